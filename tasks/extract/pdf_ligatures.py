"""The widths of ligatures in the standard fonts, which the parser takes to have none.

Where a file does not embed Times, Helvetica or Courier it need not say how wide their glyphs are (ISO
32000-1, 9.6.2.2), and the metrics at hand know no ligatures: what follows one in the same string is then
read too far to the left, until the file names a place again.
"""

from tasks.extract.pdf_shapes import Glyph

LIGATURES = frozenset({"ﬁ", "ﬂ", "fi", "fl"})
WIDTH = 0.556
"""Share of the font size: 556 in Times, 500 in Helvetica, 600 in Courier (Adobe font metrics)."""
PLACED_ANEW = 0.7
"""A gap of this share of what is missing shows that the glyph behind it was placed by itself."""


def with_ligature_widths(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs in drawing order, ligatures as wide as they are."""
    if not any([glyph[1] == glyph[2] and glyph[0] in LIGATURES for glyph in glyphs]):
        return glyphs
    moved: list[Glyph] = []
    missing, end, last_base = 0.0, 0.0, 0.0
    for glyph in glyphs:
        sign, x0, x1, top, bottom, baseline, font = glyph
        if baseline != last_base or not -1.0 < x0 - end < PLACED_ANEW * missing:
            missing = 0.0
        width = WIDTH * (bottom - top) if x0 == x1 and sign in LIGATURES else 0.0
        moved.append((sign, x0 + missing, x1 + missing + width, top, bottom, baseline, font))
        missing, end, last_base = missing + width, x1, baseline
    return moved
