"""A run's own place under `pipeline/staging/`, and what runs that were killed left in theirs.

A live run holds a lock on its folder, which the system frees when the process dies: so a folder whose
lock is free belongs to a run that was cut short, and the next run takes over what it had done.
"""

import contextlib
import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from warehouse.archive import Archive

SHARD_PREFIX = "shard-"
"""What the names of shards' folders begin with, which stand beside those of runs."""


@dataclass(frozen=True)
class RunFolder:
    """Where one run keeps its unfinished work."""

    path: Path

    @property
    def run_id(self) -> str:
        return self.path.name

    @property
    def incoming(self) -> Path:
        """Copies of what is being fetched, under names of our own."""
        return self.path / "incoming"

    @property
    def batches(self) -> Path:
        """One folder of Parquet files for each batch that is derived."""
        return self.path / "batches"

    @property
    def asked(self) -> Path:
        """One mark for each shard that is asked for and not among the batches yet."""
        return self.path / "asked"


@contextmanager
def run_folder(archive: Archive, run_id: str) -> Iterator[RunFolder]:
    """Make a run's folder and hold it. A run that ends well removes it; one that fails leaves it."""
    folder = RunFolder(archive.staging / run_id)
    folder.incoming.mkdir(parents=True)
    folder.batches.mkdir()
    folder.asked.mkdir()
    with _held(folder.path):
        yield folder
        remove(folder)


def remove(folder: RunFolder) -> None:
    """Remove a run's folder; a process that is killed on the way leaves no batch that looks whole."""
    with contextlib.suppress(FileNotFoundError):
        folder.batches.rename(folder.path / "removed")
    shutil.rmtree(folder.path)


@contextmanager
def abandoned_folders(archive: Archive) -> Iterator[list[RunFolder]]:
    """Hold the folders of runs that were cut short, oldest first, while the block runs."""
    held: list[tuple[RunFolder, int]] = []
    try:
        for path in run_paths(archive):
            descriptor = _try_lock(path)
            if descriptor is not None:
                held.append((RunFolder(path), descriptor))
        yield [folder for folder, _ in held]
    finally:
        for _, descriptor in held:
            os.close(descriptor)


def live_run_ids(archive: Archive, own: str) -> list[str]:
    """Return the ids of the other runs that are at work now."""
    live = []
    for path in run_paths(archive):
        if path.name == own:
            continue
        descriptor = _try_lock(path)
        if descriptor is None:
            live.append(path.name)
        else:
            os.close(descriptor)
    return live


def run_paths(archive: Archive) -> list[Path]:
    """Return the folders of all runs, alive or cut short, oldest first."""
    return sorted(each for each in archive.staging.glob("*") if not each.name.startswith(SHARD_PREFIX))


@contextmanager
def _held(path: Path) -> Iterator[None]:
    descriptor = _try_lock(path)
    if descriptor is None:
        raise RuntimeError(f"{path} is held by another process")
    try:
        yield
    finally:
        os.close(descriptor)


def _try_lock(path: Path) -> int | None:
    """Return a descriptor that holds the folder's lock, or None if a live run has it."""
    try:
        return _locked(os.open(path, os.O_RDONLY | os.O_DIRECTORY))
    except OSError as cause:
        if cause.errno != errno.EBADF:
            return None
    try:
        # NFS gives an exclusive lock only on what is open for writing, which a folder cannot be.
        return _locked(os.open(path / "lock", os.O_RDWR | os.O_CREAT, 0o644))
    except OSError:
        return None


def _locked(descriptor: int) -> int:
    """Lock what is open and return it; raises `OSError`, with it closed, if that cannot be done at once."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor
