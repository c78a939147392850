"""The rebuild flow: the warehouse made anew from originals, captures.ndjson and heads.log."""

from prefect import flow
from prefect.runtime import flow_run

from flows.cli.reading import named_archive
from flows.cli.settings import run_settings
from flows.stages.rounds import derive_again
from flows.stages.run_facts import run_facts
from flows.telling.run_artifacts import progress_told
from schemas.run import RunReport
from schemas.settings import Settings
from tasks.batch_tasks import archive_turn, begin_rebuild_batch, derive_batch, land_rebuilt_run
from tasks.lineage.datasets import addresses, landed_views
from tasks.lineage.sending import sender
from tasks.lineage.telling import flow_told
from tasks.recovery import rejected_originals
from tasks.run_folder import run_folder
from tasks.run_report import run_report
from tasks.work_list import new_run_id
from warehouse.clock import now
from warehouse.connection import published_warehouse


@flow(name="rebuild", flow_run_name="rebuild the warehouse", log_prints=False, persist_result=False)
def rebuild(archive: str | None = None, settings: Settings | None = None) -> RunReport:
    """Make the warehouse anew from all that was captured; return what came of it.

    The archive is held from beginning to end: what another run landed meanwhile would be lost.
    """
    place = named_archive(archive).resolved
    settings = settings or run_settings(place)
    started_at = now()
    send = sender(place, settings.openlineage_url)
    with (
        progress_told(),
        run_folder(place, new_run_id()) as folder,
        archive_turn(place, f"rebuild {folder.run_id}", settings),
        flow_told("rebuild", folder.run_id, rebuild, send) as told,
    ):
        remains = begin_rebuild_batch(place, folder, settings)
        told.inputs = addresses(uri for _, uri in remains.sound)
        with told.stage("derive", derive_batch):
            derive_again(place.rebuilt, folder, remains.sound, settings)
        facts = run_facts(folder.run_id, "rebuild", flow_run.id, started_at, settings)
        with told.stage("land", land_rebuilt_run):
            land_rebuilt_run(place, folder, facts, remains, settings)
        with published_warehouse(place) as connection:
            told.outputs = landed_views(connection, place, folder.run_id)
        rejected = rejected_originals(folder)
    done = run_report(place, facts.run_id, rejected)
    return done.model_copy(update={"lineage_failure": send.failure})
