"""Rule `note_marks`: what the layout raised is raised in the text, behind its word; numbers stay."""

import pytest

from schemas.reading import Mark
from tasks.clean.clean import clean
from tasks.clean.draft import Draft
from tasks.clean.rules import note_marks


def draft_of(text: str) -> Draft:
    """A draft whose marks stand between ‹ and ›."""
    raw, marks = "", []
    for part in text.split("›"):
        plain, _, mark = part.partition("‹")
        raw += plain
        if mark:
            marks.append(Mark(kind="footnote_mark", raw_start=len(raw), raw_end=len(raw) + len(mark)))
        raw += mark
    return Draft.of(raw, marks)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the final report ‹6› of the group", "the final report⁶ of the group"),
        ("adopted in 2022, ‹12› and", "adopted in 2022,¹² and"),
        ("as it stands‹3›.", "as it stands³."),
        ("the report\n‹4› of the group", "the report⁴ of the group"),
        ("two notes ‹1,2› here", "two notes¹,² here"),
        ("its annex ‹*› is", "its annex* is"),
        ("raised ‹a› letter", "raised a letter"),
        ("already‹²› raised", "already² raised"),
        ("‹1› See the report", "¹ See the report"),
        ("draft resolution 23", "draft resolution 23"),
    ],
)
def test_marks_are_raised_behind_their_words(text: str, wanted: str) -> None:
    assert note_marks.RULE(draft_of(text)).text == wanted


def test_a_sentence_that_ends_with_a_mark_is_not_joined_to_the_next() -> None:
    first = "The Council of Harbours met at Arvenport on the ninth day of the month and took note. ‹3›"
    draft = draft_of(f"{first}\n\f\nThe lamps were lit again by all who steer by them.")
    text = clean(draft.raw_text, draft.raw_marks).text
    assert text.split("\n\n")[0].endswith("took note.³")
