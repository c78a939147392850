"""From the order seen to the order read: what UAX 9 displays, undone."""

import pytest

from tasks.extract.pdf_bidi import read_in_order
from tasks.extract.pdf_shapes import Token


def read(seen: str, is_leftward: bool) -> str:
    """The text of a line whose words, glyph by glyph, are seen like this from the left edge of the page."""
    words = seen.split(" ")
    if is_leftward:
        words = [word[::-1] for word in reversed(words)]
    tokens = [
        Token(word, 50.0 * place, 50.0 * place + 40, 0, 10, 10, False, list(word), 50.0 * place)
        for place, word in enumerate(words)
    ]
    read_in_order(tokens, is_leftward)
    return " ".join(token.text for token in sorted(tokens, key=lambda token: token.place))


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("םולש ברע", "ערב שלום"),
        ("2019 יאמ", "מאי 2019"),
        ("ןמו NATO ןמ", "מן NATO ומן"),
        ("רבד Red Cross ןמ", "מן Red Cross דבר"),
        (".(ןשי) רודגמ", "מגדור (ישן)."),
        ("A/HRC/41/G/97 ךמסמ", "מסמך A/HRC/41/G/97"),
        ("12.5 קר", "רק 12.5"),
    ],
)
def test_a_line_that_runs_leftward_is_read_from_the_right(seen: str, meant: str) -> None:
    assert read(seen, is_leftward=True) == meant


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("the word םולש means peace", "the word שלום means peace"),
        ("they said בוט ברע to us", "they said ערב טוב to us"),
        ("no letter of that kind", "no letter of that kind"),
    ],
)
def test_words_that_run_leftward_are_turned_round_in_a_line_that_does_not(seen: str, meant: str) -> None:
    assert read(seen, is_leftward=False) == meant
