"""What the system or DuckDB says when a file of the archive fails, as one sentence that says what to do."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from schemas.errors import DUCKDB_INTERRUPTED, ArchiveBusy, ArchiveDamaged, ArchiveError

BUSY = ("Could not set lock", "different configuration")
"""What DuckDB says when another process, or another connection of this one, has the file for writing."""

FULL = ("No space left on device", "Disk quota exceeded")
REFUSED = ("Permission denied", "Read-only file system", "Operation not permitted")
FAILING = ("Input/output error",)
DISK_WORDS = (*FULL, *REFUSED, *FAILING)
NEWER = ("newer version of DuckDB", "storage version", "version number")

MAKE_ROOM = "free some and run the same command again"
SEE_TO_IT = "see to it, then run the same command again"
REBUILD = "`chancery rebuild` puts a sound one in its place and keeps this one"

NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
NOT_OURS = (errno.EROFS, errno.EACCES, errno.EPERM)

DAMAGE = (duckdb.IOException, duckdb.InternalException, duckdb.FatalException, duckdb.SerializationException)
CORRUPT = "Corrupt database file"
"""What DuckDB says in an error of no class of its own when a block has not its checksum."""


def is_damage(cause: BaseException) -> bool:
    """Whether DuckDB has come upon blocks that are not what it wrote, or cannot read or write any."""
    return isinstance(cause, DAMAGE) or (isinstance(cause, duckdb.Error) and CORRUPT in str(cause))


def is_of_the_machine(cause: BaseException) -> bool:
    """Whether it says nothing of our code: a fault of disk or memory, or somebody who interrupts."""
    outside = (OSError, MemoryError, duckdb.OutOfMemoryException, duckdb.InterruptException)
    said = str(cause)
    is_outside = isinstance(cause, outside) or said == DUCKDB_INTERRUPTED
    return is_outside or is_damage(cause) or any(words in said for words in DISK_WORDS)


@contextmanager
def storage_faults(root: Path) -> Iterator[None]:
    """Make an `ArchiveError` of what goes wrong where the archive is written; input is told of elsewhere."""
    try:
        yield
    except OSError as cause:
        raise system_fault(root, cause) from cause
    except duckdb.Error as cause:
        # A commit that finds no room is a TransactionException, for one.
        if not is_damage(cause) and not any(words in str(cause) for words in DISK_WORDS):
            raise
        raise warehouse_fault(root, cause) from cause


def warehouse_fault(path: Path, cause: duckdb.Error) -> ArchiveError:
    """Return what a failure of DuckDB on a file means: of memory or disk, busy, newer or damaged."""
    said = " ".join(str(cause).partition("\n")[0].split())
    if isinstance(cause, duckdb.OutOfMemoryException):
        return ArchiveError(f"there is not enough memory to read {path} ({said})", "free some")
    if any(words in said for words in BUSY):
        return ArchiveBusy(f"{path} is being written to", "try again when the ingest has ended")
    if any(words in said for words in FULL):
        return ArchiveError(f"no space is left for {path} ({said})", MAKE_ROOM)
    if any(words in said for words in REFUSED):
        return ArchiveError(f"cannot use {path} ({said})", "see to it that it can be read and written here")
    if any(words in said for words in FAILING):
        return ArchiveError(f"the disk with {path} fails ({said})", SEE_TO_IT)
    if any(words in said for words in NEWER):
        return ArchiveError(
            f"{path} was written by a later DuckDB than this one ({said})", "install that one"
        )
    return ArchiveDamaged(f"{path} is damaged ({said})", REBUILD)


def system_fault(root: Path, cause: OSError) -> ArchiveError:
    """Return what a refusal of the system means, for the file it names or else for `root`."""
    place = cause.filename if isinstance(cause.filename, str) else root
    said = cause.strerror or str(cause)
    if cause.errno in NO_ROOM:
        return ArchiveError(f"no space is left for {place}", MAKE_ROOM)
    if cause.errno in NOT_OURS:
        return ArchiveError(f"cannot write to {place}: {said}; the archive is as it was")
    return ArchiveError(f"{place}: {said}", SEE_TO_IT)
