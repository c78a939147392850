"""The original store: bytes under their SHA-256, written once, never half."""

import glob
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from duckdb import DuckDBPyConnection

from tasks.obstacles import CHANGING, not_regular, too_large
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


def copy_in(source: Path, target: Path, limit_bytes: int) -> str | None:
    """Copy a file's bytes to a new file and have them on disk when this returns.

    Returns what is against taking it, None for nothing; the caller drops the copy then. What was a file when
    it was listed may be a pipe when it is opened, and may grow without end; bytes that changed while they
    were read are no state the file was ever in. Raises `OSError`.
    """
    descriptor = os.open(source, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(descriptor, "rb") as reading:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            return not_regular(before.st_mode)
        with target.open("xb") as writing:
            copied = _copied(reading, writing, limit_bytes) if before.st_size <= limit_bytes else -1
            writing.flush()
            os.fsync(writing.fileno())
        after = os.fstat(descriptor)
    if not 0 <= copied <= limit_bytes:
        return too_large(limit_bytes)
    # Files that the system makes up as they are read have no size.
    is_whole = copied == before.st_size or not before.st_size
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or not is_whole:
        return CHANGING
    return None


def _copied(reading: BinaryIO, writing: BinaryIO, limit_bytes: int) -> int:
    """Copy no more than is allowed, and one byte that tells that there is more; return how many."""
    copied = 0
    while copied <= limit_bytes and (block := reading.read(min(2**20, limit_bytes + 1 - copied))):
        writing.write(block)
        copied += len(block)
    return copied


def write_new(target: Path, pieces: Iterable[bytes]) -> None:
    """Write a new file and have it on disk when this returns; nothing is left of it where that fails."""
    try:
        with target.open("xb") as writing:
            for piece in pieces:
                writing.write(piece)
            writing.flush()
            os.fsync(writing.fileno())
    except BaseException:
        target.unlink(missing_ok=True)
        raise


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
