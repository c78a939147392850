"""What a run came to, read back from the published copy."""

from typing import TypeVar

from duckdb import DuckDBPyConnection

from schemas.base import Row
from schemas.run import (
    ChangedRelation,
    ChangedValue,
    LandedDocument,
    MadeRelation,
    QuarantinedInput,
    ReprocessReport,
    RunReport,
)
from warehouse.archive import Archive
from warehouse.connection import published_warehouse
from warehouse.sql import sql

Model = TypeVar("Model", bound=Row)


def run_report(archive: Archive, run_id: str, rejected: list[str]) -> RunReport:
    """Return the counts of a run, and what it landed, related and found or left in quarantine.

    `rejected`: originals it tried in vain, which may have been in quarantine before.
    """
    with published_warehouse(archive) as connection:
        counts = connection.execute(sql("report/run"), {"run_id": run_id}).fetchall()[0]
        tree_size, root_sha256 = connection.execute(sql("ledger/last_head")).fetchall()[0]
        return RunReport(
            run_id=run_id,
            captured_count=counts[0],
            landed_count=counts[1],
            unchanged_count=counts[2],
            quarantined_count=counts[3],
            attached_count=counts[4],
            landed=_models(connection, LandedDocument, "landed", run_id),
            relations=_models(connection, MadeRelation, "relations", run_id),
            quarantined=_models(connection, QuarantinedInput, "quarantined", run_id, rejected=rejected),
            tree_size=tree_size,
            root_sha256=root_sha256,
        )


def reprocess_report(
    archive: Archive, run_id: str, document_count: int, rejected: list[str]
) -> ReprocessReport:
    """Return what deriving so many documents again has changed; `rejected` could not be derived."""
    with published_warehouse(archive) as connection:
        counts = connection.execute(sql("report/run"), {"run_id": run_id}).fetchall()[0]
        tree_size, root_sha256 = connection.execute(sql("ledger/last_head")).fetchall()[0]
        return ReprocessReport(
            run_id=run_id,
            document_count=document_count,
            rederived_count=counts[1],
            failed=_models(connection, QuarantinedInput, "quarantined", run_id, rejected=rejected),
            values=_models(connection, ChangedValue, "changed_values", run_id),
            relations=_models(connection, ChangedRelation, "changed_relations", run_id),
            tree_size=tree_size,
            root_sha256=root_sha256,
        )


def _models(
    connection: DuckDBPyConnection, model: type[Model], name: str, run_id: str, **more: list[str]
) -> list[Model]:
    found = connection.execute(sql(f"report/{name}"), {"run_id": run_id, **more})
    columns = [column[0] for column in found.description]
    return [model(**dict(zip(columns, row, strict=True))) for row in found.fetchall()]
