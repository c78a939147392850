"""Numbers sorted into bins: as they are, or by powers where a few are many times the rest."""

import math
from collections.abc import Sequence
from itertools import pairwise

from flows.report.histogram import Bin
from flows.report.scale import round_ticks

MOST_BINS = 12


def even_bins(values: Sequence[float], top: float) -> list[Bin]:
    """Return bins of one round width from 0 to `top`, which the last includes."""
    edges = round_ticks(top, MOST_BINS)
    return [_bin(values, low, high, f"{low:g}", is_last=high == edges[-1]) for low, high in pairwise(edges)]


def doubling_bins(values: Sequence[float], *, is_whole: bool = False) -> list[Bin]:
    """Return a bin for nothing, one for more up to 1, then one for each doubling up to the largest value.

    `is_whole`: the values are counts, and the bins are named so.
    """
    doublings = max(0, math.ceil(math.log2(max(1, *values)) - 1e-9))
    edges = [0.0, *(2.0**power for power in range(doublings + 1))]
    none = Bin(sum(value == 0 for value in values), "none")
    bins = [
        Bin(sum(low < value <= high for value in values), _named(low, high, is_whole))
        for low, high in pairwise(edges)
    ]
    return [none, *bins]


def _named(low: float, high: float, is_whole: bool) -> str:
    if not is_whole:
        return f"≤ {high:g}"
    return f"{high:g}" if high - low <= 1 else f"{low + 1:g}–{high:g}"


def _bin(values: Sequence[float], low: float, high: float, words: str, *, is_last: bool) -> Bin:
    inside = sum(low <= value < high or (is_last and value == high) for value in values)
    return Bin(inside, words)
