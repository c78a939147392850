"""Addresses in a text."""

import re

URL = re.compile(r"(?:https?://|www\.(?=[\w-]+\.))[^\s<>\"“”„«»{}|\\^`]+", re.IGNORECASE)
BEHIND = ".,;:!?'’*…"
PAIRS = {")": "(", "]": "["}


def url_spans(text: str) -> list[tuple[int, int]]:
    """Return where addresses begin and end; what closes the sentence around one is no part of it."""
    return [(found.start(), _end(text, found.start(), found.end())) for found in URL.finditer(text)]


def _end(text: str, start: int, end: int) -> int:
    while end > start:
        last = text[end - 1]
        opening = PAIRS.get(last)
        unpaired = opening and text.count(last, start, end) > text.count(opening, start, end)
        if last not in BEHIND and not unpaired:
            break
        end -= 1
    return end
