"""What a page is taken apart into: glyphs, runs, tokens, lines, blocks, rules.

All lengths are PDF points (1/72 inch) in a *reading frame*: x grows along the text, y grows from
the top of the letters to their foot, so `baseline` is a distance from the top, like `top` and
`bottom`. For upright text the reading frame is the page as displayed (see `pdf_frame`).
"""

from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom; origin top left."""


Glyph = tuple[str, float, float, float, float, float, str]
"""One drawn glyph: text, x0, x1, top, bottom, baseline, font name.

The text is what the font says the glyph stands for, often one code point. A plain tuple: there are
thousands on a page, and one with named fields takes five times as long to make.
"""


class Run(NamedTuple):
    """Glyphs of one font on one baseline that certainly belong to one word; or one space."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    is_bold: bool

    @property
    def size(self) -> float:
        return self.bottom - self.top

    @property
    def is_space(self) -> bool:
        return self.text == " "


@dataclass(slots=True, eq=False)
class Token:
    """One word as printed; `size` is that of most of its letters.

    `parts` are its glyphs or runs in the order of the frame; `place` is the x at which it is read, another
    than `x0` only in a stretch that runs against its line. `raised` is the range of `text` that is set
    smaller and higher; a `is_mark` token is all raised and points to a note, and a `is_tied` one follows
    the token before it without a blank. `confidence` (0 to 1) is that of OCR.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    is_bold: bool
    parts: list[str] = field(default_factory=list)
    place: float = 0.0
    raised: tuple[int, int] | None = None
    confidence: float | None = None
    is_mark: bool = False
    is_tied: bool = False


_PLACE = attrgetter("place")


@dataclass(slots=True, eq=False)
class Line:
    """Tokens side by side on one baseline; `row` numbers the baselines of a page from the top."""

    tokens: list[Token]
    row: int
    baseline: float
    size: float
    x0: float = field(init=False)
    x1: float = field(init=False)
    chars: int = field(init=False)

    def __post_init__(self) -> None:
        self.x0, self.x1 = self.tokens[0].x0, self.tokens[-1].x1
        self.chars = sum([len(token.text) + 1 for token in self.tokens])

    @property
    def top(self) -> float:
        return self.baseline - 0.8 * self.size

    @property
    def bottom(self) -> float:
        return self.baseline + 0.2 * self.size

    @property
    def text(self) -> str:
        tokens = self.reading_order
        if not any([token.is_tied for token in tokens]):
            return " ".join([token.text for token in tokens])
        return "".join([token.text if token.is_tied else f" {token.text}" for token in tokens]).lstrip(" ")

    @property
    def reading_order(self) -> list[Token]:
        return sorted(self.tokens, key=_PLACE)

    @property
    def is_bold(self) -> bool:
        return all(token.is_bold for token in self.tokens)


@dataclass(slots=True, eq=False)
class Block:
    """Lines that make one paragraph, heading, list item, note; `roles` are kinds of marks.

    `wraps[i]` tells that line `i` ended only because the column did.
    """

    lines: list[Line]
    wraps: list[bool] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        return self.lines[0].size


class Rule(NamedTuple):
    """A thin horizontal stroke."""

    x0: float
    x1: float
    y: float
