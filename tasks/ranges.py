"""Ranges of a text, in order and apart from each other."""

import math
from bisect import bisect_right
from collections.abc import Sequence


def range_at(ranges: Sequence[tuple[int, int]], place: int) -> tuple[int, int] | None:
    """Return the half-open range that holds a place, None if none does."""
    index = bisect_right(ranges, (place, math.inf)) - 1
    return ranges[index] if index >= 0 and place < ranges[index][1] else None
