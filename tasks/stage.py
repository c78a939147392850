"""A batch of derived documents, written as Parquet for landing."""

import json
from collections.abc import Iterable
from pathlib import Path

import duckdb

from schemas.rejection import Rejection
from schemas.version import CODE_VERSION
from tasks.rows import PARTS, DerivedRows
from warehouse.clock import now
from warehouse.connection import open_scratch
from warehouse.definitions import create_store_tables
from warehouse.durable import sync_file, sync_folder
from warehouse.sql import sql
from warehouse.writing import BulkWriter, write_parquet

STAGED_TABLES = ("derivations", "documents", *PARTS, "quarantine_events")


def stage_batch(results: Iterable[DerivedRows | Rejection], target: Path) -> int:
    """Write what became of a batch into a new folder, all or nothing; return the number of documents.

    Rows go to a file on the way, so that memory holds few documents at a time. The run's id is left
    empty: whichever run lands the batch puts its own.
    """
    building = target.with_suffix(".part")
    building.mkdir()
    count = 0
    with open_scratch(building / "batch.duckdb") as connection:
        create_store_tables(connection)
        writer = BulkWriter(connection)
        for result in results:
            if isinstance(result, Rejection):
                _append_rejection(connection, result)
            else:
                _add_document(connection, writer, result)
                count += 1
        writer.flush()
        write_parquet(connection, STAGED_TABLES, building)
    for scrap in building.glob("batch.duckdb*"):
        scrap.unlink()
    for table in building.iterdir():
        sync_file(table)
    building.rename(target)
    sync_folder(target.parent)
    return count


def _add_document(connection: duckdb.DuckDBPyConnection, writer: BulkWriter, rows: DerivedRows) -> None:
    key = {
        "document_id": rows.document_id,
        "code_version": CODE_VERSION,
        "extractor": rows.extractor,
        "rules": rows.rules_json,
        "raw_text": rows.raw_text,
        "text": rows.text,
    }
    found = connection.execute(sql("staging/derivation_id"), key).fetchall()
    derivation_id, raw_text_sha256, text_sha256 = found[0]
    about = (derivation_id, rows.document_id, "", CODE_VERSION, rows.extractor, rows.rules_json)
    writer.add("derivations", [(*about, raw_text_sha256, text_sha256, now())])
    writer.add("documents", [(derivation_id, rows.document_id, *rows.document, text_sha256)])
    for part, values in rows.parts.items():
        writer.add(part, ((derivation_id, *each) for each in values))


def _append_rejection(connection: duckdb.DuckDBPyConnection, rejection: Rejection) -> None:
    values = {
        "uri": rejection.uri,
        "original_sha256": rejection.original_sha256,
        "stage": rejection.stage,
        "code": rejection.code,
        "message": rejection.message,
        "details": json.dumps(rejection.details, sort_keys=True),
        "code_version": CODE_VERSION,
        "recorded_at": now(),
    }
    connection.execute(sql("staging/rejection"), values)
