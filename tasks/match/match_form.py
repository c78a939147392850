"""The match form of a text: letters and digits only, compatibility-folded, with the way back.

After Unicode NFKC_Casefold (Unicode Standard, 5.18): what OCR and typesetting change most (case, spaces,
punctuation, ligatures, widths) is gone, so that only wording counts.
"""

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

BLOCK = 256
ASCII = bytes(range(128))
LOWER = bytes(range(256)).lower()
NO_LETTERS = bytes(byte for byte in ASCII if not chr(byte).isalnum())
MOST_SORTS = 16
"""Of more characters that are not ASCII a text is taken one by one."""


class _Folding(dict[int, str | None]):
    """What each code point becomes, for `str.translate`; worked out when first asked for."""

    def __missing__(self, code_point: int) -> str | None:
        self[code_point] = folded = _fold(chr(code_point)) or None
        return folded


def _fold(character: str) -> str:
    if not character.isalnum():
        return ""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", character).casefold())
    return "".join(each for each in folded if each.isalnum())


FOLDING = _Folding()


def form_of(text: str) -> str:
    """Return the match form alone."""
    # Bytes are folded many times as fast as characters; what is not ASCII is then seen to one sort at a time.
    encoded = text.encode("utf-8", "surrogatepass")
    form = encoded.translate(LOWER, NO_LETTERS).decode("utf-8", "surrogatepass")
    if text.isascii():
        return form
    others = {
        each: FOLDING[ord(each)] or ""
        for each in set(encoded.translate(None, ASCII).decode("utf-8", "surrogatepass"))
    }
    if len(others) > MOST_SORTS or not all(
        others.get(each, each) == each for folded in others.values() for each in folded
    ):
        return text.translate(FOLDING)
    for each, folded in others.items():
        if each != folded:
            form = form.replace(each, folded)
    return form


@dataclass(frozen=True)
class MatchForm:
    """The form of a text, and the way back."""

    text: str
    form: str
    block_starts: list[int]
    """Where in the form each block of `BLOCK` characters of the text begins."""

    @cached_property
    def _offsets(self) -> dict[int, list[int]]:
        """Where in the text the characters of a block's form come from, of the blocks asked about."""
        return {}

    def text_offset(self, position: int) -> int:
        """Return where the character stands in the text that this place of the form comes from."""
        block = bisect_right(self.block_starts, position) - 1
        if block not in self._offsets:
            self._offsets[block] = _origins(self.text[block * BLOCK : (block + 1) * BLOCK], block * BLOCK)
        place = position - self.block_starts[block]
        if place < len(self._offsets[block]):
            return self._offsets[block][place]
        raise IndexError(f"the form has {len(self.form)} characters, none at {position}")

    def position(self, text_offset: int) -> int:
        """Return the place in the form of the first character that stands at or behind a text offset."""
        block = min(text_offset // BLOCK, len(self.block_starts) - 1)
        return self.block_starts[block] + len(form_of(self.text[block * BLOCK : text_offset]))

    def text_range(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the text that a non-empty range of the form comes from."""
        return self.text_offset(start), self.text_offset(end - 1) + 1


def match_form(text: str) -> MatchForm:
    """Return the form with the way back."""
    forms = [form_of(text[start : start + BLOCK]) for start in range(0, len(text), BLOCK)]
    return MatchForm(text, "".join(forms), [0, *accumulate(map(len, forms))][:-1] or [0])


def _origins(text: str, start: int) -> list[int]:
    """Return for each character of the form of a text where it comes from, counted from `start`."""
    if text.isascii():
        return [offset for offset, character in enumerate(text, start) if character.isalnum()]
    return [offset for offset, character in enumerate(text, start) for _ in FOLDING[ord(character)] or ""]
