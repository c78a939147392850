"""A run's own place under `pipeline/staging/`, and what runs that were killed left in theirs.

A live run holds a lock on its folder, which the system frees when the process dies: so a folder whose
lock is free belongs to a run that was cut short, and the next run takes over what it had done.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from warehouse.archive import Archive


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

    def describe(self, started_at: datetime, facts: dict[str, Any]) -> None:
        """Write down what the run is, so that the next one can tell of it if this one is killed."""
        text = json.dumps({**facts, "run_id": self.run_id, "started_at": started_at.isoformat()})
        (self.path / "run.json").write_text(text, encoding="utf-8")

    def description(self) -> dict[str, Any] | None:
        """Return what the run wrote down of itself, None if it was killed before it could."""
        try:
            described: dict[str, Any] = json.loads((self.path / "run.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return described


@contextmanager
def run_folder(archive: Archive, run_id: str) -> Iterator[RunFolder]:
    """Make a run's folder and hold it. A run that ends well removes it; one that fails leaves it."""
    folder = RunFolder(archive.staging / run_id)
    folder.incoming.mkdir(parents=True)
    folder.batches.mkdir()
    with _held(folder.path):
        yield folder
        shutil.rmtree(folder.path)


@contextmanager
def abandoned_folders(archive: Archive) -> Iterator[list[RunFolder]]:
    """Hold the folders of runs that were cut short, oldest first, while the block runs."""
    held: list[tuple[RunFolder, int]] = []
    try:
        for path in sorted(archive.staging.glob("*")):
            descriptor = _try_lock(path)
            if descriptor is not None:
                held.append((RunFolder(path), descriptor))
        yield [folder for folder, _ in held]
    finally:
        for _, descriptor in held:
            os.close(descriptor)


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
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor
