"""Notes are joined to their marks, whatever marks are used and wherever the notes stand."""

import time

import pytest

from schemas.document import Finding
from schemas.footnote import Footnote
from schemas.reading import Mark
from tasks.clean.clean import clean
from tasks.structure.footnotes import footnotes_of
from tasks.structure.passages import passages_of

LINE = "The lamp was lit every evening of the year, and somebody came down to look at it"


def notes_of(text: str) -> tuple[str, list[Footnote], list[Finding]]:
    draft = clean(text)
    return draft.text, *footnotes_of(draft, passages_of(draft, []))


def joined(text: str) -> list[tuple[str | None, str]]:
    """The word each mark stands behind, and the note."""
    words, notes, _ = notes_of(text)
    return [
        (None if note.text_start is None else words[: note.text_start].split()[-1].strip(".,"), note.note)
        for note in notes
    ]


@pytest.mark.parametrize(
    ("mark", "note_mark"),
    [("¹", "¹ "), ("*", "* "), ("†", "† "), ("[1]", "[1] "), ("[^1]", "[^1]: "), ("¹²", "¹² ")],
)
def test_a_note_is_joined_to_its_mark(mark: str, note_mark: str) -> None:
    assert joined(f"{LINE} here{mark} and there.\n\n{note_mark}See the log.") == [("here", "See the log.")]


def test_numbers_may_begin_anew_on_every_page() -> None:
    text = f"{LINE} one.¹\n\n¹ First note.\n\n{LINE} two.¹ And three.²\n\n¹ Second note.\n\n² Third note."
    assert joined(text) == [("one", "First note."), ("two", "Second note."), ("three", "Third note.")]


def test_notes_of_two_parts_may_stand_together_at_the_end() -> None:
    text = f"{LINE} one.¹ Then two.²\n\nPart two\n\n{LINE} three.¹\n\n¹ A.\n\n² B.\n\n¹ C."
    assert joined(text) == [("one", "A."), ("two", "B."), ("three", "C.")]


def test_notes_below_each_other_in_one_block_are_told_apart() -> None:
    text = f"{LINE} one[1] and two.[2]\n\n[1] See the log.\n[2] See the chart."
    assert joined(text) == [("one", "See the log."), ("two", "See the chart.")]


def test_a_list_headed_notes_holds_the_notes() -> None:
    text = f"{LINE} one.¹ Then two.²\n\nNotes\n\n1. See the log.\n2. See the chart."
    assert joined(text) == [("one", "See the log."), ("two", "See the chart.")]


def test_a_mark_that_is_set_twice_leads_to_its_note_from_both_places() -> None:
    text = f"{LINE} one[1]. Then two[1].\n\n[1] See the log."
    assert joined(text) == [("one", "See the log."), ("two", "See the log.")]


def test_what_is_left_on_either_side_is_a_finding_with_its_place() -> None:
    text, notes, findings = notes_of(f"{LINE} one.¹ Then two.³\n\n¹ See the log.\n\n³ Kept.\n\nEnd of it.⁴")
    assert [note.text_start is not None for note in notes] == [True, True]
    assert [(each.rule, each.value, text[each.text_start : each.text_end]) for each in findings] == [
        ("marker_without_footnote", "4", "⁴")
    ]


@pytest.mark.parametrize(
    "text", ["An area of 300 km² and 10⁶ people.", "2 * 3 * 4 is a sum.", "See [12] there."]
)
def test_powers_products_and_references_are_no_marks_without_notes(text: str) -> None:
    assert notes_of(f"{LINE}. {text}")[1:] == ([], [])


def test_the_offsets_of_mark_and_note_cut_them_out_of_the_text() -> None:
    text, (note,), _ = notes_of(f"{LINE} here.† And on.\n\n† See the log.")
    assert text[note.text_start : note.text_end] == "†"
    assert text[note.note_start : note.note_end] == note.note == "See the log."


def test_a_note_without_a_mark_of_its_own_has_the_label_that_the_layout_gives_it() -> None:
    text = f"{LINE}.1 And on.\n\nSee the log."
    marks = [
        Mark(kind="footnote_mark", raw_start=len(LINE) + 1, raw_end=len(LINE) + 2),
        Mark(kind="footnote", raw_start=text.index("See"), raw_end=len(text), value="1"),
    ]
    draft = clean(text, marks)
    ((note,), findings) = footnotes_of(draft, passages_of(draft, []))
    assert (note.text_start, note.marker, note.note, findings) == (len(LINE) + 1, "1", "See the log.", [])


def test_a_text_full_of_marks_takes_time_in_proportion() -> None:
    started = time.process_time()
    notes_of(f"{LINE}.¹ " * 5000 + "\n\n" + "\n\n".join("¹ See the log." for _ in range(500)))
    notes_of("*" * 100_000 + "[" * 100_000)
    assert time.process_time() - started < 10
