"""Whether the machine has the room, the memory and the locks that a run needs."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from flows.doctor.check import Check, broken, doubtful, good
from schemas.settings import Settings

GIB = 2**30
LITTLE_ROOM_BYTES, NO_ROOM_BYTES = 2 * GIB, GIB // 4
"""Less is doubtful, less still is broken: a run copies what it fetches, and then the warehouse."""


def check_machine(root: Path, settings: Settings) -> Iterator[Check]:
    """Yield checks of where the archive at `root` is or would be."""
    place = nearest_folder(root)
    yield room_check(f"disk of {place}", shutil.disk_usage(place).free)
    temporary = Path(tempfile.gettempdir())
    yield room_check(f"disk of {temporary}", shutil.disk_usage(temporary).free)
    yield lock_check(place)
    yield memory_check(_available_bytes(), settings)


def nearest_folder(path: Path) -> Path:
    """Return the path, or the nearest folder above it that exists."""
    return next(each for each in (path, *path.parents) if each.is_dir())


def room_check(subject: str, free_bytes: int) -> Check:
    seen = f"{free_bytes / GIB:.1f} GiB free"
    if free_bytes < NO_ROOM_BYTES:
        return broken(subject, seen, "make room before the next run: it would stop in the middle")
    if free_bytes < LITTLE_ROOM_BYTES:
        return doubtful(subject, seen, "make room soon: a run copies what it fetches, and the warehouse")
    return good(subject, seen)


def lock_check(folder: Path) -> Check:
    """Return whether files can be written and locked there, as one writer at a time needs."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.fsync(file.fileno())
    except OSError as cause:
        advice = "name an archive on a disk that can, with --archive or $CHANCERY_ARCHIVE"
        return broken("writing and locking", f"{folder} cannot be used: {cause.strerror}", advice)
    return good("writing and locking", f"{folder} can be written to, and locks its files")


def memory_check(available: int | None, settings: Settings) -> Check:
    """Return whether the memory that is free now holds what a run may take at its most."""
    wanted = max(settings.workers * settings.limits.memory_bytes, 2 * settings.memory_bytes)
    seen = f"a run takes {wanted / GIB:.1f} GiB at the most"
    if available is None:
        return good("memory", seen)
    seen = f"{available / GIB:.1f} GiB free; {seen}"
    if available >= wanted:
        return good("memory", seen)
    return doubtful("memory", seen, "lower workers, limits.memory_bytes or memory_bytes: chancery.toml")


def _available_bytes() -> int | None:
    """Return the memory that can be had without swapping; None where the system does not say."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    sizes = dict(line.split(":", 1) for line in lines if ":" in line)
    return int(sizes["MemAvailable"].split()[0]) * 1024 if "MemAvailable" in sizes else None
