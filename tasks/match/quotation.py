"""Whether a span of text stands in quotation marks: somebody else's words."""

import re

MARK = re.compile('["“”„‟«»「」『』]')
SHAPED = {"「": True, "『": True, "」": False, "』": False}
"""Marks that only ever open, or close."""


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether most of `text[start:end]` stands inside quotation marks of its paragraphs.

    Which way a mark turns is told by what stands beside it, not by its shape, which typists and OCR
    get wrong; marks inside a quotation nest.
    """
    quoted = 0
    paragraph_start, paragraph_end = _paragraph(text, start)
    quoted += _quoted_chars(text, paragraph_start, paragraph_end, start, end)
    while paragraph_end < end:
        paragraph_start, paragraph_end = _paragraph(text, paragraph_end)
        quoted += _quoted_chars(text, paragraph_start, paragraph_end, start, end)
    return quoted * 2 > end - start


def _paragraph(text: str, position: int) -> tuple[int, int]:
    """Return the paragraph a place is in, with the blank line behind it."""
    start = text.rfind("\n\n", 0, position)
    end = text.find("\n\n", position)
    return 0 if start == -1 else start + 2, len(text) + 1 if end == -1 else end + 2


def _quoted_chars(text: str, paragraph_start: int, paragraph_end: int, start: int, end: int) -> int:
    """Return how much of `text[start:end]` stands between the quotation marks of one paragraph.

    A quotation that goes on in the next paragraph is not closed in this one, which then begins with it; a
    mark that opens in the middle and is never closed is a stray one.
    """
    count = depth = 0
    opened = paragraph_start
    for mark in MARK.finditer(text, paragraph_start, paragraph_end):
        if _opens(text, mark.start()):
            opened = opened if depth else mark.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                count += max(0, min(end, mark.end()) - max(start, opened))
    if depth and not text[paragraph_start:opened].strip():
        count += max(0, min(end, paragraph_end) - max(start, opened))
    return count


def _opens(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if text[place] in SHAPED:
        return SHAPED[text[place]]
    # Where words are not spaced, only the shape of a mark is left to go by.
    if text[place] in "“”" and before and (before in ":：，、。；！？（" or "\u3040" <= before <= "\u9fff"):
        return text[place] == "“"
    return (
        (not before or before.isspace() or before in "([—–-'‘’\"“„«") and bool(after) and not after.isspace()
    )
