"""Translations beside reuse: neither judgement touches the other, and what is left out is known."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from tests.filled_rows import BEGUN, FilledRows
from warehouse.sql import sql

A, B, C = ("a" * 64, "b" * 64, "c" * 64)
PAIR = {"language": "en", "other_language": "ru", "coverage": 1.0, "other_coverage": 0.9, "group_count": 5}
FIGURES = {"longest_chars": 200, "said": 0, "implied": 0, "reason": "5 of 5", "other_reason": "5 of 6"}


@pytest.fixture
def warehouse(new_warehouse: Callable[[], DuckDBPyConnection]) -> Iterator[DuckDBPyConnection]:
    """Three documents, one of them dated later than the others, and no relation."""
    with new_warehouse() as connection:
        rows = FilledRows(connection)
        for document_id, dated_on in ((A, "2021-05-14"), (B, "2021-05-15"), (C, "2021-05-14")):
            ids = {"derivation_id": document_id[:32], "document_id": document_id}
            rows.append("store.derivations", **ids)
            rows.append("store.documents", **ids, dated_on=dated_on, text_sha256=document_id)
        yield connection


def translate(
    connection: DuckDBPyConnection, run: int, documents: list[str], *pairs: dict[str, Any]
) -> list[tuple[Any, ...]]:
    """Record what was found for new documents; return what is judged now."""
    connection.execute(sql("translate/found"))
    for pair in pairs:
        FilledRows(connection).append("found_pairs", **{**PAIR, **FIGURES, **pair})
    connection.execute(sql("translate/judged"))
    moment = {"run_id": f"run-{run}", "recorded_at": BEGUN + timedelta(minutes=run), "method_version": "1"}
    connection.execute(sql("translate/standing"), {"document_ids": documents})
    connection.execute(sql("landing/relation_events"), moment)
    return connection.execute(
        "SELECT subject_id[1], object_id[1], language, object_language, subject_coverage, direction_basis"
        " FROM main.relations WHERE predicate = 'translates' ORDER BY ALL"
    ).fetchall()


def pair(one: str, other: str, **values: Any) -> dict[str, Any]:
    return {"document_id": one, "other_document_id": other, **values}


def reproduces(connection: DuckDBPyConnection, language: str) -> None:
    """Let b carry the text of a in one language."""
    sides = {"subject_id": B, "predicate": "reproduces", "object_id": A, "language": language}
    made = {"relation_id": f"reuse {language}", "event": "made", "run_id": "run-0", "object_language": None}
    FilledRows(connection).append("store.relation_events", **sides, **made)


def test_the_later_document_is_the_subject_with_its_language_and_coverage(
    warehouse: DuckDBPyConnection,
) -> None:
    assert translate(warehouse, 1, [A], pair(A, B)) == [("b", "a", "ru", "en", 0.9, "date")]
    reasons = warehouse.execute("SELECT reason FROM main.relations").fetchall()
    assert reasons == [("5 of 6; the later is of 2021-05-15, the earlier of 2021-05-14",)]


def test_what_the_text_says_goes_before_the_dates(warehouse: DuckDBPyConnection) -> None:
    found = translate(warehouse, 1, [A], pair(A, B, said=1))
    assert found == [("a", "b", "en", "ru", 1.0, "attribution")]


def test_the_dates_go_before_what_the_original_says_of_itself(warehouse: DuckDBPyConnection) -> None:
    assert translate(warehouse, 1, [A], pair(A, B, implied=1))[0][5] == "date"
    found = translate(warehouse, 2, [C], pair(A, C, implied=-1))
    assert found[-1] == ("c", "a", "ru", "en", 0.9, "attribution")


def test_a_date_tells_nothing_where_the_earlier_document_has_the_language_of_the_later(
    warehouse: DuckDBPyConnection,
) -> None:
    warehouse.execute("UPDATE store.documents SET languages = ['en', 'ru'] WHERE document_id = ?", [A])
    assert translate(warehouse, 1, [A], pair(A, B))[0][5] == "undetermined"


def test_a_judgement_that_is_made_again_is_recorded_once(warehouse: DuckDBPyConnection) -> None:
    first = translate(warehouse, 1, [A], pair(A, B), pair(A, A))
    assert translate(warehouse, 2, [B], pair(A, B)) == first
    assert warehouse.execute("SELECT count(*) FROM store.relation_events").fetchall() == [(2,)]


def test_a_judgement_of_which_only_the_count_changed_is_made_again(warehouse: DuckDBPyConnection) -> None:
    translate(warehouse, 1, [A], pair(A, B, group_count=5))
    translate(warehouse, 2, [A], pair(A, B, group_count=4))
    assert warehouse.execute("SELECT match_count FROM main.relations").fetchall() == [(4,)]


def test_only_what_concerns_the_new_documents_is_retracted(warehouse: DuckDBPyConnection) -> None:
    translate(warehouse, 1, [A, B, C], pair(A, B), pair(A, C))
    assert [each[:2] for each in translate(warehouse, 2, [B])] == [("a", "c")]


def test_judging_reuse_anew_leaves_translations_alone(warehouse: DuckDBPyConnection) -> None:
    """The pair is affected, for it has reuse on record, and no judgement of reuse is made any more."""
    translate(warehouse, 1, [A, B], pair(A, B), pair(A, A))
    reproduces(warehouse, "en")
    warehouse.execute(sql("relate/affected_pairs"), {"document_ids": [A, B]})
    assert warehouse.execute("FROM affected_pairs").fetchall() == [(A, B)]
    warehouse.execute(
        "CREATE OR REPLACE TEMP TABLE judged AS SELECT * EXCLUDE"
        " (relation_id, method_version, run_id, judged_at) FROM main.relations LIMIT 0"
    )
    moment = {"run_id": "run-2", "recorded_at": BEGUN + timedelta(hours=1), "method_version": "1"}
    warehouse.execute(sql("relate/standing"))
    warehouse.execute(sql("landing/relation_events"), moment)
    left = warehouse.execute("SELECT predicate FROM main.relations").fetchall()
    assert left == [("translates",), ("translates",)]


def test_a_half_that_is_not_reproduced_is_known_by_its_translation(warehouse: DuckDBPyConnection) -> None:
    reproduces(warehouse, "en")
    question = "SELECT language, unreproduced_language FROM main.unreproduced_versions"
    assert warehouse.execute(question).fetchall() == []
    translate(warehouse, 1, [A], pair(A, A))
    assert warehouse.execute(question).fetchall() == [("en", "ru")]
    reproduces(warehouse, "ru")
    assert warehouse.execute(question).fetchall() == []


def test_a_document_is_told_once_of_its_own_translation(warehouse: DuckDBPyConnection) -> None:
    translate(warehouse, 1, [A], pair(A, A))
    told = warehouse.execute(sql("reading/relations_of"), {"document_id": A})
    assert len(told.fetchall()) == 1
