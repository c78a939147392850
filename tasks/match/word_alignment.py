"""Which words of two passages face each other: the longest common subsequence, found with bit vectors.

Hyyrö, "Bit-parallel LCS-length computation revisited" (2004): one row of the table is one integer, and
Python's have as many bits as needed. The rows are kept, and the way back through them gives the pairs. It is
exact, no shorter list of differing words exists, but in tables too large to be kept.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

Pairs = list[tuple[int, int]]

MOST_BITS = 1 << 28
"""Larger tables (32 MB) are cut at phrases that stand once in each text."""

PHRASE_WORDS = 4

FEWEST_AROUND = 3
LONGEST_ISLAND_WORDS = 2
LONGEST_ISLAND_CHARS = 6


def common_words(one: Sequence[str], other: Sequence[str]) -> Pairs:
    """Return the indices of as many equal words as stand in the same order on both sides."""
    start, shortest = 0, min(len(one), len(other))
    while start < shortest and one[start] == other[start]:
        start += 1
    tail = 0
    while tail < shortest - start and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    end, other_end = len(one) - tail, len(other) - tail
    pairs = [(place, place) for place in range(start)]
    pairs += _between(one, other, (start, end), (start, other_end))
    return pairs + [(end + place, other_end + place) for place in range(tail)]


def without_islands(pairs: Pairs, one: Sequence[str], other: Sequence[str]) -> Pairs:
    """Drop pairs of a short word or two amid rewritten text: two clauses that share an *of* share nothing."""
    runs = list(_runs(pairs))
    kept: list[tuple[int, int, int]] = []
    for place, (start, other_start, length) in enumerate(runs):
        last = (kept[-1][0] + kept[-1][2], kept[-1][1] + kept[-1][2]) if kept else (0, 0)
        after = runs[place + 1][:2] if place + 1 < len(runs) else (len(one), len(other))
        before = min(start - last[0], other_start - last[1])
        behind = min(after[0] - start, after[1] - other_start) - length
        chars = sum(map(len, one[start : start + length]))
        is_short = length <= LONGEST_ISLAND_WORDS and chars <= LONGEST_ISLAND_CHARS
        if not (is_short and min(before, behind) >= FEWEST_AROUND):
            kept.append((start, other_start, length))
    return [(start + step, other + step) for start, other, length in kept for step in range(length)]


def _runs(pairs: Pairs) -> Iterator[tuple[int, int, int]]:
    """Yield the runs of pairs that follow each other: where they begin on both sides, and their length."""
    first = 0
    for place in range(1, len(pairs) + 1):
        last = pairs[place - 1]
        if place == len(pairs) or pairs[place] != (last[0] + 1, last[1] + 1):
            yield (*pairs[first], place - first)
            first = place


def _between(
    one: Sequence[str], other: Sequence[str], mine: tuple[int, int], theirs: tuple[int, int]
) -> Pairs:
    """Return the pairs inside two ranges; where the table would be too large, between anchors."""
    (start, end), (other_start, other_end) = mine, theirs
    if (end - start) * (other_end - other_start) <= MOST_BITS:
        found = _longest(one[start:end], other[other_start:other_end])
        return [(start + left, other_start + right) for left, right in found]
    pairs: Pairs = []
    for left, right in [*_anchors(one, other, mine, theirs), (end, other_end)]:
        if (left - start) * (right - other_start) <= MOST_BITS:
            pairs += _between(one, other, (start, left), (other_start, right))
        if (left, right) != (end, other_end):
            pairs.append((left, right))
        start, other_start = left + 1, right + 1
    return pairs


def _longest(one: Sequence[str], other: Sequence[str]) -> Pairs:
    """Return a longest common subsequence; bit j of a row is 0 where it grows at word j of `other`."""
    masks: dict[str, int] = {}
    for place, word in enumerate(other):
        masks[word] = masks.get(word, 0) | (1 << place)
    every = (1 << len(other)) - 1
    row = every
    rows = []
    for word in one:
        equal = row & masks.get(word, 0)
        row = ((row + equal) | (row - equal)) & every
        rows.append(row)
    pairs: Pairs = []
    left, right = len(one), len(other)
    while left and right:
        bit = 1 << (right - 1)
        if rows[left - 1] & bit:
            right -= 1
        elif left > 1 and not rows[left - 2] & bit:
            left -= 1
        else:
            left, right = left - 1, right - 1
            pairs.append((left, right))
    return pairs[::-1]


def _anchors(
    one: Sequence[str], other: Sequence[str], mine: tuple[int, int], theirs: tuple[int, int]
) -> Pairs:
    """Return where phrases begin that stand once on each side, as many as keep order (patience diff)."""
    places, other_places = _once(one, *mine), _once(other, *theirs)
    shared = [(place, other_places[phrase]) for phrase, place in places.items() if phrase in other_places]
    return _longest_rising(shared)


def _once(words: Sequence[str], start: int, end: int) -> dict[tuple[str, ...], int]:
    """Return the phrases that stand once in a range, in order, with their places."""
    shifted = (words[start + step : end] for step in range(PHRASE_WORDS))
    phrases = list(zip(*shifted, strict=False))
    counts = Counter(phrases)
    return {phrase: start + place for place, phrase in enumerate(phrases) if counts[phrase] == 1}


def _longest_rising(pairs: Pairs) -> Pairs:
    """Return the most of the pairs, in order, whose second numbers rise (Schensted 1961)."""
    tops: list[int] = []
    piles: list[int] = []
    before: list[int | None] = []
    for place, (_, right) in enumerate(pairs):
        pile = bisect_left(tops, right)
        before.append(piles[pile - 1] if pile else None)
        tops[pile : pile + 1] = [right]
        piles[pile : pile + 1] = [place]
    rising: Pairs = []
    last = piles[-1] if piles else None
    while last is not None:
        rising.append(pairs[last])
        last = before[last]
    return rising[::-1]
