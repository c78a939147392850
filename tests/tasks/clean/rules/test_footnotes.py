"""Rule `footnotes`: a note in the middle of a sentence moves behind it; bullets and bodies do not."""

import pytest

from schemas.reading import Mark
from tasks.clean.draft import Draft
from tasks.clean.rules import footnotes

FIRST = "My Government set out its position in the press release of 12 March¹ and will not repeat it; some"
REST = "facts that the letter passes over in silence are a matter of record."
NOTE = "¹ See the press release of 12 March, which was read out in Geneva the next day."


def moved(text: str, *marks: Mark) -> str:
    return footnotes.RULE(Draft.of(text, marks)).text


def test_a_note_between_the_halves_of_a_sentence_moves_behind_its_end() -> None:
    text = footnotes.RULE(Draft.of(f"{FIRST}\n\n{NOTE}\n\n{REST}\n\nThe next paragraph is another one.")).text
    assert [block for block in text.split("\n\n") if block] == [
        FIRST,
        REST,
        NOTE,
        "The next paragraph is another one.",
    ]


def test_notes_of_several_pages_move_behind_the_one_sentence_they_interrupt() -> None:
    middle = "facts, of which the keepers’ own log² has kept a record since the lamp was lit in the year of"
    second = "² The log is kept in the archive of the Service."
    text = moved("\n\n".join([FIRST, NOTE, middle, second, "the great herring."]))
    wanted = [FIRST, middle, "the great herring.", NOTE, second]
    assert [block for block in text.split("\n\n") if block] == wanted


@pytest.mark.parametrize(
    "text",
    [
        f"The sentence is whole.¹\n\n{NOTE}\n\nThe next one begins with a capital.",
        "The following points¹ need to be made, and each of them has been made before, by others, without\n\n"
        "* the first point\n\n* the second point\n\n* the third point\n\nand that is all.",
        "The annex* is to be read with the letter, since what it says of the light and of those who keep\n\n"
        "* the lamp itself\n\n* the lens\n\nis new.",
        "A heading about² nothing\n\n² and a note on it.\n\nthen some text in lower case that goes on.",
    ],
)
def test_notes_that_interrupt_nothing_and_bullets_stay_where_they_are(text: str) -> None:
    assert moved(text) == text


def test_a_block_the_layout_calls_a_footnote_needs_no_mark_in_the_text() -> None:
    note = "Source: the log of the Callis Light."
    first = FIRST.replace("¹", "")
    text = f"{first}\n\n{note}\n\n{REST}"
    start = text.index(note)
    mark = Mark(kind="footnote", raw_start=start, raw_end=start + len(note))
    assert moved(text, mark).endswith(f"{REST}\n\n{note}")
    assert moved(text) == text
