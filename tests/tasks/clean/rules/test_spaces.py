"""Rules `spaces` and `blank_lines`: white space that says nothing goes, columns stay."""

import pytest

from schemas.reading import Mark
from tasks.clean.draft import Draft
from tasks.clean.rules import blank_lines, spaces


def spaced(text: str) -> str:
    return spaces.RULE(Draft.of(text)).text


def set_apart(text: str) -> str:
    return blank_lines.RULE(Draft.of(text)).text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("  one   two  \n three\t\n", "one two\nthree\n"),
        ("one \f two", "one\ftwo"),
        ("Geneva,  1 April\nGeneva", "Geneva, 1 April\nGeneva"),
    ],
)
def test_spaces_go_at_the_edges_of_lines_and_between_words(text: str, wanted: str) -> None:
    assert spaced(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "State      Votes     Seats\nArdelle    1 204     3\nEske       88        1",
        "State\tVotes\nArdelle\t1204",
        "| State   | Votes |\n| ------- | ----- |\n| Ardelle | 1204  |",
    ],
)
def test_spaces_leave_the_columns_of_a_table_alone(text: str) -> None:
    assert spaced(text) == text


def test_spaces_leave_alone_what_the_layout_calls_a_table() -> None:
    text = "Votes  Seats"
    draft = Draft.of(text, [Mark(kind="table", raw_start=0, raw_end=len(text))])
    assert spaces.RULE(draft).text == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("\n\n one\n\n\n\ntwo\n", "one\n\ntwo"),
        ("one\n \n\t\ntwo", "one\n\ntwo"),
        ("one\n\f\ntwo", "one\n\ntwo"),
        ("one\ntwo\n\nthree", "one\ntwo\n\nthree"),
    ],
)
def test_blank_lines_set_blocks_apart_by_exactly_one(text: str, wanted: str) -> None:
    assert set_apart(text) == wanted


def test_blank_lines_leave_a_text_of_nothing_but_blanks_alone() -> None:
    assert set_apart(" \n\n ") == " \n\n "


@pytest.mark.parametrize("text", ["a" + " " * 99_999 + "x", "a" + "\n" * 99_999 + "x", "a" + "\n " * 99_999])
def test_long_runs_of_white_space_are_taken_in_one_go(text: str) -> None:
    assert len(set_apart(spaced(text))) <= 4
