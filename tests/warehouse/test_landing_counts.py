"""What a run came to, counted over its own captures and those of runs that were cut short before it."""

from collections.abc import Callable

import pytest
from duckdb import DuckDBPyConnection

from warehouse.sql import sql

V1, V2 = "1" * 64, "2" * 64
Row = tuple[str, str, str | None, int]
"""Run, method, what came (None: nothing) and the how-manieth attempt at the one URI there is."""


@pytest.mark.parametrize(
    ("captures", "captured", "quarantined"),
    [
        ([("b", "http", V1, 1)], 1, 0),
        ([("b", "http", None, 1), ("b", "http", None, 2)], 1, 1),
        ([("b", "http", None, 1), ("b", "http", V1, 2)], 1, 0),
        # The run that was cut short had fetched the same, in vain, or with another outcome.
        ([("a", "http", V1, 1), ("b", "http", V1, 1)], 1, 0),
        ([("a", "file", V1, 1), ("b", "file", V1, 1)], 1, 0),
        ([("a", "http", None, 1), ("a", "http", None, 2), ("b", "http", V1, 1)], 1, 0),
        ([("a", "http", None, 4), ("b", "http", None, 1)], 1, 1),
        ([("a", "http", V1, 1), ("b", "http", V2, 1)], 2, 0),
        ([("a", "http", V1, 1), ("b", "http", None, 1)], 2, 1),
        ([("b", "listing", V1, 1), ("b", "http", V1, 1)], 1, 0),
        ([("a", "listing", None, 1), ("b", "listing", V1, 1)], 0, 0),
        ([("a", "catalog", None, 1), ("b", "catalog", None, 1)], 1, 1),
    ],
)
def test_a_uri_is_counted_once_by_what_came_of_it_in_the_end(
    new_warehouse: Callable[[], DuckDBPyConnection], captures: list[Row], captured: int, quarantined: int
) -> None:
    insert = """INSERT INTO store.captures BY NAME SELECT $id AS capture_id, $run AS run_id, 'u' AS uri,
        'u' AS final_uri, TIMESTAMP '2026-01-01' AS captured_at, $method AS method, $attempt AS attempt,
        $original AS original_sha256, if($original IS NULL, 'failed', 'stored') AS outcome"""
    with new_warehouse() as connection:
        for number, (run, method, original, attempt) in enumerate(captures):
            values = {"run": run, "method": method, "original": original, "attempt": attempt}
            connection.execute(insert, {"id": f"{number:02}", **values})
        about = {"run_id": "b", "run_ids": ["a", "b"], "rejected": []}
        counted = connection.execute(sql("landing/counts"), about).fetchall()
    assert counted == [(captured, 0, captured - quarantined, quarantined)]
