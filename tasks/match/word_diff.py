"""The words in which two passages differ."""

import re
from difflib import SequenceMatcher
from typing import Any

WORD = re.compile(r"\S+")


def word_diff(
    text: str, start: int, end: int, other: str, other_start: int, other_end: int
) -> list[dict[str, Any]]:
    """Return the differing words of `text[start:end]` and `other[other_start:other_end]`, in order.

    Words are what stands between white space, punctuation with them. Offsets count in the whole texts;
    at an insertion or deletion the empty side says where.
    """
    mine, theirs = _words(text, start, end), _words(other, other_start, other_end)
    matcher = SequenceMatcher(None, [word[0] for word in mine], [word[0] for word in theirs], autojunk=False)
    changes = []
    for op, a0, a1, b0, b1 in matcher.get_opcodes():
        if op == "equal":
            continue
        text_start, text_end = _span(mine, a0, a1, end)
        their_start, their_end = _span(theirs, b0, b1, other_end)
        changes.append(
            {
                "op": op,
                "text_start": text_start,
                "text_end": text_end,
                "other_start": their_start,
                "other_end": their_end,
                "before": text[text_start:text_end],
                "after": other[their_start:their_end],
            }
        )
    return changes


def _words(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    return [(found[0], found.start(), found.end()) for found in WORD.finditer(text, start, end)]


def _span(words: list[tuple[str, int, int]], first: int, last: int, end: int) -> tuple[int, int]:
    if first < last:
        return words[first][1], words[last - 1][2]
    place = words[first][1] if first < len(words) else end
    return place, place
