"""Where words stand in quotation marks, whichever marks are used and however they nest.

Straight, curly, low and angle marks are read by where they stand, not by their shape, since texts mix them:
a mark with a blank before it and a word behind it opens, one with a word or a stop before it closes. A
paragraph that opens quotation marks and does not close them goes on in the next one that opens with them.
"""

import re
from dataclasses import dataclass

MARKS = '"“”„«»‟″'
_MARK = re.compile(f"[{MARKS}]")
_SINGLE = re.compile(r"(?<![\w])[‘‚](?=\w)[^‘’]+?(?:’(?=\w)[^‘’]*?)*(?<=[.,!?…])’(?!\w)")
_BEFORE_OPENING = " \t\n\xa0([{–—-:/…‘'"
LONGEST = 6000


@dataclass(frozen=True, slots=True)
class Quote:
    """A range of a paragraph without its marks; `is_open` if the paragraph ends inside it."""

    start: int
    end: int
    is_open: bool

    @property
    def outer_start(self) -> int:
        return self.start - 1

    @property
    def outer_end(self) -> int:
        return self.end if self.is_open else self.end + 1


def quotes_in(text: str) -> list[Quote]:
    """Return the outermost quotations of a paragraph, in order, with offsets in it."""
    quotes: list[Quote] = []
    depth, start, last_close = 0, 0, -1
    for mark in _MARK.finditer(text):
        place = mark.start()
        if _opens(text, place, depth):
            depth += 1
            if depth == 1:
                start, last_close = place + 1, -1
        elif depth:
            depth -= 1
            last_close = place
            if depth == 0:
                quotes.append(Quote(start, place, False))
    if depth:
        whole = depth > 1 and last_close > start and not text[last_close + 1 :].strip(" .,;")
        quotes.append(Quote(start, last_close if whole else len(text), not whole))
    return quotes if quotes else _single_quotes(text)


def _opens(text: str, place: int, depth: int) -> bool:
    mark = text[place]
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    if mark in "«„":
        return True
    if mark == "»":
        return False
    is_free = before in _BEFORE_OPENING or (before in MARKS and depth > 0 and mark != "”")
    is_word_next = after.isalnum() or after in "‘'“\"«„([…@#$€£-—" or after == "."
    if before in MARKS and not before.isspace() and place and depth == 0:
        is_free = True
    return is_free and is_word_next and not after.isspace()


def _single_quotes(text: str) -> list[Quote]:
    return [Quote(found.start() + 1, found.end() - 1, False) for found in _SINGLE.finditer(text[:LONGEST])]
