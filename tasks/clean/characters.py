"""Rules `characters` and `composition`: one way of writing each character."""

import re
import unicodedata
from collections.abc import Iterator

from tasks.clean.character_forms import FORMS
from tasks.clean.draft import Change, Draft, Replace
from tasks.clean.rule import Rule

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
LINE_ENDS = {"\r\n": "\n", "\r": "\n", "\v": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n\n"}
SPACES = dict.fromkeys(
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " "
)
INVISIBLE = r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e]"
HYPHENATED = r"\u00ad[ \t]*(?:\r\n|[\n\r\v\x85\u2028])[ \t]*(?=[^\W\d_])"
"""A soft hyphen that was used: the word goes on in the next line."""
FORM = f"[{''.join(FORMS)}]"
ODD = re.compile("|".join([HYPHENATED, *map(re.escape, LIGATURES | LINE_ENDS | SPACES), FORM, INVISIBLE]))
JOINS_BEFORE = frozenset(
    "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e\u1b35"
    "\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930"
) | {chr(jamo) for jamo in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))}
"""Letters, no combining marks, that may yet compose with the one before (NFC_Quick_Check=Maybe)."""


def find(draft: Draft) -> list[Change]:
    text = draft.text
    table = LIGATURES | FORMS | LINE_ENDS | SPACES
    return [Replace(m.start(), m.end(), table.get(m[0], "")) for m in ODD.finditer(text)]


def find_compositions(draft: Draft) -> list[Change]:
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


RULE = Rule(
    "characters",
    "1",
    "the same character is written one way only: without ligatures, controls, invisible or odd spaces",
    find,
)
COMPOSITION = Rule(
    "composition", "1", "a letter and its accents are one character where there is one", find_compositions
)
