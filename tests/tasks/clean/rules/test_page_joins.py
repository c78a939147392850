"""Rule `page_joins`: a paragraph cut by a page break is one again; headings and lists are not joined."""

import pytest

from schemas.reading import Mark
from tasks.clean.draft import Draft
from tasks.clean.rules import page_joins

LONG = "The Council of Harbours met at Arvenport on the ninth day of the month and took up the"


def joined(text: str, *marks: Mark) -> str:
    return page_joins.RULE(Draft.of(text, marks)).text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{LONG}\f\nmatter of the light.", f"{LONG} matter of the light."),
        (f"{LONG}\n\n\n\nmatter of the light.", f"{LONG} matter of the light."),
        (f"{LONG}\fMerrow-Callis Islands again.", f"{LONG} Merrow-Callis Islands again."),
        (f"{LONG} of 4 May\f1998, and of 5 May 2001,", f"{LONG} of 4 May 1998, and of 5 May 2001,"),
        (f"{LONG} Merrow-\fCallis Islands.", f"{LONG} Merrow-Callis Islands."),
        (
            f"Its resolution stands. {LONG} reso-\flution of the light.",
            f"Its resolution stands. {LONG} resolution of the light.",
        ),
    ],
)
def test_a_broken_paragraph_is_one_again(text: str, wanted: str) -> None:
    assert joined(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG} matter.\fthen came another.",
        f"{LONG} following:\f- the lamp",
        f"{LONG}\f(a) the lamp and all that belongs to it.",
        f"{LONG}\n\nNext paragraph, with a capital, in the same page.",
        "Honor Castellane\n\npermanent representative of Tavaria to the United Nations.",
        "THE SITUATION IN THE STRAIT OF ANSELM AND ITS IMPLICATIONS FOR NAVIGATION\fIt is grave.",
        f"{LONG}\fTHE SITUATION IN THE STRAIT.",
        "Name          Ardelle and what belongs to it\nSum           of all\fand so forth.",
    ],
)
def test_what_only_stands_next_to_a_break_is_not_joined(text: str) -> None:
    assert joined(text) == text


def test_what_the_layout_calls_a_heading_is_not_joined() -> None:
    text = f"{LONG}\n\nmatter of the light."
    mark = Mark(kind="heading", raw_start=0, raw_end=len(LONG))
    assert joined(text, mark) == text
