"""The original store: bytes under their SHA-256, written once, never half."""

import glob
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from duckdb import DuckDBPyConnection

from warehouse.archive import Archive
from warehouse.durable import sync_folder
from warehouse.sql import sql

MOST_BYTES_AT_ONCE = 256 * 2**20
"""How much is hashed in one query: DuckDB holds the whole of it in memory."""


@dataclass(frozen=True)
class Hashed:
    """A file and what its bytes are."""

    path: Path
    original_sha256: str
    original_bytes: int


def copy_in(source: Path, target: Path) -> None:
    """Copy a file's bytes to a new file and have them on disk when this returns. Raises `OSError`."""
    with source.open("rb") as reading, target.open("xb") as writing:
        shutil.copyfileobj(reading, writing, 2**20)
        writing.flush()
        os.fsync(writing.fileno())


def hash_files(connection: DuckDBPyConnection, paths: Sequence[Path]) -> list[Hashed]:
    """Return the SHA-256 and length of each file, computed by DuckDB, many files a query."""
    hashed: dict[str, Hashed] = {}
    for group in _groups(paths):
        # read_blob takes patterns, so that a name's brackets and stars must be escaped.
        names = [glob.escape(str(path)) for path in group]
        for name, digest, size in connection.execute(sql("fetch/hash_files"), {"paths": names}).fetchall():
            hashed[name] = Hashed(Path(name), digest, size)
    return [hashed[str(path)] for path in paths]


def keep(archive: Archive, hashed: Hashed) -> None:
    """Move a hashed file to its place in the store; bytes that are there already stay as they are."""
    target = archive.original(hashed.original_sha256)
    if target.exists():
        hashed.path.unlink()
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    hashed.path.chmod(0o444)
    hashed.path.rename(target)
    sync_folder(target.parent)


def _groups(paths: Sequence[Path]) -> Iterator[list[Path]]:
    group: list[Path] = []
    size = 0
    for path in paths:
        length = path.stat().st_size
        if group and size + length > MOST_BYTES_AT_ONCE:
            yield group
            group, size = [], 0
        group.append(path)
        size += length
    if group:
        yield group
