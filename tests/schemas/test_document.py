"""A derived document proves what it promises, or is not made at all."""

from typing import Any

import pytest
from pydantic import ValidationError

from schemas.document import Derived, Description
from schemas.reading import Page
from schemas.text import Passage, Piece


def piece(number: int, text: tuple[int, int], raw: tuple[int, int], after: str | None = None) -> Piece:
    return Piece(
        piece_number=number,
        text_start=text[0],
        text_end=text[1],
        raw_start=raw[0],
        raw_end=raw[1],
        rules=[] if after is None else ["rule"],
        after=after,
    )


def page(number: int, raw_end: int) -> Page:
    return Page(
        page_number=number,
        width_pt=None,
        height_pt=None,
        raw_start=0,
        raw_end=raw_end,
        method="decoded",
        confidence=None,
    )


def passage(start: int, end: int, text: str) -> Passage:
    return Passage(
        passage_number=1,
        role="paragraph",
        section=None,
        language=None,
        text_start=start,
        text_end=end,
        page_number=1,
        text=text,
    )


def derived(**changes: Any) -> Derived:
    """`one  two` with its second blank taken out."""
    values: dict[str, Any] = {
        "document_id": "0" * 64,
        "extractor": "text",
        "rules": {"rule": "1"},
        "description": Description(kind="other"),
        "raw_text": "one  two",
        "text": "one two",
        "pages": [page(1, 8)],
        "words": [],
        "raw_spans": [],
        "pieces": [piece(1, (0, 4), (0, 4)), piece(2, (4, 4), (4, 5), ""), piece(3, (4, 7), (5, 8))],
        "passages": [passage(0, 7, "one two")],
        "findings": [],
    }
    return Derived(**(values | changes))


def test_a_document_that_replays_is_made() -> None:
    assert derived().text == "one two"


def test_pieces_may_stand_in_any_order_of_the_raw_text() -> None:
    swapped = derived(
        text="two one ",
        pieces=[
            piece(1, (0, 3), (5, 8)),
            piece(2, (3, 8), (0, 5), " one "),
        ],
        passages=[],
    )
    assert swapped.text == "two one "


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"text": "one twO", "passages": []}, "does not give its part"),
        ({"text": "one two!", "passages": []}, "the pieces give 7 of the text's 8"),
        (
            {"pieces": [piece(1, (0, 7), (0, 7))], "text": "one  tw", "passages": []},
            "leave out the raw text from 7",
        ),
        (
            {"pieces": [piece(1, (0, 4), (0, 4)), piece(2, (4, 7), (5, 8))]},
            "account for raw character 4 twice or not at all",
        ),
        (
            {"pieces": [piece(1, (0, 4), (0, 4)), piece(2, (4, 4), (3, 5), ""), piece(3, (4, 7), (5, 8))]},
            "account for raw character 3 twice or not at all",
        ),
        ({"pieces": [piece(1, (1, 5), (0, 4))]}, "does not begin where the one before it ends"),
        ({"passages": [passage(1, 7, "one two")]}, "is not where it says it is"),
        ({"pages": [page(1, 9)]}, "behind the raw text's end"),
        ({"pages": [page(2, 8)]}, "not numbered from 1"),
        ({"document_id": "abc"}, "document_id"),
        ({"surprise": 1}, "surprise"),
    ],
)
def test_a_document_that_is_not_true_is_not_made(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        derived(**changes)


@pytest.mark.parametrize(("odd", "message"), [("a\x00b", "NUL"), ("a\ud800b", "surrogates")])
def test_a_text_that_cannot_be_stored_is_not_taken(odd: str, message: str) -> None:
    with pytest.raises((ValidationError, UnicodeEncodeError), match=message):
        derived(raw_text=odd, text=odd, pieces=[piece(1, (0, 3), (0, 3))], passages=[], pages=[])
