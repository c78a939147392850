"""The box of each word of clean text, by a join: moved, rewritten and removed words, and block borders."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

DOCUMENT = {"derivation_id": "d" * 32, "document_id": "d" * 64}


@pytest.fixture
def warehouse(new_warehouse: Callable[[], DuckDBPyConnection]) -> Iterator[DuckDBPyConnection]:
    """One document without words and pieces yet."""
    with new_warehouse() as connection:
        connection.execute(
            "INSERT INTO store.derivations VALUES"
            " ($derivation_id, $document_id, 'run', '1', 'pdf', '{}', '', '', TIMESTAMP '2026-03-01')",
            DOCUMENT,
        )
        yield connection


def add_words(connection: DuckDBPyConnection, *places: tuple[int, int]) -> None:
    for start, end in places:
        values = [DOCUMENT["derivation_id"], 1, start, end, float(start), 50.0, float(end), 62.0, None]
        connection.execute("INSERT INTO store.words VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def add_pieces(connection: DuckDBPyConnection, *pieces: tuple[int, int, str | None]) -> None:
    """Add pieces in the order of the text: raw start, raw end, replacement."""
    at = 0
    for number, (start, end, after) in enumerate(pieces, start=1):
        length = end - start if after is None else len(after)
        values = [DOCUMENT["derivation_id"], number, at, at + length, start, end, [], after]
        connection.execute("INSERT INTO store.pieces VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
        at += length


def boxes(connection: DuckDBPyConnection) -> list[tuple[Any, ...]]:
    """The range in the clean text and the raw start of each row."""
    return connection.execute(
        "SELECT text_start, text_end, raw_start FROM main.text_boxes ORDER BY text_start, raw_start"
    ).fetchall()


def test_a_word_that_stands_as_it_was_has_its_range_and_its_box(warehouse) -> None:
    add_words(warehouse, (0, 3), (4, 9))
    add_pieces(warehouse, (0, 9, None))
    assert boxes(warehouse) == [(0, 3, 0), (4, 9, 4)]
    row = warehouse.execute("SELECT document_id, page_number, x0, bottom FROM main.text_boxes").fetchall()[0]
    assert row == (DOCUMENT["document_id"], 1, 0.0, 62.0)


def test_a_moved_word_has_the_range_where_it_stands_now(warehouse) -> None:
    add_words(warehouse, (0, 3), (4, 9))
    add_pieces(warehouse, (4, 9, None), (0, 4, None))
    assert boxes(warehouse) == [(0, 5, 4), (5, 8, 0)]


def test_a_removed_word_has_no_row_and_a_rewritten_one_the_range_of_its_piece(warehouse) -> None:
    add_words(warehouse, (0, 3), (4, 9), (10, 14))
    add_pieces(warehouse, (0, 4, ""), (4, 9, "ab"), (9, 14, None))
    assert boxes(warehouse) == [(0, 2, 4), (3, 7, 10)]


def test_a_word_with_a_sign_removed_inside_has_a_row_for_each_half_with_the_same_box(warehouse) -> None:
    add_words(warehouse, (0, 9))
    add_pieces(warehouse, (0, 4, None), (4, 5, ""), (5, 9, None))
    assert boxes(warehouse) == [(0, 4, 0), (4, 8, 0)]


def test_words_and_pieces_over_the_borders_of_blocks_meet_once(warehouse) -> None:
    add_words(warehouse, (200, 300), (510, 514), (600, 1400))
    add_pieces(warehouse, (0, 255, None), (255, 700, None), (700, 1500, None))
    assert boxes(warehouse) == [
        (200, 255, 200),
        (255, 300, 200),
        (510, 514, 510),
        (600, 700, 600),
        (700, 1400, 600),
    ]
