"""`heads.log`: one line per run, `TIME SIZE ROOT`, outside the warehouse and only ever appended to."""

import os
from dataclasses import dataclass
from datetime import datetime

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.archive import Archive
from warehouse.sql import sql


@dataclass(frozen=True)
class Rebuild:
    """The last time that the warehouse was made anew, and what heads.log was before: that stays as it was."""

    recorded_at: datetime
    captured_count: int
    head_count: int
    heads_log_bytes: int
    heads_log_sha256: str


def last_rebuild(connection: DuckDBPyConnection) -> Rebuild | None:
    """Return the last rebuild on record; None if there was none."""
    try:
        found = connection.execute(sql("ledger/last_rebuild")).fetchall()
    except duckdb.CatalogException:
        # An earlier version made the file, and could not rebuild.
        return None
    return Rebuild(*found[0]) if found else None


def head_lines(connection: DuckDBPyConnection) -> list[str]:
    """Return the line of every head the warehouse has, oldest first."""
    return [line for (line,) in connection.execute(sql("ledger/head_lines")).fetchall()]


def sync_heads_log(connection: DuckDBPyConnection, archive: Archive) -> list[str]:
    """Append the heads that the warehouse has and the log lacks; return their lines.

    Call it after every commit, and at the start of a run in case the last one died in between. Nothing
    is ever rewritten: a line that a crash tore off is completed where it is the beginning of the next.
    """
    written, torn = read_heads_log(archive)
    known = set(written)
    lacking = [line for line in head_lines(connection) if line not in known]
    if lacking:
        text = "\n".join(lacking) + "\n"
        _append(archive, text.removeprefix(torn) if text.startswith(torn) else "\n" + text)
    return lacking


def read_heads_log(archive: Archive) -> tuple[list[str], str]:
    """Return the finished lines of the log, and what stands after the last line end (normally nothing)."""
    if not archive.heads_log.exists():
        return [], ""
    text = archive.heads_log.read_text(encoding="utf-8", errors="replace")
    *lines, torn = text.split("\n")
    return lines, torn


def finished_heads_log(archive: Archive) -> bytes:
    """Return all that stands in the log, with an end to the line that a crash tore off, if there is one."""
    held = archive.heads_log.read_bytes() if archive.heads_log.exists() else b""
    return held + b"\n" if held and not held.endswith(b"\n") else held


def finish_heads_log(archive: Archive) -> None:
    """End the line that a crash tore off, if there is one."""
    if read_heads_log(archive)[1]:
        _append(archive, "\n")


def _append(archive: Archive, text: str) -> None:
    """Write text after what stands there, and wait until the disk has it."""
    with archive.heads_log.open("ab") as log:
        log.write(text.encode("utf-8"))
        log.flush()
        os.fsync(log.fileno())
