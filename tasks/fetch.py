"""The fetch stage: files to captures and originals, a batch at a time."""

import errno
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from schemas.capture import Capture
from tasks.captures_log import append_captures
from tasks.extract.media_type import detect_media_type, name_in
from tasks.obstacles import unreadable
from tasks.original_store import Hashed, copy_in, hash_files, keep
from tasks.run_folder import RunFolder
from tasks.sources import Source
from warehouse.archive import Archive
from warehouse.clock import now
from warehouse.sql import sql

OUR_SIDE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
"""What goes wrong where the copy is written, not where the source is read."""
HEAD_BYTES = 2**16
"""How much of a file is looked at to tell what it is."""


@dataclass(frozen=True)
class Arrival:
    """What one fetch brought: a copy of our own, bytes held already that it confirmed, or the problem it met.

    `said`: what else its capture says, by the names of columns.
    """

    capture_id: str
    uri: str
    method: str
    captured_at: datetime
    copy: Path | None
    problem: str | None = None
    confirmed: tuple[str, int] | None = None
    """The SHA-256 of the bytes and their number."""
    said: Mapping[str, Any] = field(default_factory=dict)


def fetch(
    connection: DuckDBPyConnection,
    archive: Archive,
    folder: RunFolder,
    sources: list[Source],
    limit_bytes: int,
) -> list[Capture]:
    """Copy, hash, log and store a batch of files; return one capture for each, in order.

    The order is what makes it safe to be killed at any moment: a copy of our own, its hash, the line in
    the captures log, and only then the original's place in the store.
    """
    ids = [row[0] for row in connection.execute(sql("fetch/new_ids"), {"count": len(sources)}).fetchall()]
    arrivals = []
    for source, capture_id in zip(sources, ids, strict=True):
        copy = folder.incoming / capture_id
        problem = _copy(source, copy, limit_bytes)
        arrivals.append(
            Arrival(
                capture_id=capture_id,
                uri=source.uri,
                method="file",
                captured_at=now(),
                copy=None if problem else copy,
                problem=problem,
                said={**said_of(source), "error_code": source.code if problem else None},
            )
        )
    return capture_arrivals(connection, archive, folder.run_id, arrivals)


def said_of(source: Source) -> dict[str, Any]:
    """Return what a capture says of who asked for it."""
    return {
        "source_name": source.asked.source_name,
        "found_in": source.asked.found_in,
        "declared_language": source.asked.declared_language,
    }


def capture_arrivals(
    connection: DuckDBPyConnection, archive: Archive, run_id: str, arrivals: list[Arrival]
) -> list[Capture]:
    """Hash, log and store what has arrived; return one capture for each, in order.

    Copies are moved into the store; one file may be the copy of several arrivals.
    """
    copies = list(dict.fromkeys(arrival.copy for arrival in arrivals if arrival.copy))
    hashed = {each.path: each for each in hash_files(connection, copies)}
    captures: list[Capture] = []
    seen: set[str] = set()
    for arrival in arrivals:
        found = hashed[arrival.copy] if arrival.copy else None
        captures.append(_capture(archive, run_id, arrival, found, seen))
    append_captures(archive, captures)
    for each in hashed.values():
        keep(archive, each)
    return captures


def recover(connection: DuckDBPyConnection, archive: Archive, folder: RunFolder, vouched: set[str]) -> None:
    """Finish storing what a killed run had logged (`vouched`: those hashes); drop the rest of its copies."""
    left = sorted(path for path in folder.incoming.glob("*") if path.is_file())
    for each in hash_files(connection, left):
        if each.original_sha256 in vouched:
            keep(archive, each)
        else:
            each.path.unlink()


def _copy(source: Source, target: Path, limit_bytes: int) -> str | None:
    """Copy a source; return what went wrong, None if nothing did."""
    if source.problem or source.path is None:
        return source.problem or "is no file"
    try:
        problem = copy_in(source.path, target, limit_bytes)
    except OSError as error:
        if error.errno in OUR_SIDE or str(error.filename) == str(target):
            target.unlink(missing_ok=True)
            raise
        problem = unreadable(error)
    if problem:
        target.unlink(missing_ok=True)
    return problem


def _capture(
    archive: Archive, run_id: str, arrival: Arrival, hashed: Hashed | None, seen: set[str]
) -> Capture:
    facts: dict[str, Any] = {
        "capture_id": arrival.capture_id,
        "run_id": run_id,
        "uri": arrival.uri,
        "final_uri": arrival.uri,
        "captured_at": arrival.captured_at,
        "method": arrival.method,
        **arrival.said,
    }
    if arrival.confirmed is not None:
        original_sha256, original_bytes = arrival.confirmed
        return Capture(
            **facts,
            original_sha256=original_sha256,
            original_bytes=original_bytes,
            outcome="not_modified",
        )
    if hashed is None:
        return Capture(**facts, outcome="failed", error=arrival.problem)
    is_known = hashed.original_sha256 in seen or archive.original(hashed.original_sha256).exists()
    seen.add(hashed.original_sha256)
    with hashed.path.open("rb") as file:
        media_type = detect_media_type(file.read(HEAD_BYTES), name_in(arrival.uri))
    return Capture(
        **facts,
        media_type=media_type,
        original_sha256=hashed.original_sha256,
        original_bytes=hashed.original_bytes,
        outcome="unchanged" if is_known else "stored",
    )
