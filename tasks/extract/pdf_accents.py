"""Marks that are drawn over a letter as glyphs of their own, put behind that letter.

A combining mark belongs to the glyph it is drawn on, which may be drawn before or after it (Arabic and
Hebrew are often drawn from left to right). A spacing accent drawn over a letter is how TeX makes `é`
with fonts that have none.
"""

import unicodedata

from tasks.extract.pdf_shapes import Glyph

COMBINING = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "^": "\u0302", "˜": "\u0303", "~": "\u0303",
    "¸": "\u0327", "ˇ": "\u030c", "˘": "\u0306", "˚": "\u030a", "˙": "\u0307", "˝": "\u030b", "¯": "\u0304",
    "˛": "\u0328",
}  # fmt: skip
DOTLESS = {"ı": "i", "ȷ": "j"}
REACH = 0.3
"""Share of the font size by which a mark may stand beside its letter."""


def with_accents(glyphs: list[Glyph], text: str) -> list[Glyph]:
    """The glyphs in drawing order, marks merged into their letters; `text` is all that they say."""
    marks = {
        character
        for character in set(text)
        if character in COMBINING or unicodedata.category(character) == "Mn"
    }
    if not marks:
        return glyphs
    added: dict[int, str] = {}
    dropped: set[int] = set()
    for index, glyph in enumerate(glyphs):
        if glyph[0] and glyph[0][0] in marks and marks.issuperset(glyph[0]):
            base = _base(glyphs, index, marks)
            if base is not None:
                added[base] = added.get(base, "") + "".join(COMBINING.get(sign, sign) for sign in glyph[0])
                dropped.add(index)
    return [
        (_accented(glyph[0], added[index]), *glyph[1:]) if index in added else glyph
        for index, glyph in enumerate(glyphs)
        if index not in dropped
    ]


def _accented(text: str, marks: str) -> str:
    return DOTLESS.get(text, text) + marks


def _base(glyphs: list[Glyph], index: int, marks: set[str]) -> int | None:
    """The index of the letter that a mark is drawn on: the one before or the one behind it, if any."""
    before, behind = index - 1, index + 1
    while before >= 0 and marks.issuperset(glyphs[before][0]):
        before -= 1
    while behind < len(glyphs) and marks.issuperset(glyphs[behind][0]):
        behind += 1
    found = [
        (distance, place)
        for place in (before, behind)
        if 0 <= place < len(glyphs) and (distance := _distance(glyphs[index], glyphs[place])) is not None
    ]
    if len(found) == 2 and found[0][0] == found[1][0] and _is_drawn_rightward(glyphs, before, behind):
        return behind
    return min(found)[1] if found else None


def _distance(mark: Glyph, letter: Glyph) -> float | None:
    """How far the middle of a mark stands beside a letter; None where it cannot be drawn on it."""
    size, middle = letter[4] - letter[3], (mark[1] + mark[2]) / 2
    beside = max(letter[1] - middle, middle - letter[2], 0.0)
    reach = 0.0 if mark[0] in COMBINING else REACH * size
    is_near = beside <= reach and abs(mark[5] - letter[5]) < 0.8 * size
    is_drawn_on = mark[0] not in COMBINING or letter[1] < middle < letter[2]
    return beside if is_near and is_drawn_on and letter[0].isalpha() else None


def _is_drawn_rightward(glyphs: list[Glyph], before: int, behind: int) -> bool:
    """Whether letters of a script that runs leftward are drawn from left to right."""
    is_leftward = unicodedata.bidirectional(glyphs[behind][0][0]) in ("R", "AL")
    return is_leftward and glyphs[before][1] < glyphs[behind][1]
