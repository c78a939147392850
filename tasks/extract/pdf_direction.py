"""Which way the text of a page runs: its reading frames and the glyphs in each.

A page of Arabic or Hebrew is read in a mirrored frame, where x grows from the right edge, so that its
lines, indents and columns are found like any others; upright glyphs set one below the other (Chinese,
Japanese) in the frame of lines that run down the page.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from tasks.extract.pdf_accents import with_accents
from tasks.extract.pdf_frame import Frame, Sheet, into_frame, mirrored, surface
from tasks.extract.pdf_ligatures import with_ligature_widths
from tasks.extract.pdf_shapes import Glyph

RIGHT_TO_LEFT = re.compile(
    "[\u0591-\u065f\u066d-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff]"
)
UNSPACED = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
"""Characters that fill a square and may be set from top to bottom (UTR 50)."""

UPRIGHT = Frame(0)
DOWNWARD = Frame(270)


def framed(glyphs: dict[int, list[Glyph]], sheet: Sheet) -> Iterator[tuple[Frame, list[Glyph], str]]:
    """The frames that a page is read in, each with its glyphs in drawing order and all that they say."""
    frames = dict(glyphs)
    if _is_set_downward(frames.get(UPRIGHT.turn, [])):
        turned = [_turned(glyph, sheet) for glyph in frames.pop(UPRIGHT.turn)]
        frames[DOWNWARD.turn] = turned + frames.get(DOWNWARD.turn, [])
    for turn, found in frames.items():
        text = "".join([glyph[0] for glyph in found])
        found = with_ligature_widths(found)
        if not text.isascii():
            found = with_accents(found, text)
        if runs_leftward(text):
            width = surface(sheet, turn)[0]
            yield Frame(turn, True), [_mirrored(glyph, width) for glyph in found], text
        else:
            yield Frame(turn), found, text


def runs_leftward(text: str) -> bool:
    """Whether most letters of a text are of scripts written from right to left."""
    if text.isascii():
        return False
    count = len(RIGHT_TO_LEFT.findall(text))
    return count > 0 and 2 * count > sum(map(str.isalpha, text))


def _is_set_downward(glyphs: list[Glyph]) -> bool:
    """Whether most of the text is full-width glyphs and stands below the glyph drawn before."""
    text = "".join([glyph[0] for glyph in glyphs])
    if text.isascii() or 2 * len(UNSPACED.findall(text)) < len(text):
        return False
    below = beside = 0
    for (_, x0, x1, top, _, baseline, _), (_, y0, _, _, bottom, other, _) in pairwise(glyphs):
        size = bottom - top
        below += abs(y0 - x0) < 0.3 * (x1 - x0) and 0 < other - baseline < 2 * size
        beside += abs(other - baseline) < 0.1 * (x1 - x0) and y0 > x0
    return below > 3 * beside


def _turned(glyph: Glyph, sheet: Sheet) -> Glyph:
    """An upright glyph as one square of a line that runs down the page."""
    text, x0, x1, top, bottom, _, font = glyph
    left, above, right, below = into_frame((x0, top, x1, bottom), DOWNWARD.turn, sheet)
    middle, half = (above + below) / 2, (x1 - x0) / 2
    return text, left, right, middle - half, middle + half, middle + 0.6 * half, font


def _mirrored(glyph: Glyph, width: float) -> Glyph:
    text, x0, x1, top, bottom, baseline, font = glyph
    left, right = mirrored(x0, x1, width)
    if left == right:
        # The second half of a ligature (lam-alef) has no width; it belongs before what stands next to it.
        left = right = left - 0.02 * (bottom - top)
    return text, left, right, top, bottom, baseline, font
