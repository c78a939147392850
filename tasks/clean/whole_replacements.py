"""Changes that begin or end inside what an earlier rule rewrote take in all of it.

A replacement stands for its raw text as a whole: it cannot be said which letter came from which. Cut in
two, one half would stand for all of the raw text and the other for none.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.ranges import range_at

if TYPE_CHECKING:
    from tasks.clean.draft import Replace


def widened(changes: Sequence["Replace"], rewritten: Sequence[tuple[int, int]], text: str) -> list["Replace"]:
    """Return changes that give the same text, none of them with an end inside a rewritten range.

    Both `changes` and `rewritten` are in order and do not overlap; changes in one range become one.
    """
    made: list[Replace] = []
    reached = 0
    for change in changes:
        start, _ = _around(rewritten, change.start)
        _, end = _around(rewritten, change.end)
        head = text[start : change.start]
        if made and start < made[-1].end:
            last = made.pop()
            start = last.start
            head = last.after[: len(last.after) - (last.end - reached)] + text[reached : change.start]
        made.append(replace(change, start=start, end=end, after=head + change.after + text[change.end : end]))
        reached = change.end
    return made


def _around(rewritten: Sequence[tuple[int, int]], offset: int) -> tuple[int, int]:
    """Return the rewritten range that an offset cuts in two, or the offset itself."""
    found = range_at(rewritten, offset)
    return found if found and found[0] < offset else (offset, offset)
