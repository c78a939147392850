"""Is the working warehouse the one that the archive's history ended with?

`heads.log` and the published copy stand outside of it. A working warehouse that is missing, damaged or
behind is replaced by the published copy if that has the newest head on record; one that contradicts the
record is never built upon and never published.
"""

import shutil
import sys
from pathlib import Path

import duckdb

from schemas.errors import ArchiveError
from warehouse.archive import Archive
from warehouse.heads_log import head_lines, read_heads_log
from warehouse.ledger import root_sha256


def restore_if_lost(archive: Archive) -> None:
    """Put the published copy in the place of a working warehouse that does not have the newest head.

    Call it under the lock, before the working warehouse is opened. Raises `ArchiveError` where neither
    file has the heads that `heads.log` has: going on would begin another history in the same place.
    """
    recorded, _ = read_heads_log(archive)
    # Nothing on record: a first run, or one that was killed while it made its tables.
    if not (recorded or archive.warehouse.exists()) or _has(archive.working_warehouse, recorded):
        return
    if not _has(archive.warehouse, recorded):
        raise ArchiveError(
            f"{archive.working_warehouse} is not the warehouse that {archive.heads_log} tells of, and neither"
            " is the published copy: `chancery verify` names what differs; restore one of them from a backup"
        )
    if archive.working_warehouse.exists():
        aside = archive.working_warehouse.with_suffix(".set-aside")
        archive.working_warehouse.replace(aside)
        print(f"chancery: the working warehouse was damaged; it is kept as {aside}", file=sys.stderr)
    archive.pipeline.mkdir(parents=True, exist_ok=True)
    building = archive.pipeline / "restoring.duckdb"
    shutil.copyfile(archive.warehouse, building)
    building.replace(archive.working_warehouse)
    print("chancery: the working warehouse was taken from the published copy", file=sys.stderr)


def _has(path: Path, recorded: list[str]) -> bool:
    """Whether a file can be opened, has every recorded head, and a log that bears out its newest."""
    if not path.exists():
        return False
    try:
        connection = duckdb.connect(str(path), read_only=True)
    except duckdb.Error:
        return False
    try:
        held = head_lines(connection)
        return set(recorded) <= set(held) and (not held or _is_borne_out(connection, held[-1]))
    except duckdb.Error:
        return False
    finally:
        connection.close()


def _is_borne_out(connection: duckdb.DuckDBPyConnection, line: str) -> bool:
    _, size, root = line.split(" ")
    try:
        return root_sha256(connection, int(size)) == root
    except ValueError:
        return False
