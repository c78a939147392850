"""The match form of a text: letters and digits only, compatibility-folded, with the way back.

After Unicode NFKC_Casefold (Unicode Standard, 5.18): what OCR and typesetting change most (case, spaces,
punctuation, ligatures, widths) is gone, so that only wording counts.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+")
NOT_ASCII = re.compile("([^\x00-\x7f]+)")


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
    # `translate` is ten times as fast on ASCII; cutting the rest out pays unless there is much of it.
    if not text.isascii():
        parts = NOT_ASCII.split(text)
        if 20 * len(parts) < len(text):
            return "".join([part.translate(FOLDING) for part in parts])
    return text.translate(FOLDING)


@dataclass(frozen=True, slots=True)
class MatchForm:
    """The form, and for each of its runs where the run begins in the form and in the text.

    Inside a run one character of the form is one character of the text.
    """

    form: str
    form_starts: list[int]
    text_starts: list[int]

    def text_offset(self, position: int) -> int:
        """Return where the character at this place of the form stands in the text."""
        run = bisect_right(self.form_starts, position) - 1
        return self.text_starts[run] + position - self.form_starts[run]

    def position(self, text_offset: int) -> int:
        """Return the place in the form of the first character that stands at or behind a text offset."""
        run = bisect_right(self.text_starts, text_offset) - 1
        if run < 0:
            return 0
        end = self.form_starts[run + 1] if run + 1 < len(self.form_starts) else len(self.form)
        return min(self.form_starts[run] + text_offset - self.text_starts[run], end)

    def text_range(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the text that a non-empty range of the form comes from."""
        return self.text_offset(start), self.text_offset(end - 1) + 1


def match_form(text: str) -> MatchForm:
    parts: list[str] = []
    form_starts: list[int] = []
    text_starts: list[int] = []
    length = 0
    for word in WORD.finditer(text):
        for start, folded in _folded(word[0], word.start()):
            form_starts.append(length)
            text_starts.append(start)
            parts.append(folded)
            length += len(folded)
    return MatchForm("".join(parts), form_starts, text_starts)


def _folded(word: str, start: int) -> list[tuple[int, str]]:
    """Return a word's runs: itself if each character folds to one, else its characters one by one."""
    if word.isascii():
        return [(start, word.lower())]
    folded = [FOLDING[ord(character)] or "" for character in word]
    if all(len(each) == 1 for each in folded):
        return [(start, "".join(folded))]
    return [(start + index, each) for index, several in enumerate(folded) for each in several]
