"""A rebuild without Prefect: what the flow does, stage by stage."""

from schemas.settings import Settings
from tasks.land import RunFacts
from tasks.rebuild import begin_rebuild, land_rebuilt, put_rebuilt_in_place
from tasks.run_folder import run_folder
from tasks.work_list import new_run_id, to_derive
from tests.benchmarks.plain_ingest import derive_plainly
from warehouse.archive import Archive
from warehouse.archive_lock import archive_lock
from warehouse.clock import now


def rebuild_plainly(archive: Archive, settings: Settings) -> None:
    """Make the warehouse of an archive anew as one run of the flow would."""
    made = archive.rebuilt
    with (
        run_folder(archive, new_run_id()) as folder,
        archive_lock(archive, folder.run_id, settings.lock_seconds),
    ):
        facts = RunFacts(folder.run_id, "rebuild", None, now(), "{}")
        remains = begin_rebuild(archive, folder, settings)
        captures = derive_plainly(made, folder, remains.sound, settings, only_new=True)
        while captures:
            found = [(each.original_sha256, each.uri) for each in captures if each.original_sha256]
            captures = derive_plainly(made, folder, to_derive(made, found, []), settings)
        fault = land_rebuilt(archive, folder, facts, remains, settings)
        put_rebuilt_in_place(archive)
        if fault is not None:
            raise fault
