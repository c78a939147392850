"""Named queries, given rows and expected rows; what the samples have none of."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from flows.cli.reading import rows
from tests.warehouse.conftest import insert
from warehouse.sql import sql

Make = Callable[[], DuckDBPyConnection]
EARLY, LATE, LATEST = (datetime(2026, 1, day, 9) for day in (1, 2, 3))
LETTER, MAIL, NEWER = "a" * 64, "b" * 64, "c" * 64


@pytest.fixture
def connection(new_warehouse: Make) -> DuckDBPyConnection:
    """A letter, a mail that it came attached to, and what stood at the letter's address a day later."""
    made = new_warehouse()
    texts = {LETTER: "The vote is void.", MAIL: "See attached.", NEWER: "The vote is null and void."}
    for document_id, text in texts.items():
        key = {"derivation_id": document_id[:32], "document_id": document_id}
        insert(made, "derivations", [{**key, "rules": "{}"}])
        insert(made, "documents", [{**key, "title": document_id[0], "text": text, "char_count": len(text)}])
    captured = [(LETTER, EARLY), (NEWER, LATE)]
    insert(
        made,
        "captures",
        [
            {
                "capture_id": str(at),
                "uri": "https://example.org/l",
                "captured_at": at,
                "original_sha256": of,
                "outcome": "stored",
            }
            for of, at in captured
        ],
    )
    return made


def answer(connection: DuckDBPyConnection, name: str, **values: str) -> list[dict[str, Any]]:
    found = connection.execute(sql(f"queries/{name}"), values)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def test_versions_tell_what_replaced_what_and_how_much_longer_it_is(connection):
    (row,) = answer(connection, "versions")
    assert (row["before"], row["after"], row["chars_more"]) == ("a" * 10, "c" * 10, 9)


def test_attachments_name_the_document_that_the_file_is(connection):
    insert(
        connection, "attachments", [{"derivation_id": MAIL[:32], "file_name": "l", "original_sha256": LETTER}]
    )
    (row,) = answer(connection, "attachments")
    assert (row["document"], row["attached"]) == ("b" * 10, "a" * 10)


def test_poorly_read_pages_are_those_by_ocr_or_garbled_and_the_least_sure_come_first(connection):
    pages = [
        (1, "ocr", 0.9, None),
        (2, "text_layer", 0.99, 0.0),
        (3, "ocr", 0.4, None),
        (4, "ocr", None, 0.9),
    ]
    insert(
        connection,
        "pages",
        [
            {
                "derivation_id": LETTER[:32],
                "page_number": number,
                "method": method,
                "confidence": confidence,
                "garbled_score": garbled,
            }
            for number, method, confidence, garbled in pages
        ],
    )
    assert [row["page_number"] for row in answer(connection, "poorly_read_pages")] == [3, 1, 4]


def test_confidence_is_the_same_by_view_and_verb_where_a_page_has_no_word(connection):
    sure, wordless = (1, 0.8, 0, 10), (2, None, 10, 30)
    insert(
        connection,
        "pages",
        [
            {
                "derivation_id": LETTER[:32],
                "page_number": number,
                "method": "ocr",
                "confidence": confidence,
                "raw_start": start,
                "raw_end": end,
            }
            for number, confidence, start, end in (sure, wordless)
        ],
    )
    question = "SELECT ocr_confidence FROM quality WHERE document_id = $document_id"
    ((by_view,),) = connection.execute(question, {"document_id": LETTER}).fetchall()
    (shown,) = rows(connection, "reading/document", document_id=LETTER)
    (listed,) = [row for row in rows(connection, "site/document_heads") if row["document_id"] == LETTER]
    assert by_view == shown["ocr_confidence"] == listed["ocr_confidence"] == 0.8


def test_translations_name_both_languages(connection):
    judgement = {"relation_id": "r", "predicate": "translates", "language": "ru", "object_language": "en"}
    insert(
        connection,
        "relation_events",
        [{**judgement, "subject_id": LETTER, "object_id": MAIL, "event": "made", "recorded_at": EARLY}],
    )
    (row,) = answer(connection, "translations")
    assert (row["title"], row["language"], row["other_title"], row["object_language"]) == (
        "a",
        "ru",
        "b",
        "en",
    )


def test_undescribed_are_the_documents_that_lack_a_title_a_date_an_issuer_or_a_language(connection):
    connection.execute("UPDATE store.documents SET title = NULL WHERE document_id = $id", {"id": MAIL})
    assert [row["document"] for row in answer(connection, "undescribed")] == ["b" * 10]


def test_speakers_are_counted_once_under_all_their_names(connection):
    said = {"derivation_id": LETTER[:32], "speaker_key": "state:merrow", "stated_on": date(2026, 1, 1)}
    said |= {"speaker_kind": "state", "key_basis": "name", "attribution": "named"}
    insert(
        connection,
        "statements",
        [
            {
                **said,
                "statement_number": number,
                "speaker": name,
                "speaker_kind": "state",
                "key_basis": "name",
            }
            for number, name in enumerate(("Merrow", "MERROW", "Merrow"), start=1)
        ],
    )
    (row,) = answer(connection, "speakers")
    assert (row["speaker"], row["named"], row["statements"]) == ("Merrow", ["MERROW", "Merrow"], 3)


def test_newest_are_the_documents_of_the_latest_run_that_landed_any(connection):
    runs = {"first": (EARLY, 2), "second": (LATE, 1), "nothing": (LATEST, 0)}
    for run_id, (at, landed_count) in runs.items():
        told = {"run_id": run_id, "recorded_at": at, "landed_count": landed_count}
        insert(connection, "run_events", [{**told, "event": event} for event in ("started", "ended")])
    of_run = "UPDATE store.derivations SET run_id = $run WHERE document_id = $id"
    for document_id, run_id in ((LETTER, "first"), (MAIL, "first"), (NEWER, "second")):
        connection.execute(of_run, {"run": run_id, "id": document_id})
    assert [row["document"] for row in answer(connection, "newest")] == ["c" * 10]
