"""Whether a warehouse file is what its ledger and heads.log say: then nothing needs to be made anew."""

from contextlib import ExitStack, closing, suppress
from pathlib import Path

import duckdb

from schemas.errors import ArchiveDamaged
from warehouse.archive import Archive
from warehouse.connection import copy_database, migrated_copy, working_warehouse
from warehouse.continuity import has_all_heads, take_published
from warehouse.durable import log_beside, sync_file, sync_folder
from warehouse.heads_log import read_heads_log
from warehouse.publishing import publish
from warehouse.set_aside import set_aside_stray_log
from warehouse.storage_faults import warehouse_fault
from warehouse.verify import check_warehouse
from warehouse.verify_inspection import Inspection, open_read_only
from warehouse.versions import is_up_to_date, refuse_newer


def refuse_later(archive: Archive) -> None:
    """Raise `ArchiveError` if a later version has made one of the two files, as far as they can be opened."""
    for path in (archive.working_warehouse, archive.warehouse):
        with suppress(duckdb.Error), closing(open_read_only(path)) as connection:
            refuse_newer(connection, path)


def keep_sound(archive: Archive) -> Path | None:
    """Put a file that is sound in the place of one that is not; return it, None if neither is.

    Call it under the lock.
    """
    if _is_sound(archive, archive.working_warehouse):
        _write_anew(archive)
        publish(archive)
        return archive.working_warehouse
    set_aside_stray_log(archive.warehouse)
    if _is_sound(archive, archive.warehouse):
        take_published(archive)
        return archive.warehouse
    return None


def _write_anew(archive: Archive) -> None:
    """Put a copy of all that the working warehouse holds, its log included, in its place: keys are made anew.

    No query reads the blocks of a key. A damaged one shows in the next run alone, which adds to the table.
    """
    building = archive.pipeline / "rewriting.duckdb"
    building.unlink(missing_ok=True)
    with working_warehouse(archive) as connection:
        copy_database(connection, building)
    sync_file(building)
    building.replace(archive.working_warehouse)
    log_beside(archive.working_warehouse).unlink(missing_ok=True)
    sync_folder(archive.pipeline)


def _is_sound(archive: Archive, path: Path) -> bool:
    """Whether all that a file holds can be read and is vouched for, up to the newest head on record."""
    if not path.exists():
        return False
    try:
        with ExitStack() as stack:
            connection = stack.enter_context(closing(open_read_only(path)))
            refuse_newer(connection, path)
            if not has_all_heads(connection, read_heads_log(archive)[0]):
                return False
            if not is_up_to_date(connection):
                connection = stack.enter_context(migrated_copy(path))
            inspection = Inspection(connection, path.name, None)
            check_warehouse(inspection, archive, lambda _: None)
            return not inspection.differences
    except duckdb.Error as cause:
        fault = warehouse_fault(path, cause)
        if not isinstance(fault, ArchiveDamaged):
            raise fault from cause
        return False
