"""From glyphs in drawing order to runs: stretches that certainly belong together.

A run ends at a space glyph, a gap, a change of font, size or baseline. What a gap means is left
to `pdf_lines`, which sees the whole line.
"""

import re
from functools import lru_cache
from itertools import pairwise

from tasks.extract.pdf_shapes import Glyph, Run
from tasks.extract.pdf_tokens import FULL_STOPS

SURE_GAP = 0.09
"""Share of the font size; kerning and rounding stay below, spaces above."""

OVERLAP = 0.25
"""Share of the font size by which kerned neighbours may overlap."""

OVERPRINT = 0.2
"""Share of the font size by which fake bold shifts its second copy."""

UNMAPPED = re.compile(r"\(cid:\d+\)")
"""What the parser calls a glyph whose character the font does not tell; nothing on the page reads so."""

UNKNOWN = "\ufffd"


def runs_of(glyphs: list[Glyph], is_split: bool = False) -> list[Run]:
    """The runs of glyphs in drawing order; a space glyph is a run of its own, each glyph if `is_split`."""
    kept = _without_overprints(glyphs)
    starts = [*(range(len(kept)) if is_split else _run_starts(kept)), len(kept)]
    return [_run(kept[start:end]) for start, end in pairwise(starts)]


def _without_overprints(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs that have a height, without second copies that only make the first look bold."""
    kept: list[Glyph] = []
    last_text, last_x0, last_x1, last_base = "", 0.0, 0.0, 0.0
    for glyph in glyphs:
        text, x0, x1, top, bottom, baseline, _ = glyph
        reach = OVERPRINT * (bottom - top)
        if text == last_text and 2 * x0 < last_x0 + last_x1 and x0 < x1:
            repeats = abs(x0 - last_x0) < reach and abs(baseline - last_base) < reach
        else:
            repeats = False
        if reach > 0 and not repeats:
            kept.append(glyph)
            last_text, last_x0, last_x1, last_base = text, x0, x1, baseline
    return kept


def _run_starts(glyphs: list[Glyph]) -> list[int]:
    """The index of the first glyph of each run."""
    starts: list[int] = []
    end, last_base, last_font, was_space = 0.0, 0.0, "", True
    for index, (text, x0, x1, top, bottom, baseline, font) in enumerate(glyphs):
        is_space = text.isspace()
        size = bottom - top
        joins = baseline == last_base and -OVERLAP * size < x0 - end < SURE_GAP * size
        if not joins or is_space or was_space or font != last_font:
            starts.append(index)
        end, last_base, last_font, was_space = x1, baseline, font, is_space or text in FULL_STOPS
    return starts


def _run(glyphs: list[Glyph]) -> Run:
    text, x0, x1, top, bottom, baseline, font = glyphs[0]
    if len(glyphs) > 1:
        text = "".join([glyph[0] for glyph in glyphs])
        x1 = max(x1, glyphs[-1][2])
    elif text.isspace():
        text = " "
    if "(cid:" in text:
        text = "".join([UNKNOWN if UNMAPPED.fullmatch(glyph[0]) else glyph[0] for glyph in glyphs])
    return Run(text, x0, x1, top, bottom, baseline, is_bold(font))


@lru_cache(maxsize=4096)
def is_bold(font: str | bytes) -> bool:
    """Whether a font's name says bold, as in `ABCDEF+TimesNewRomanPS-BoldMT`."""
    name = font.decode("latin-1") if isinstance(font, bytes) else str(font)
    name = name.rpartition("+")[2].lower()
    return any(word in name for word in ("bold", "black", "heavy", "demi")) or name.endswith("-bd")
