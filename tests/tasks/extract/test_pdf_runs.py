"""Glyphs into runs: what the parser could not read is one unknown sign, not its name for the glyph."""

import pytest

from tasks.extract.pdf_runs import UNKNOWN, runs_of
from tasks.extract.pdf_shapes import Glyph


def glyphs(*texts: str) -> list[Glyph]:
    """Glyphs that stand side by side, five points wide, ten high."""
    return [(text, 5.0 * at, 5.0 * at + 5, 100.0, 110.0, 108.0, "F1") for at, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (("(cid:3)",), UNKNOWN),
        (("o", "(cid:12)", "ce"), f"o{UNKNOWN}ce"),
        (tuple("(cid:3)"), "(cid:3)"),
    ],
)
def test_a_glyph_without_a_character_is_unknown(texts: tuple[str, ...], wanted: str) -> None:
    assert [run.text for run in runs_of(glyphs(*texts))] == [wanted]
