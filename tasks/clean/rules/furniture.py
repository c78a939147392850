"""Rule `furniture`: running headers, footers and page numbers move to the end of the text."""

import re
from collections import Counter

from tasks.clean.continuation import FURNITURE
from tasks.clean.draft import Change, Draft, Move
from tasks.clean.rule import Rule

EDGE_LINES = 2
"""How many lines at the top and at the foot of a page can be furniture."""
PAGE_NUMBER = re.compile(
    r"(?:page\s+|p\.\s*|[-–—]\s*)?(\d{1,4})(?:\s*(?:/|of)\s*\d{1,4})?(?:\s*[-–—])?", re.IGNORECASE
)
Line = tuple[int, int, str]


def find(draft: Draft) -> list[Change]:
    """Return a move for each line or block of furniture: as the layout marks it, else by repetition."""
    marked = draft.marks_of("header", "footer")
    if marked:
        ranges = [(mark.raw_start, mark.raw_end) for mark in marked]
    else:
        ranges = [(start, end) for start, end, _ in _repeated_lines(draft.text)]
    return [Move(start, end, len(draft.text)) for start, end in ranges if draft.text[start:end].strip()]


def _repeated_lines(text: str) -> list[Line]:
    """Return the edge lines that come back, digits aside, on most pages between form feeds."""
    pages = [_lines(text, page.start(), page.end()) for page in re.finditer(r"[^\f]+", text)]
    edges = [dict.fromkeys(page[:EDGE_LINES] + page[-EDGE_LINES:]) for page in pages]
    shapes = Counter(shape for lines in edges for shape in {_shape(line) for line in lines})
    often = max(3, len(pages) // 2)
    numbers = _page_numbers(pages)
    return [line for lines in edges for line in lines if shapes[_shape(line)] >= often or line in numbers]


def _page_numbers(pages: list[list[Line]]) -> set[Line]:
    """Return the edge lines that are numbers and count the pages: from 1, or from wherever two agree."""
    found = [
        (int(number[1]) - index, line)
        for index, page in enumerate(pages, start=1)
        for line in dict.fromkeys(page[:EDGE_LINES] + page[-EDGE_LINES:])
        if (number := PAGE_NUMBER.fullmatch(line[2].strip()))
    ]
    agreeing = Counter(offset for offset, _ in found)
    return {line for offset, line in found if len(pages) > 1 and (offset == 0 or agreeing[offset] > 1)}


def _lines(text: str, start: int, end: int) -> list[Line]:
    found = re.compile(r"[^\n\f]*\S[^\n\f]*").finditer(text, start, end)
    return [(line.start(), line.end(), line[0]) for line in found]


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", line[2].strip())


ORDER = 110
RULE = Rule(
    FURNITURE, "1", "a running header, footer or page number: kept, but out of the running text", find
)
