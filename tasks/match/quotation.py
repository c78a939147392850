"""Whether a span of text stands in quotation marks: somebody else's words."""

import re

MARK = re.compile('["“”„‟«»]')
PARAGRAPH_END = re.compile(r"\n[ \t]*\n")


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether most of `text[start:end]` stands inside quotation marks of its paragraphs.

    Which way a mark turns is told by what stands beside it, not by its shape, which typists and OCR
    get wrong; marks inside a quotation nest.
    """
    quoted = 0
    position = start
    while position < end:
        paragraph_start, paragraph_end = _paragraph(text, position)
        stop = min(end, paragraph_end)
        if _depth(text, paragraph_start, position) > 0 or _opens_at(text, position):
            quoted += stop - position
        position = max(stop, position + 1)
    return quoted * 2 > end - start


def _paragraph(text: str, position: int) -> tuple[int, int]:
    start = max(text.rfind("\n\n", 0, position + 1), 0)
    end = text.find("\n\n", max(position, start + 2))
    return start, len(text) if end == -1 else end + 2


def _depth(text: str, start: int, end: int) -> int:
    """Return how many quotations opened since `start` are still open at `end`."""
    depth = 0
    for mark in MARK.finditer(text, start, end):
        depth = depth + 1 if _opens(text, mark.start()) else max(0, depth - 1)
    return depth


def _opens(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return (
        (not before or before.isspace() or before in "([—–-'‘’\"“„«") and bool(after) and not after.isspace()
    )


def _opens_at(text: str, position: int) -> bool:
    rest = text[position : position + 2].lstrip()
    return bool(rest) and bool(MARK.match(rest)) and _opens(text, text.index(rest[0], position))
