"""What stands against taking in a file, each with the one thing to do about it.

Every sentence goes on from "it", and is kept with the capture that failed.
"""

import errno
import stat

RETRY = "then `chancery quarantine retry`"

LEADS_OUT = (
    "is a link out of the folder, or to a hidden one in it, and is not followed; to have what it leads to,"
    " ingest that by its own name"
)
LINK_TO_ITSELF = f"is a link that leads back to itself; put the file that was meant in its place, {RETRY}"
LINK_TO_NOTHING = f"is a link to what is not there; put the file there that it leads to, {RETRY}"
CHANGING = f"changed while it was read: somebody is writing to it still; wait until it is complete, {RETRY}"

TO_DO = {
    errno.ENOENT: "put it back",
    errno.EACCES: "let the account that runs this read it",
    errno.EPERM: "let the account that runs this read it",
    errno.ENAMETOOLONG: "move it to where its path is shorter",
}
KINDS = ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISDIR, "a folder"))


def unreadable(error: OSError, done: str = "read") -> str:
    """Return that something cannot be read, or whatever else was to be done with it, and why."""
    if error.errno == errno.ELOOP:
        return LINK_TO_ITSELF
    to_do = TO_DO.get(error.errno or 0, "see to that")
    return f"cannot be {done}: {error.strerror}; {to_do}, {RETRY}"


def not_regular(mode: int) -> str:
    """Return that something of this mode (`st_mode`) is no regular file, but what."""
    kind = next((name for is_kind, name in KINDS if is_kind(mode)), "a device")
    return f"is {kind} and not a regular file: only files are fetched; put a file in its place, {RETRY}"


def too_large(limit_bytes: int) -> str:
    """Return that a file is larger than it may be."""
    return f"is larger than {limit_bytes >> 20} MiB; raise limits.original_bytes, {RETRY}"
