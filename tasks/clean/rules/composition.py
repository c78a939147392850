"""Rule `composition`: a letter and its accents are one character where there is one."""

import unicodedata
from collections.abc import Iterator

from tasks.clean.draft import Change, Draft, Replace
from tasks.clean.rule import Rule

JOINS_BEFORE = frozenset(
    "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e\u1b35"
    "\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930"
) | {chr(jamo) for jamo in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))}
"""Letters, no combining marks, that may yet compose with the one before (NFC_Quick_Check=Maybe)."""


def find(draft: Draft) -> list[Change]:
    """Return what NFC changes, base letter by base letter (Unicode Standard Annex 15)."""
    text = draft.text
    if unicodedata.is_normalized("NFC", text):
        return []
    changes: list[Change] = []
    for start, end in _sequences(text):
        composed = unicodedata.normalize("NFC", text[start:end])
        if composed != text[start:end]:
            changes.append(Replace(start, end, composed))
    return changes


def _sequences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a text that NFC treats each by itself: a letter and all that combines with it."""
    start = 0
    for place in range(1, len(text)):
        character = text[place]
        if character >= "\u0300" and (unicodedata.combining(character) or character in JOINS_BEFORE):
            continue
        yield start, place
        start = place
    yield start, len(text)


ORDER = 30
RULE = Rule("composition", "1", "a letter and its accents are one character where there is one", find)
