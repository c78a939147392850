"""Is the working warehouse the one that the archive's history ended with?

`heads.log` and the published copy stand outside of it. A working warehouse that is missing, damaged or
behind is replaced by the published copy if that has the newest head on record; one that contradicts the
record is never built upon and never published.
"""

import sys
from contextlib import closing
from pathlib import Path

import duckdb

from schemas.errors import ArchiveDamaged
from warehouse.archive import Archive
from warehouse.connection import quieten
from warehouse.durable import copy_whole
from warehouse.heads_log import head_lines, last_rebuild, read_heads_log
from warehouse.ledger import root_sha256
from warehouse.set_aside import put_in_place, set_aside_stray_log
from warehouse.storage_faults import warehouse_fault


def restore_if_lost(archive: Archive) -> None:
    """Put the published copy in the place of a working warehouse that does not have the newest head.

    Call it under the lock, before the working warehouse is opened. Raises `ArchiveDamaged` where neither
    file has the heads that `heads.log` has: going on would begin another history in the same place.
    """
    recorded, _ = read_heads_log(archive)
    # Nothing on record: a first run, or one that was killed while it made its tables.
    if not (recorded or archive.warehouse.exists()) or _has(archive.working_warehouse, recorded):
        return
    set_aside_stray_log(archive.warehouse)
    if not _has(archive.warehouse, recorded):
        raise ArchiveDamaged(
            f"{archive.working_warehouse} is not the warehouse that {archive.heads_log} tells of, and neither"
            " is the published copy",
            "`chancery verify` names what differs, `chancery rebuild` makes it anew from the originals; or"
            " restore one of them from a backup",
        )
    take_published(archive)


def take_published(archive: Archive) -> None:
    """Put a copy of the published warehouse in the place of the working one, which is set aside."""
    archive.pipeline.mkdir(parents=True, exist_ok=True)
    building = archive.pipeline / "restoring.duckdb"
    copy_whole(archive.warehouse, building)
    put_in_place(building, archive.working_warehouse)
    print("chancery: the working warehouse was taken from the published copy", file=sys.stderr)


def has_all_heads(connection: duckdb.DuckDBPyConnection, recorded: list[str]) -> bool:
    """Whether a warehouse has every head on record, and a log that bears out the newest.

    Those from before a rebuild it cannot have: their entries are gone.
    """
    held = head_lines(connection)
    rebuild = last_rebuild(connection)
    expected = recorded[rebuild.head_count :] if rebuild else recorded
    return set(expected) <= set(held) and (not held or _is_borne_out(connection, held[-1]))


def _has(path: Path, recorded: list[str]) -> bool:
    """Whether a file can be read and has all heads. Raises `ArchiveError` if it is held or refused."""
    if not path.exists():
        return False
    try:
        with closing(duckdb.connect(str(path), read_only=True)) as connection:
            quieten(connection)
            return has_all_heads(connection, recorded)
    except duckdb.CatalogException:
        return False
    except duckdb.Error as cause:
        fault = warehouse_fault(path, cause)
        if isinstance(fault, ArchiveDamaged):
            return False
        raise fault from cause


def _is_borne_out(connection: duckdb.DuckDBPyConnection, line: str) -> bool:
    _, size, root = line.split(" ")
    try:
        return root_sha256(connection, int(size)) == root
    except ValueError:
        return False
