"""Derivations on their way into the store."""

from collections.abc import Callable
from pathlib import Path

from duckdb import DuckDBPyConnection

from warehouse.sql import sql


def test_the_derivation_that_landed_last_counts_though_the_clock_was_set_back(
    new_warehouse: Callable[[], DuckDBPyConnection], tmp_path: Path
) -> None:
    staged = tmp_path / "derivations.parquet"
    row = """SELECT '{0}' AS derivation_id, 'd' AS document_id, '' AS run_id, '1' AS code_version,
        'x' AS extractor, '{{}}'::JSON AS rules, 'r' AS raw_text_sha256, 't' AS text_sha256,
        TIMESTAMP '{1}' AS derived_at"""
    with new_warehouse() as connection:
        for derivation_id, derived_at in (("old", "2026-11-29 12:00:00"), ("new", "2016-01-01")):
            connection.execute(f"COPY ({row.format(derivation_id, derived_at)}) TO '{staged}'")
            connection.execute(sql("landing/derivations"), {"paths": [str(staged)], "run_id": derivation_id})
        current = connection.execute("SELECT derivation_id FROM store.current_derivations").fetchall()
        moments = connection.execute(
            "SELECT derived_at::VARCHAR FROM store.derivations ORDER BY 1"
        ).fetchall()
    assert current == [("new",)]
    assert moments == [("2026-11-29 12:00:00",), ("2026-11-29 12:00:00.000001",)]
