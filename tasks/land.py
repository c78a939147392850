"""The landing stage: one transaction that takes in a run's captures and documents, relates and vouches."""

import json
from dataclasses import dataclass
from datetime import datetime

from duckdb import DuckDBPyConnection

from schemas.errors import ChanceryError, IndexDamaged, NotRelated, as_bug
from schemas.settings import Settings
from schemas.version import CODE_VERSION
from tasks.cite.recording import record_citations
from tasks.clean.clean import known_rules
from tasks.libraries import library_versions
from tasks.match.recording import record_reuse
from tasks.match.seed_index import SeedIndex, seed_index
from tasks.recovery import logged_originals, rejected_originals
from tasks.rows import PARTS
from tasks.run_folder import RunFolder, live_run_ids
from tasks.stage import STAGED_TABLES
from tasks.translate.anchor_index import anchor_index
from tasks.translate.recording import record_translations
from warehouse.archive import Archive
from warehouse.clock import next_moment
from warehouse.connection import limit_memory, working_warehouse
from warehouse.heads_log import sync_heads_log
from warehouse.ledger import append_entries
from warehouse.publishing import publish
from warehouse.sql import sql
from warehouse.storage_faults import is_of_the_machine

UNRELATED = "unrelated"
"""The state of a run that could not tell what its documents repeat, translate and cite."""


@dataclass(frozen=True)
class RunFacts:
    """What the warehouse records of a run's start. Times are UTC without a zone."""

    run_id: str
    flow_name: str
    prefect_flow_run_id: str | None
    started_at: datetime
    settings: str


@dataclass(frozen=True)
class Lost:
    """What a rebuild found: heads.log as it was, whose entries are gone, and lost originals."""

    heads_log: bytes
    original_sha256s: list[str]


def land(
    archive: Archive, folder: RunFolder, run: RunFacts, settings: Settings, lost: Lost | None = None
) -> NotRelated | None:
    """Land everything the run has captured and derived, and what cut-short runs left: all or nothing.

    Call it under the lock. When it returns, the published copy shows it. `settings.memory_bytes`
    bounds what each of the two databases holds in memory; the rest goes to disk. With `lost` it is a
    rebuild: all captures on record land, also those whose bytes are gone, and nothing is published yet.
    Where a bug keeps it from telling what repeats what, all lands unrelated, and the fault is returned,
    to be raised at the end. Every later run looks again, until one can tell.
    """
    fault = None
    with working_warehouse(archive) as connection:
        limit_memory(connection, settings.memory_bytes)
        try:
            _land_related(connection, archive, folder, run, settings, lost)
        except NotRelated as broken:
            connection.rollback()
            connection.begin()
            _land(connection, None, archive, folder, run, settings, lost)
            fault = broken
        connection.execute("CHECKPOINT")
    if lost is None:
        publish(archive)
    return fault


def _land_related(
    connection: DuckDBPyConnection,
    archive: Archive,
    folder: RunFolder,
    run: RunFacts,
    settings: Settings,
    lost: Lost | None,
) -> None:
    """Land in one transaction and keep in the index what was matched, in a new one if it was damaged."""
    has_landed = False
    partitioned = settings.seed_partitions, settings.workers
    for damaged_files in range(3):
        connection.begin()
        try:
            with seed_index(archive, settings.memory_bytes, *partitioned) as index:
                _land(connection, index, archive, folder, run, settings, lost)
                has_landed = True
                index.commit()
            return
        except IndexDamaged:
            # It is gone, and is made anew: here, or, where all has landed, by the next run.
            if has_landed:
                return
            connection.rollback()
            # There are two: damaged once more, it is the disk that fails.
            if damaged_files == 2:
                raise


def _land(
    connection: DuckDBPyConnection,
    index: SeedIndex | None,
    archive: Archive,
    folder: RunFolder,
    run: RunFacts,
    settings: Settings,
    lost: Lost | None,
) -> None:
    """Land and commit what the caller has begun; without an index, unrelated."""
    run_ids = _record_starts(connection, archive, run, is_rebuild=lost is not None)
    gone = _lost_originals(connection, archive, run_ids) if lost is None else []
    landed = _take_in(connection, archive, folder, run, run_ids, gone)
    if index is not None:
        _relate(connection, index, archive, run, landed, settings)
    state = "completed" if index is not None else UNRELATED
    _record_end(connection, run, run_ids, rejected_originals(folder), state)
    if lost is not None:
        _record_rebuild(connection, run, lost)
    append_entries(connection, run_ids, next_moment(connection))
    connection.commit()
    sync_heads_log(connection, archive)


def _relate(
    connection: DuckDBPyConnection,
    index: SeedIndex,
    archive: Archive,
    run: RunFacts,
    landed: dict[str, str],
    settings: Settings,
) -> None:
    """Record what the landed derivations repeat, translate and cite, and those that landed unrelated.

    Raises `NotRelated` for whatever is no fault of disk or memory.
    """
    unrelated = connection.execute(sql("landing/unrelated"), {"state": UNRELATED}).fetchall()
    landed = {**dict(unrelated), **landed}
    try:
        record_reuse(connection, index, run.run_id, landed, next_moment(connection), settings.workers)
        with anchor_index(archive, settings.memory_bytes) as anchors:
            record_translations(connection, anchors, run.run_id, landed, next_moment(connection))
        record_citations(connection, run.run_id, next_moment(connection))
    except Exception as cause:
        if isinstance(cause, ChanceryError) or is_of_the_machine(cause):
            raise
        message = f"all has landed, but what repeats what could not be told: {as_bug(cause)}"
        raise NotRelated(f"{message}; the next run looks again") from cause


def _record_starts(
    connection: DuckDBPyConnection, archive: Archive, run: RunFacts, *, is_rebuild: bool
) -> list[str]:
    """Record the start of the run, and of runs that were cut short before they could; return all ids.

    In a rebuild those are all that ever captured anything; what else they were is not known any more.
    """
    values = {"path": str(archive.captures_log), "live": live_run_ids(archive, run.run_id)}
    cut_short = [
        RunFacts(run_id, "ingest" if is_rebuild else run.flow_name, None, started_at, "{}")
        for run_id, started_at in connection.execute(sql("landing/unlanded_runs"), values).fetchall()
        if run_id != run.run_id
    ]
    for each in [*cut_short, run]:
        connection.execute(
            sql("landing/run_started"),
            {
                "run_id": each.run_id,
                "started_at": each.started_at,
                "flow_name": each.flow_name,
                "prefect_flow_run_id": each.prefect_flow_run_id,
                "state": "rebuilt" if is_rebuild and each is not run else "running",
                "code_version": "unknown" if is_rebuild and each is not run else CODE_VERSION,
                "settings": each.settings,
                "libraries": json.dumps(library_versions() if each is run else {}, sort_keys=True),
            },
        )
    return [each.run_id for each in [*cut_short, run]]


def _take_in(
    connection: DuckDBPyConnection,
    archive: Archive,
    folder: RunFolder,
    run: RunFacts,
    run_ids: list[str],
    gone: list[str],
) -> dict[str, str]:
    """Insert captures, originals, staged documents and quarantine; return document by landed derivation.

    Captures of originals that are `gone` are left out.
    """
    runs = {"run_ids": run_ids}
    connection.execute(sql("landing/captures"), {"path": str(archive.captures_log), "lost": gone, **runs})
    connection.execute(sql("landing/originals"), runs)
    batches = sorted(folder.batches.glob("*/derivations.parquet"))
    staged = {table: [str(path.with_stem(table)) for path in batches] for table in STAGED_TABLES}
    own = {"run_id": run.run_id}
    if batches:
        connection.execute(sql("landing/derivations"), {"paths": staged["derivations"], **own})
        for table in ("documents", *PARTS):
            connection.execute(_insert_landed(table), {"paths": staged[table], **own})
        connection.execute(sql("landing/quarantined"), {"paths": staged["quarantine_events"], **own})
    moment = {"recorded_at": next_moment(connection), "code_version": CODE_VERSION}
    connection.execute(sql("landing/quarantine_failed_captures"), {**runs, **own, **moment})
    connection.execute(sql("landing/resolve_quarantine"), {**runs, **own, **moment})
    landed = dict(connection.execute(sql("landing/landed_derivations"), own).fetchall())
    for rule in known_rules() if landed else ():
        about = {"rule": rule.name, "version": rule.version, "reason": rule.reason}
        connection.execute(sql("landing/rules"), {**about, **own})
    return landed


def _lost_originals(connection: DuckDBPyConnection, archive: Archive, run_ids: list[str]) -> list[str]:
    """Return the originals that these runs logged and that are not in the store."""
    found: set[str] = set()
    for run_id in run_ids:
        logged = logged_originals(connection, archive, run_id)
        found |= {each for each in logged if not archive.original(each).exists()}
    return sorted(found)


def _insert_landed(table: str) -> str:
    """Return the statement that takes in a staged table's rows of the derivations that this run lands."""
    return (
        f"INSERT INTO store.{table} BY NAME SELECT * FROM read_parquet($paths) WHERE derivation_id IN"
        " (SELECT derivation_id FROM store.derivations WHERE run_id = $run_id)"
    )


def _record_end(
    connection: DuckDBPyConnection, run: RunFacts, run_ids: list[str], rejected: list[str], state: str
) -> None:
    about = {"run_id": run.run_id, "run_ids": run_ids, "rejected": rejected}
    found = connection.execute(sql("landing/counts"), about)
    names = [column[0] for column in found.description]
    counts = dict(zip(names, found.fetchall()[0], strict=True))
    ended = {"run_id": run.run_id, "recorded_at": next_moment(connection), "state": state}
    connection.execute(sql("landing/run_ended"), {**ended, **counts})


def _record_rebuild(connection: DuckDBPyConnection, run: RunFacts, lost: Lost) -> None:
    about = {"run_id": run.run_id, "recorded_at": next_moment(connection), "code_version": CODE_VERSION}
    heads = {"heads_log": lost.heads_log, "head_count": lost.heads_log.count(b"\n")}
    connection.execute(sql("landing/rebuilt"), {**about, **heads, "lost_originals": lost.original_sha256s})
