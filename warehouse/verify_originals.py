"""Whether the bytes under `originals/` are those that their names say, hashed again by DuckDB."""

import glob
import os
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.archive import Archive
from warehouse.connection import open_scratch
from warehouse.sql import sql
from warehouse.verify_inspection import Inspection, first_line

FILES_AT_ONCE = 500
BYTES_AT_ONCE = 64_000_000
"""What one query hashes: enough files that starting it costs nothing, few enough bytes to hold."""

NAME = re.compile(r"[0-9a-f]{64}")

Hashed = tuple[str, int | None, str | None, str | None]
"""SHA-256 by name, bytes, SHA-256 by content, and why it could not be read."""


@dataclass(frozen=True)
class Originals:
    """What stands under `originals/`: what each file holds, and what no SHA-256 names."""

    hashed: list[Hashed]
    strays: list[str]


def read_originals(archive: Archive, document_id: str | None, tell: Callable[[str], None]) -> Originals:
    """Hash the originals again; with one document only its own. Needs no warehouse."""
    files, strays = _files(archive)
    if document_id is not None:
        files, strays = {name: path for name, path in files.items() if name == document_id}, []
    return Originals(list(_hash_files(files, tell)), strays)


def check_originals(inspection: Inspection, originals: Originals) -> tuple[int, int]:
    """Compare what the originals hold with what they should; return how many files and bytes were hashed.

    Needs `logged_captures` to tell whose bytes nobody captured.
    """
    for stray in originals.strays:
        inspection.add("originals_unknown", f"originals/{stray}", "not named by a SHA-256: none of ours")
    with inspection.guarded("originals"):
        _load(inspection.connection, originals.hashed)
        inspection.compare("originals", is_in_file=False)
        if inspection.document_id is None:
            inspection.compare("originals_unknown", is_in_file=False)
    return len(originals.hashed), sum(size or 0 for _, size, _, _ in originals.hashed)


def _files(archive: Archive) -> tuple[dict[str, str], list[str]]:
    """Return the files by the SHA-256 they are named by, and the names of those that are named otherwise."""
    files, strays = {}, []
    root = os.fspath(archive.originals)
    for folder, _, names in os.walk(root):
        inner = os.path.relpath(folder, root)
        for name in names:
            original_sha256 = inner + name
            if len(inner) == 2 and NAME.fullmatch(original_sha256):
                files[original_sha256] = os.path.join(folder, name)
            else:
                stray = os.path.normpath(os.path.join(inner, name))
                strays.append(os.fsencode(stray).decode("utf-8", "backslashreplace"))
    return dict(sorted(files.items())), sorted(strays)


def _hash_files(files: dict[str, str], tell: Callable[[str], None]) -> Iterator[Hashed]:
    """Yield what every file holds, hashed in batches on as many threads as there are processors."""
    done = 0
    with open_scratch() as scratch, ThreadPoolExecutor(os.cpu_count()) as threads:
        for batch in threads.map(lambda paths: _hash_batch(scratch, paths), _batches(files)):
            yield from batch
            done += len(batch)
            tell(f"originals: {done:,} of {len(files):,} hashed")


def _batches(files: dict[str, str]) -> list[dict[str, str]]:
    batches: list[dict[str, str]] = []
    space = 0
    for name, path in files.items():
        # What is not there any more, or leads nowhere, is told of when it is to be hashed.
        size = os.stat(path).st_size if os.path.exists(path) else 0
        if not batches or len(batches[-1]) >= FILES_AT_ONCE or size > space:
            batches.append({})
            space = BYTES_AT_ONCE
        batches[-1][name] = path
        space -= size
    return batches


def _hash_batch(scratch: DuckDBPyConnection, files: dict[str, str]) -> list[Hashed]:
    """Return what these files hold; if one cannot be read, the others one by one."""
    by_path = {path: name for name, path in files.items()}
    try:
        with scratch.cursor() as cursor:
            values = {"paths": [glob.escape(path) for path in by_path]}
            rows = cursor.execute(sql("fetch/hash_files"), values).fetchall()
    except duckdb.Error as cause:
        if len(files) == 1:
            return [(name, None, None, first_line(cause)) for name in files]
        return [row for name, path in files.items() for row in _hash_batch(scratch, {name: path})]
    return [(by_path[path], size, content_sha256, None) for path, content_sha256, size in rows]


def _load(connection: DuckDBPyConnection, hashed: list[Hashed]) -> None:
    """Fill the temporary table `files`."""
    columns = [list(column) for column in zip(*hashed, strict=True)] or [[], [], [], []]
    names = ("names", "sizes", "hashes", "errors")
    connection.execute(sql("verify/load_files"), dict(zip(names, columns, strict=True)))
