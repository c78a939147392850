"""The statements of the report, given rows and expected rows; what the samples have none of."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from flows.cli.reading import Record, rows
from tests.warehouse.conftest import insert

Make = Callable[[], DuckDBPyConnection]
EARLY, LATE = datetime(2026, 1, 1, 9), datetime(2026, 1, 2, 9)
RELEASE, NOTE, COPY = "a" * 64, "b" * 64, "c" * 64
RUNS = ("run-1", "run-2", None)
DATES = {RELEASE: date(2026, 1, 1), NOTE: date(2026, 1, 2), COPY: date(2026, 1, 3)}


@pytest.fixture
def connection(new_warehouse: Make) -> DuckDBPyConnection:
    """Three documents that a first run has landed, the note derived again by a second."""
    made = new_warehouse()
    for document_id, day in DATES.items():
        derive(made, document_id, day, "run-1", EARLY)
    derive(made, NOTE, DATES[NOTE], "run-2", LATE)
    return made


def derive(connection: DuckDBPyConnection, document_id: str, day: date, run_id: str, at: datetime) -> None:
    key = {"derivation_id": document_id[:32] + run_id, "document_id": document_id}
    insert(connection, "derivations", [{**key, "run_id": run_id, "derived_at": at, "rules": "{}"}])
    insert(connection, "documents", [{**key, "title": document_id[0], "dated_on": day, "published_on": day}])


def relate(connection: DuckDBPyConnection, subject: str, predicate: str, other: str, **values: Any) -> None:
    basis = "undetermined" if predicate in ("translates", "near_duplicate") else "date"
    judged = {"relation_id": f"{subject[0]}{predicate}{other[0]}", "event": "made", "recorded_at": EARLY}
    judged |= {"subject_id": subject, "predicate": predicate, "object_id": other, "direction_basis": basis}
    insert(connection, "relation_events", [{**judged, "run_id": "run-1", **values}])


def documents(
    connection: DuckDBPyConnection, run_id: str | None = None, document_ids: list[str] | None = None
) -> list[Record]:
    return rows(connection, "site/documents", run_id=run_id, document_ids=document_ids)


def test_documents_that_are_asked_for_by_id_are_all_that_is_told_of(connection: DuckDBPyConnection) -> None:
    assert {row["document_id"] for row in documents(connection, document_ids=[NOTE, COPY])} == {NOTE, COPY}
    assert documents(connection, document_ids=[]) == []


def test_what_a_run_derived_anew_is_new_in_that_run(connection: DuckDBPyConnection) -> None:
    told = {run: [row["called"] for row in documents(connection, run_id=run)] for run in RUNS}
    assert told == {"run-1": ["a", "c"], "run-2": ["b"], None: ["a", "b", "c"]}


def test_what_is_newly_repeated_is_told_of_the_run_that_is_asked_for(connection: DuckDBPyConnection) -> None:
    relate(connection, NOTE, "reproduces", RELEASE)
    relate(connection, COPY, "quotes", NOTE, run_id="run-2")
    relate(connection, COPY, "cites", RELEASE, run_id="run-2")
    told = {run: rows(connection, "site/relations_of_run", run_id=run) for run in ("run-1", "run-2")}
    assert [row["subject_id"] for row in told["run-1"]] == [NOTE]
    assert [row["subject_id"] for row in told["run-2"]] == [COPY]


def test_every_relation_is_in_one_of_the_sums_of_its_sort(connection: DuckDBPyConnection) -> None:
    for predicate in ("reproduces", "quotes", "translates", "cites"):
        relate(connection, NOTE, predicate, RELEASE)
    (totals,) = rows(connection, "site/totals")
    sorts = [totals[f"{sort}_count"] for sort in ("republication", "quotation", "translation", "citing")]
    assert (totals["relation_count"], sorts) == (4, [1, 1, 1, 1])


def test_related_are_all_other_documents_that_related_lists(connection: DuckDBPyConnection) -> None:
    relate(connection, NOTE, "reproduces", RELEASE)
    relate(connection, NOTE, "quotes", RELEASE)
    relate(connection, COPY, "cites", NOTE)
    relate(connection, COPY, "translates", COPY)
    listed = rows(connection, "reading/relations_of", document_id=None)
    others = {
        document_id: len(
            {row["other_id"] for row in listed if row["document_id"] == document_id} - {document_id}
        )
        for document_id in DATES
    }
    told = {row["document_id"]: row["related_count"] for row in documents(connection)}
    assert told == others == {RELEASE: 1, NOTE: 2, COPY: 1}


def test_two_documents_are_one_pair_whatever_is_judged_of_them(connection: DuckDBPyConnection) -> None:
    relate(connection, NOTE, "translates", RELEASE)
    relate(connection, RELEASE, "reproduces", NOTE, direction_basis="attribution")
    (pair,) = rows(connection, "site/repeats")
    assert (pair["source_id"], pair["copy_id"]) == (NOTE, RELEASE)
    assert (pair["predicate"], pair["has_direction"]) == ("reproduces", True)


def test_of_copies_the_one_dated_first_is_what_is_repeated(connection: DuckDBPyConnection) -> None:
    relate(connection, RELEASE, "near_duplicate", NOTE)
    relate(connection, COPY, "near_duplicate", NOTE)
    told = {row["copy_id"]: row["source_id"] for row in rows(connection, "site/repeated_when")}
    assert told == {NOTE: RELEASE, COPY: NOTE}
