"""Rule `quote_signs`: an earlier message loses the signs before its lines and stands apart, by its depth."""

import time

import pytest

from tasks.clean.clean import clean
from tasks.clean.draft import Draft
from tasks.clean.rules import quote_signs
from tasks.extract.quoted_lines import quoted_lines


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("> a lamp\n> was lit\n", "a lamp\nwas lit\n"),
        (">a lamp\n>was lit", "a lamp\nwas lit"),
        ("> a lamp\n>\n> was lit\n", "a lamp\n\nwas lit\n"),
        ("Jo wrote:\n> a lamp\n> was lit\n", "Jo wrote:\n\na lamp\nwas lit\n"),
        ("> a lamp\n> was lit\nWhich one?", "a lamp\nwas lit\n\nWhich one?"),
        ("> a lamp\n> was lit\n\nWhich one?", "a lamp\nwas lit\n\nWhich one?"),
        ("> a lamp\n>> was lit\n> which one\n", "a lamp\n\nwas lit\n\nwhich one\n"),
        ("> > a lamp\n> > was lit\n", "a lamp\nwas lit\n"),
        ("> a > b\n> c\n", "a > b\nc\n"),
        ("> a lamp\n> was\f> lit\n> then\n", "a lamp\nwas\flit\nthen\n"),
    ],
)
def test_signs_go_and_what_another_wrote_stands_apart(text: str, wanted: str) -> None:
    assert quote_signs.RULE(Draft.of(text, quoted_lines(text))).text == wanted


@pytest.mark.parametrize("text", ["> a lamp was lit\n", "a > b\n c > d\n", "x\n > a lamp\n > was lit\n"])
def test_what_is_no_earlier_message_keeps_its_signs(text: str) -> None:
    assert quote_signs.RULE(Draft.of(text, quoted_lines(text))).text == text


def test_wrapped_lines_of_an_earlier_message_are_joined() -> None:
    lines = "> the surveyors were on the quay and found that the third\n> crane stands on piles of 1988.\n"
    text = "the surveyors were on the quay and found that the third crane stands on piles of 1988."
    assert clean(lines, quoted_lines(lines)).text == text


def test_many_runs_take_time_in_proportion() -> None:
    text = "> a\n> b\nx\n" * 20_000
    draft = Draft.of(text, quoted_lines(text))
    began = time.process_time()
    assert len(quote_signs.find(draft)) > 2 * 20_000
    assert time.process_time() - began < 3
