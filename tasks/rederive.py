"""Documents derived again from their stored originals, and compared with what is on record; the indexes too.

The part of `verify` that needs readers: everything else is recomputed in SQL.
"""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb

from schemas.settings import Settings
from schemas.verification import Rederivation
from schemas.version import CODE_VERSION
from tasks.assignment import Assignment
from tasks.check_indexes import check_indexes
from tasks.clean.clean import rule_versions
from tasks.isolation import derive_all
from tasks.rows import PARTS, rules_json
from tasks.stage import STAGED_TABLES, stage_batch
from warehouse.archive import Archive
from warehouse.sql import sql
from warehouse.verify_inspection import Inspection, open_read_only

COMPARED = ("documents", *PARTS)


def rederive(
    archive: Archive, settings: Settings, document_id: str | None, tell: Callable[[str], None]
) -> Rederivation:
    """Return which documents, or whether one, no longer come out of their originals as recorded.

    Only what this version derived by the rules and readers it has now can be compared; the rest is
    counted, and nothing is if neither warehouse file can be opened. Nothing is written to the archive.
    """
    connection = _opened(archive)
    if connection is None:
        return Rederivation(differences=[], rederived_count=0, other_version_count=0)
    rows: list[tuple[Any, ...]] = []
    others = 0
    with connection, tempfile.TemporaryDirectory() as folder:
        inspection = Inspection(connection, archive.warehouse.name, document_id)
        with inspection.guarded("rederived"):
            asked = {"document_ids": [document_id] if document_id else []}
            rows = connection.execute(sql("landing/first_derived"), asked).fetchall()
            ours = CODE_VERSION, rules_json(rule_versions())
            wanted = [
                Assignment(name, archive.original(name), uri) for name, uri, *by in rows if (*by,) == ours
            ]
            others = len(rows) - len(wanted)
            for start in range(0, len(wanted), settings.batch_size):
                tell(f"deriving again: {start:,} of {len(wanted):,} done")
                batch = wanted[start : start + settings.batch_size]
                others += _compare(inspection, batch, Path(folder, str(start)), settings)
        check_indexes(inspection, archive, tell)
    return Rederivation(
        differences=inspection.differences,
        rederived_count=len(rows) - others,
        other_version_count=others,
    )


def _opened(archive: Archive) -> duckdb.DuckDBPyConnection | None:
    """Return a connection to the published copy, else to the working warehouse; None if neither opens."""
    for path in (archive.warehouse, archive.working_warehouse):
        with suppress(duckdb.Error):
            return open_read_only(path)
    return None


def _compare(inspection: Inspection, batch: list[Assignment], target: Path, settings: Settings) -> int:
    """Derive a batch into `target`, compare it, and return how many other readers read now than then."""
    derived = derive_all(batch, settings.workers, settings.limits, settings.ocr_languages)
    stage_batch(derived, target)
    staged = {table: str(target / f"{table}.parquet") for table in STAGED_TABLES}
    derivations, rejected = staged["derivations"], staged["quarantine_events"]
    chosen = [each.document_id for each in batch]
    inspection.compare("rederived", chosen=chosen, derivations=derivations, quarantine_events=rejected)
    for table in COMPARED:
        name = f"store.{table}"
        inspection.compare("rederived_rows", table=name, rows=staged[table], derivations=derivations)
    parts = {"derivations": derivations, "quarantine_events": rejected}
    others: int = inspection.fetch("rederived_other_extractor", **parts)[0][0]
    return others
