"""Words from the order in which they are seen to the order in which they are read.

The Unicode bidirectional algorithm (UAX 9) orders characters for display; here that is undone. In a line
of one direction each stretch of the other direction is turned round; a number reads the same way in both.
What no display tells apart (a number between words of the two directions) is read with the stretch.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tasks.extract.pdf_shapes import Token

NUMBER = r"%*N(?:[,%]{0,2}N)*%*"
AGAINST_LEFTWARD = re.compile(rf"(?:N[N,% ]{{0,40}})?L(?:[^R]*[LN])?|{NUMBER}")
AGAINST_RIGHTWARD = re.compile(r"R(?:[^L]*R)?")
"""Stretches against the direction of a line, over one sign per glyph (see `_kinds`)."""

MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
BRACKETS = frozenset("()[]{}«»‹›")
OPENING = frozenset("([{«‹")


class Part(NamedTuple):
    """One glyph of a line, or the blank between two tokens, which belongs to none."""

    text: str
    token: int
    is_turned: bool = False


def read_in_order(tokens: list[Token], is_leftward: bool) -> None:
    """Gives each token of a line its text as it is read, and as its `place` where it is read.

    `is_leftward` tells that the line runs from right to left and was measured in a mirrored frame. The
    `parts` of a token are its glyphs in the order of the frame.
    """
    parts = [Part(text, index) for index, token in enumerate(tokens) for text in token.parts]
    gaps = [index for index in range(1, len(parts)) if parts[index].token != parts[index - 1].token]
    for index in reversed(gaps):
        parts.insert(index, Part(" ", -1))
    ordered = list(_ordered(parts, _kinds([part.text for part in parts]), is_leftward))
    if is_leftward:
        ordered = _mirrored(ordered)
    texts: dict[int, list[str]] = {}
    for part in ordered:
        if part.token >= 0:
            texts.setdefault(part.token, []).append(part.text)
    places = sorted(token.x0 for token in tokens)
    for place, (index, found) in zip(places, texts.items(), strict=True):
        tokens[index].text, tokens[index].place = "".join(found), place


def _kinds(texts: list[str]) -> str:
    """One sign for each: `L`, `R`, `N` digits, `,` and `%` what goes with digits, else a blank."""
    categories = [_category(text) for text in texts]
    is_arabic = "AL" in categories
    signs = {"L": "L", "R": "R", "AL": "R", "EN": "N", "AN": "N", "CS": ","}
    if not is_arabic:
        signs |= {"ES": ",", "ET": "%"}
    return "".join(signs.get(category, " ") for category in categories)


def _category(text: str) -> str:
    """The bidirectional class of the first letter or digit of a glyph, else of its first character."""
    classes = [unicodedata.bidirectional(character) for character in text]
    return next((found for found in classes if found in ("L", "R", "AL", "EN", "AN")), classes[0])


def _ordered(parts: list[Part], kinds: str, is_leftward: bool) -> Iterator[Part]:
    end = 0
    for found in (AGAINST_LEFTWARD if is_leftward else AGAINST_RIGHTWARD).finditer(kinds):
        start, stop = found.span()
        yield from parts[end:start]
        stretch = [part._replace(is_turned=True) for part in reversed(parts[start:stop])]
        yield from stretch if is_leftward else _with_numbers_kept(stretch, found[0][::-1])
        end = stop
    yield from parts[end:]


def _with_numbers_kept(stretch: list[Part], kinds: str) -> Iterator[Part]:
    end = 0
    for found in re.finditer(NUMBER, kinds):
        yield from stretch[end : found.start()]
        yield from reversed(stretch[found.start() : found.end()])
        end = found.end()
    yield from stretch[end:]


def _mirrored(parts: Iterable[Part]) -> list[Part]:
    """Brackets as they are meant: the sign `)` opens in a line that runs leftward (UAX 9, L4)."""
    found = list(parts)
    signs = [part.text for part in found if part.text in BRACKETS and not part.is_turned]
    if not signs or signs[0] in OPENING:
        return found
    return [part if part.is_turned else part._replace(text=part.text.translate(MIRRORED)) for part in found]
