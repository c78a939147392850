"""Copies that are whole or not there, renames that last, and where DuckDB keeps what is not in a file yet."""

import os
import shutil
from pathlib import Path


def copy_whole(source: Path, target: Path) -> None:
    """Copy a file so that `target` is either what it was or all of the copy, and that on disk."""
    building = target.with_name(f"{target.name}.part")
    try:
        shutil.copyfile(source, building)
        sync_file(building)
        building.replace(target)
    except OSError:
        building.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def log_beside(path: Path) -> Path:
    """Return where DuckDB keeps what waits to be taken into a database file."""
    return path.with_name(f"{path.name}.wal")


def sync_file(path: Path) -> None:
    """Have what a file holds on disk: a file that is renamed first may be empty after a power failure."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have a folder's entries on disk: a rename is durable only when its folder is."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
