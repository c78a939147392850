"""Two sentences of which the second runs over a page: hyphen, footnote, footer, header and all."""

import pytest

from schemas.text import Piece
from tasks.clean.draft import Draft, Move, Replace
from tasks.trace.slices import (
    Range,
    raw_ranges,
    slices_of_raw,
    slices_of_text,
    taken_out,
    text_ranges,
)

RAW = "The gover-\nnor left.\n* A note.\n7\fHe came back."


@pytest.fixture(scope="module")
def draft() -> Draft:
    """Clean: "The governor left. He came back.", then the note and the page number."""
    draft = Draft.of(RAW).apply("hyphens", [Replace(9, 11, "")])
    text = draft.text
    note, number = text.index("* A note."), text.index("7")
    draft = draft.apply("footnotes", [Move(note, note + 9, len(text)), Move(number, number + 1, len(text))])
    return draft.apply(
        "page_joins", [Replace(draft.text.index("left.") + 5, draft.text.index("He came"), " ")]
    )


@pytest.fixture(scope="module")
def pieces(draft: Draft) -> list[Piece]:
    return draft.pieces()


def around(text: str, words: str) -> Range:
    return Range(text.index(words), text.index(words) + len(words))


def raw_of(pieces: list[Piece], place: Range) -> list[str]:
    slices = slices_of_text(pieces, place.start, place.end)
    return [RAW[each.start : each.end] for each in raw_ranges(slices)]


def test_the_example_is_what_it_says(draft: Draft) -> None:
    assert draft.text == "The governor left. He came back.\n\n* A note.\n\n7"


def test_words_that_stand_as_they_were_lead_to_exactly_these_characters(draft, pieces) -> None:
    assert raw_of(pieces, around(draft.text, "came")) == ["came"]
    assert raw_of(pieces, around(draft.text, "m")) == ["m"]


def test_a_word_with_something_removed_inside_leads_back_over_it(draft, pieces) -> None:
    place = around(draft.text, "governor")
    assert raw_of(pieces, place) == ["gover-\nnor"]
    hows = [each.how for each in slices_of_text(pieces, place.start, place.end)]
    assert hows == ["verbatim", "removed", "verbatim"]


def test_what_was_removed_at_the_edge_does_not_belong_to_the_word(draft, pieces) -> None:
    assert raw_of(pieces, around(draft.text, "gover")) == ["gover"]
    assert raw_of(pieces, Range(9, 12)) == ["nor"]


def test_a_sentence_over_a_page_leads_to_both_pages_and_names_what_was_taken_out(draft, pieces) -> None:
    place = around(draft.text, "left. He came")
    slices = slices_of_text(pieces, place.start, place.end)
    assert raw_of(pieces, place)[0].startswith("left.") and raw_of(pieces, place)[-1].endswith("He came")
    out = taken_out(pieces, slices)
    assert [RAW[each.raw_start : each.raw_end] for each in out] == ["* A note.", "7"]
    assert {each.how for each in out} == {"moved"}


def test_nothing_is_taken_out_between_texts_that_never_were_neighbours(draft, pieces) -> None:
    slices = slices_of_text(pieces, draft.text.index("back."), len(draft.text))
    assert [each for each in taken_out(pieces, slices) if each.how == "verbatim"] == []


def test_moved_text_leads_to_where_it_stood(draft, pieces) -> None:
    place = around(draft.text, "A note")
    assert raw_of(pieces, place) == ["A note"]
    assert slices_of_text(pieces, place.start, place.end)[0].rules == ("footnotes",)


def test_a_rewritten_piece_leads_back_as_a_whole() -> None:
    pieces = Draft.of("cafe\u0301 noir").apply("composition", [Replace(3, 5, "é")]).pieces()
    (each,) = slices_of_text(pieces, 3, 4)
    assert (each.how, each.raw_start, each.raw_end, each.after) == ("rewritten", 3, 5, "é")


def test_what_a_rule_put_in_stands_for_no_raw_text(draft, pieces) -> None:
    place = around(draft.text, "\n\n* A")
    (each, *_) = slices_of_text(pieces, place.start, place.start + 2)
    assert each.how == "inserted" and raw_ranges([each]) == []


def test_raw_text_leads_to_where_it_went_or_to_the_rule_that_removed_it(pieces) -> None:
    place = around(RAW, "or left.") if "or left." in RAW else around(RAW, "-\nnor")
    slices = slices_of_raw(pieces, place.start, place.end)
    assert [(each.how, RAW[each.raw_start : each.raw_end]) for each in slices][:1] == [
        ("verbatim", "or left.")
    ]
    removed = slices_of_raw(pieces, 9, 11)
    assert [(each.how, each.rules) for each in removed] == [("removed", ("hyphens",))]
    assert text_ranges(removed) == []


def test_there_and_back_covers_what_was_asked_for(draft, pieces) -> None:
    for start in range(len(draft.text)):
        for end in range(start + 1, len(draft.text) + 1, 5):
            slices = slices_of_text(pieces, start, end)
            shown = "".join(
                RAW[each.raw_start : each.raw_end] if each.after is None else each.after for each in slices
            )
            assert draft.text[start:end] in shown
            back = [each for raw in raw_ranges(slices) for each in slices_of_raw(pieces, raw.start, raw.end)]
            solid = [each for each in slices if each.raw_start < each.raw_end]
            assert {each.piece_number for each in back} == {each.piece_number for each in solid}


def test_every_raw_character_goes_to_one_slice(pieces) -> None:
    slices = slices_of_raw(pieces, 0, len(RAW))
    assert "".join(RAW[each.raw_start : each.raw_end] for each in slices) == RAW
