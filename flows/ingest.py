"""The ingest flow: from files and addresses to a warehouse that can be asked and audited."""

from prefect import flow
from prefect.runtime import flow_run

from flows.attempts import give_up_in_time
from flows.cli.reading import named_archive
from flows.cli.settings import run_settings
from flows.stages.fetching import fetch_sources
from flows.stages.rounds import derive_round
from flows.stages.run_facts import run_facts
from flows.telling.run_artifacts import progress_told, tell_ingest
from flows.telling.run_names import ingest_name
from schemas.capture import Capture
from schemas.run import RunReport
from schemas.settings import Settings
from tasks.batch_tasks import derive_batch, fetch_batch, land_run, recover_batch
from tasks.catalog.reading import read_catalog
from tasks.lineage.datasets import addresses, landed_views
from tasks.lineage.sending import sender
from tasks.lineage.telling import flow_told
from tasks.progress import report
from tasks.recovery import pending_captures, rejected_originals
from tasks.retry import retried_inputs
from tasks.run_folder import RunFolder, run_folder
from tasks.run_report import run_report
from tasks.shard_folder import asked_shards
from tasks.sources import find_sources
from tasks.web.credentials import credentials_apart
from tasks.work_list import new_run_id, to_derive
from warehouse.archive import Archive
from warehouse.clock import now
from warehouse.connection import published_warehouse


def _name() -> str:
    return ingest_name(flow_run.parameters)


@flow(name="ingest", flow_run_name=_name, log_prints=False, persist_result=False)
def ingest(
    targets: list[str] | None = None,
    archive: str | None = None,
    settings: Settings | None = None,
    retry: list[str] | None = None,
    catalog: str | None = None,
    source: str | None = None,
) -> RunReport:
    """Land the documents that `targets` (files, folders, globs, addresses) name; return what came of it.

    And those that a `catalog` file leads to, or the one `source` of this name in it. `archive` and `settings`
    are found as the command finds them, if not given. `retry` takes inputs out of quarantine and tries them
    again: the ids, or an empty list for all.
    Raises `UsageError` for a target that names nothing, and for a catalogue that is none.
    """
    give_up_in_time()
    place = named_archive(archive).resolved
    settings = settings or run_settings(place)
    started_at = now()
    targets = credentials_apart(targets or [])
    sources = find_sources(targets, place.root)
    catalogs = [read_catalog(catalog, source)] if catalog else []
    asked = {"targets": targets, "retry": retry, "catalog": catalog, "source": source}
    send = sender(place, settings.openlineage_url)
    with (
        progress_told(),
        run_folder(place, new_run_id()) as folder,
        flow_told("ingest", folder.run_id, ingest, send) as told,
    ):
        with told.stage("recover", recover_batch):
            recover_batch(place, folder, settings)
        retried = retried_inputs(place, retry) if retry is not None else None
        if retried:
            sources += retried.sources
            catalogs += retried.catalogs
        with told.stage("fetch", fetch_batch) as stage:
            captures = fetch_sources(place, folder, sources, catalogs, settings)
            told.inputs = stage.inputs = addresses(capture.uri for capture in captures)
        with told.stage("derive", derive_batch) as stage:
            stage.inputs = told.inputs
            _derive(place, folder, captures, retried.originals if retried else [], settings)
        facts = run_facts(folder.run_id, "ingest", flow_run.id, started_at, settings, **asked)
        with told.stage("land", land_run) as stage:
            report("land", 0, 1)
            land_run(place, folder, facts, settings)
            report("land", 1, 1)
            with published_warehouse(place) as connection:
                told.outputs = stage.outputs = landed_views(connection, place, folder.run_id)
        rejected = rejected_originals(folder)
    done = run_report(place, facts.run_id, rejected).model_copy(update={"lineage_failure": send.failure})
    tell_ingest(place, done)
    return done


def _derive(
    archive: Archive,
    folder: RunFolder,
    captures: list[Capture],
    retried: list[tuple[str, str]],
    settings: Settings,
) -> None:
    """Derive what was captured, now or by runs that were cut short, and is not held yet.

    What is attached to it is captured on the way and derived in the next round, until a round brings
    nothing new.
    """
    wanted = [(original, uri) for _, original, uri in pending_captures(archive, folder.run_id)]
    while captures or wanted or retried or asked_shards(archive, folder):
        wanted += [(each.original_sha256, each.uri) for each in captures if each.original_sha256]
        captures = derive_round(archive, folder, to_derive(archive, wanted, retried), settings)
        wanted, retried = [], []
