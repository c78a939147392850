"""One writer at a time: the lock on an archive, and who holds it."""

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from schemas.errors import ArchiveBusy, ArchiveError
from warehouse.archive import Archive

FIRST_PAUSE, LONGEST_PAUSE = 0.01, 0.5


@contextmanager
def archive_lock(archive: Archive, holder: str, patience_seconds: float) -> Iterator[None]:
    """Hold the archive for writing; `holder` says to others who does.

    Waits for another holder, then raises `ArchiveBusy` with its name. The system frees the lock when
    its holder dies.
    """
    try:
        archive.pipeline.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(archive.lock, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as cause:
        raise ArchiveError(f"cannot write to {archive.root}: {cause.strerror}") from cause
    try:
        _acquire(archive, descriptor, patience_seconds)
        # On a full disk the lock holds as well, only without the name of its holder.
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, holder.encode("utf-8"), 0)
        yield
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _acquire(archive: Archive, descriptor: int, patience_seconds: float) -> None:
    deadline, pause = time.monotonic() + patience_seconds, FIRST_PAUSE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > deadline:
                holder = _written_holder(descriptor)
                raise ArchiveBusy(
                    f"{archive.root} is held by {holder}; waited {patience_seconds:.0f} s", "try again later"
                ) from None
        time.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)


def lock_holder(archive: Archive) -> str | None:
    """Return who holds the archive for writing now, None if nobody does. Waits for nobody."""
    try:
        descriptor = os.open(archive.lock, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _written_holder(descriptor)
    finally:
        os.close(descriptor)
    return None


def _written_holder(descriptor: int) -> str:
    return os.pread(descriptor, 500, 0).decode("utf-8", "replace") or "another process"
