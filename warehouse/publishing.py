"""The published copy: what everybody reads, replaced in one step when a run has landed."""

from pathlib import Path

import duckdb

from warehouse.archive import Archive
from warehouse.connection import quieten
from warehouse.durable import copy_whole, sync_folder
from warehouse.set_aside import set_aside_stray_log
from warehouse.sql import sql
from warehouse.versions import made_with


def publish(archive: Archive) -> None:
    """Put a copy of the working warehouse in the place of the published one, by one rename.

    Call it under the lock with the working warehouse closed, so that its file is complete. Readers of
    the old copy keep what they have open.
    """
    building = archive.pipeline / "publishing.duckdb"
    copy_whole(archive.working_warehouse, building)
    set_aside_stray_log(archive.warehouse)
    building.replace(archive.warehouse)
    sync_folder(archive.root)


def is_published(archive: Archive) -> bool:
    """Whether the published copy has the head and the definitions of the working warehouse."""
    if not archive.warehouse.exists():
        return False
    try:
        return _state(archive.warehouse) == _state(archive.working_warehouse)
    except duckdb.Error:
        return False


def _state(path: Path) -> tuple[object, ...]:
    connection = duckdb.connect(str(path), read_only=True)
    try:
        quieten(connection)
        return connection.execute(sql("ledger/last_head")).fetchall(), made_with(connection)
    finally:
        connection.close()
