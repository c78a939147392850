"""Ranges of a text, in order and apart from each other."""

import math
from bisect import bisect_right
from collections.abc import Sequence

from schemas.reading import Page


def range_at(ranges: Sequence[tuple[int, int]], place: int) -> tuple[int, int] | None:
    """Return the half-open range that holds a place, None if none does."""
    index = bisect_right(ranges, (place, math.inf)) - 1
    return ranges[index] if index >= 0 and place < ranges[index][1] else None


def page_at(pages: Sequence[Page], raw_offset: int) -> Page:
    """Return the page a raw character stands on; the form feed behind a page counts as its last."""
    return pages[max(bisect_right(pages, raw_offset, key=lambda page: page.raw_start) - 1, 0)]
