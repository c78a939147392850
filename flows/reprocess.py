"""The reprocess flow: documents derived again from their stored originals, by the rules there are now."""

from prefect import flow
from prefect.runtime import flow_run

from flows.attempts import give_up_in_time
from flows.cli.reading import named_archive
from flows.cli.settings import run_settings
from flows.stages.rounds import derive_again
from flows.stages.run_facts import run_facts
from flows.telling.run_artifacts import progress_told, tell_reprocess
from flows.telling.run_names import reprocess_name
from schemas.run import ReprocessReport
from schemas.settings import Settings
from tasks.batch_tasks import derive_batch, land_run, recover_batch
from tasks.lineage.datasets import addresses, landed_views
from tasks.lineage.sending import sender
from tasks.lineage.telling import flow_told
from tasks.recovery import rejected_originals
from tasks.run_folder import run_folder
from tasks.run_report import reprocess_report
from tasks.work_list import new_run_id, to_reprocess
from warehouse.clock import now
from warehouse.connection import published_warehouse


def _name() -> str:
    return reprocess_name(flow_run.parameters)


@flow(name="reprocess", flow_run_name=_name, log_prints=False, persist_result=False)
def reprocess(
    document_ids: list[str] | None = None, archive: str | None = None, settings: Settings | None = None
) -> ReprocessReport:
    """Derive the documents of these ids (none: all) again; return what has changed because of it.

    A document that comes out as before gets no new derivation. The old derivations stay on record.
    """
    give_up_in_time()
    place = named_archive(archive).resolved
    settings = settings or run_settings(place)
    started_at = now()
    send = sender(place, settings.openlineage_url)
    with (
        progress_told(),
        run_folder(place, new_run_id()) as folder,
        flow_told("reprocess", folder.run_id, reprocess, send) as told,
    ):
        recover_batch(place, folder, settings)
        wanted = to_reprocess(place, document_ids or [])
        told.inputs = addresses(uri for _, uri in wanted)
        with told.stage("derive", derive_batch):
            derive_again(place, folder, wanted, settings)
        asked = {"document_ids": document_ids or []}
        facts = run_facts(folder.run_id, "reprocess", flow_run.id, started_at, settings, **asked)
        with told.stage("land", land_run):
            land_run(place, folder, facts, settings)
        with published_warehouse(place) as connection:
            told.outputs = landed_views(connection, place, folder.run_id)
        rejected = rejected_originals(folder)
    done = reprocess_report(place, facts.run_id, len(wanted), rejected)
    done = done.model_copy(update={"lineage_failure": send.failure})
    tell_reprocess(done)
    return done
