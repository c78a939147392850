"""Rule `line_wraps`: a line that ended with its column goes on; one that its writer ended does not."""

import textwrap

import pytest

from schemas.reading import Mark
from tasks.clean.draft import Draft
from tasks.clean.rules import line_wraps

PROSE = (
    "The mail boat leaves Port Sorrel at seven in the morning and calls at the Callis Light only when the "
    "keeper has hung out the red lantern. Passengers for the light are asked to bring their own oars, since "
    "the landing stage was carried off in the winter of 1991 and nobody has yet agreed on who is to pay for "
    "another one."
)


def unwrapped(text: str) -> str:
    return line_wraps.RULE(Draft.of(text)).text


@pytest.mark.parametrize("width", [44, 60, 72, 90])
def test_wrapped_prose_becomes_one_line(width: int) -> None:
    assert unwrapped("\n".join(textwrap.wrap(PROSE, width))) == PROSE


def test_a_centred_heading_of_two_lines_becomes_one() -> None:
    text = "The situation in the Strait of Anselm and its\nimplications for the safety of navigation"
    assert unwrapped(text) == text.replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        "Distr.: General\n28 March 2019",
        "General Assembly\nSeventy-third session",
        "Permanent Mission of Tavaria\n14 Rue du Phare\n1202 Geneva\nSwitzerland",
        "(Signed) Honor Castellane\nAmbassador\nPermanent Representative",
        "- The islands have been lit since the middle of the nineteenth century and\n- they will be",
        "1. A first paragraph that is about as long as a line of print can be here\n2. a second",
        "(a) A first paragraph that is about as long as a line of print can be\n(b) a second one",
        "Name                          Country                Votes\n"
        "Anneke Rausel                 Ardelle                1,204\n"
        "Piers Halloran                Fenmark                  988",
        "| State and its delegation to the talks | Votes |\n"
        "| lower case and what is more long text | 12    |",
    ],
)
def test_lines_that_their_writer_ended_stay(text: str) -> None:
    assert unwrapped(text) == text


@pytest.mark.parametrize(
    "poem",
    [
        "The lamp that no one has put out\nStill turns above the emptied quay,\n"
        "And what it says to those about\nIs only this: come home to me.",
        "the keeper climbs his stairs at dusk and\ncounts them,\na hundred and forty, every\n"
        "evening the same number and never\nonce\nthe same keeper who comes up into the light",
    ],
)
def test_a_poem_keeps_its_lines(poem: str) -> None:
    assert unwrapped(poem) == poem


def test_blocks_are_never_joined() -> None:
    text = "\n".join(textwrap.wrap(PROSE, 60)) + "\n\n" + "\n".join(textwrap.wrap(PROSE, 60))
    assert unwrapped(text) == f"{PROSE}\n\n{PROSE}"


def test_where_the_layout_marks_the_wraps_only_these_are_joined() -> None:
    text = "a short line\nthat goes on\nand one that was ended there by hand although it is long"
    draft = Draft.of(text, [Mark(kind="line_wrap", raw_start=12, raw_end=13)])
    assert line_wraps.RULE(draft).text == text.replace("\n", " ", 1)
