"""Which spans of a text stand in quotation marks: somebody else's words."""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

MARK = re.compile('["“”„‟«»「」『』]')
BREAK = re.compile(r"\n(?=\n)")
SHAPED = {"「": True, "『": True, "」": False, "』": False}
"""Marks that only ever open, or close."""
BEFORE_ONE = "([—–-'‘’\"“„«"
"""What may stand right before a mark that opens."""


class Quotations:
    """What stands inside the quotation marks of a text; each paragraph is read once, when it is asked about.

    Which way a mark turns is told by what stands beside it, not by its shape, which typists and OCR
    get wrong; marks inside a quotation nest.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._ranges: dict[int, list[tuple[int, int]]] = {}

    @cached_property
    def _paragraphs(self) -> list[int]:
        """Where paragraphs begin, and where the last ends; the blank line behind one belongs to it."""
        breaks = (found.start() + 2 for found in BREAK.finditer(self._text))
        return [0, *breaks, len(self._text) + 1]

    def hold(self, start: int, end: int) -> bool:
        """Whether most of this range of the text stands inside quotation marks of its paragraphs."""
        quoted = 0
        place = bisect_right(self._paragraphs, start) - 1
        while place < len(self._paragraphs) - 1 and self._paragraphs[place] < end:
            ranges = self._quoted(place)
            first, last = bisect_right(ranges, (start, start)) - 1, bisect_left(ranges, (end, end))
            for opened, closed in ranges[max(first, 0) : last]:
                quoted += max(0, min(end, closed) - max(start, opened))
            place += 1
        return quoted * 2 > end - start

    def _quoted(self, place: int) -> list[tuple[int, int]]:
        if place not in self._ranges:
            self._ranges[place] = _quoted_ranges(self._text, *self._paragraphs[place : place + 2])
        return self._ranges[place]


def _quoted_ranges(text: str, paragraph_start: int, paragraph_end: int) -> list[tuple[int, int]]:
    """Return what stands between the quotation marks of one paragraph, marks and all.

    A quotation that goes on in the next paragraph is not closed in this one, which then begins with it; a
    mark that opens in the middle and is never closed is a stray one.
    """
    ranges = []
    depth = 0
    opened = paragraph_start
    for mark in MARK.finditer(text, paragraph_start, paragraph_end):
        if _opens(text, mark.start()):
            opened = opened if depth else mark.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                ranges.append((opened, mark.end()))
    if depth and not text[paragraph_start:opened].strip():
        ranges.append((opened, paragraph_end))
    return ranges


def _opens(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if text[place] in SHAPED:
        return SHAPED[text[place]]
    # Where words are not spaced, only the shape of a mark is left to go by.
    if text[place] in "“”" and before and (before in ":：，、。；！？（" or "\u3040" <= before <= "\u9fff"):
        return text[place] == "“"
    is_apart = not before or before.isspace() or before in BEFORE_ONE
    # French has a blank between the mark and the words.
    if text[place] == "«" and after.isspace():
        return is_apart
    if text[place] == "»" and before.isspace() and not after.isalnum():
        return False
    return is_apart and bool(after) and not after.isspace()
