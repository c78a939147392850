"""Levenshtein distance by bit-parallel dynamic programming.

Hyyrö, "A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances" (2003), after Myers
(1999): a column of the table is two integers, and Python's have as many bits as needed. The last column's
steps, up and down, add up to what its last row holds beyond its first. As its time grows with the square,
what is longer than a paper, say a book printed twice, is cut where both sides agree.
"""

from collections.abc import Iterator

LONGEST_WHOLE = 1 << 14
"""Up to so many characters the distance is that of the whole; beyond, the sum of pieces may be more."""
PIECE = 1 << 12
"""How long pieces are where both sides agree often; none is longer than `LONGEST_WHOLE`."""
PROBE = 20
REACH = 512
"""So many characters in a row must be the same, no further than this from where they are expected."""

Cut = tuple[int, int]


def edit_distance(one: str, other: str) -> int:
    """Return how many insertions, deletions and replacements of characters turn one into the other."""
    one, other = _without_common_ends(one, other)
    if max(len(one), len(other)) <= LONGEST_WHOLE:
        return _distance(one, other)
    # Which of them is called one makes no difference.
    one, other = sorted((one, other), key=lambda each: (len(each), each))
    distance = start = other_start = 0
    for end, other_end in [*_cuts(one, other), (len(one), len(other))]:
        distance += _distance(*_without_common_ends(one[start:end], other[other_start:other_end]))
        start, other_start = end, other_end
    return distance


def similarity(one: str, other: str) -> float:
    """Return 1 − edit distance / longer side; 1 for two empty strings."""
    longer = max(len(one), len(other))
    return 1.0 - edit_distance(one, other) / longer if longer else 1.0


def _cuts(one: str, other: str) -> Iterator[Cut]:
    """Yield where two strings are cut: where a probe of one stands once in the other near the place expected.

    That is as far behind the last cut in both. Where no probe is found for long, it is cut there.
    """
    start = other_start = 0
    farthest = LONGEST_WHOLE - REACH
    while max(len(one) - start, len(other) - other_start) > LONGEST_WHOLE:
        places = range(start + PIECE, min(start + farthest, len(one) - PROBE))
        found = (
            (place, other_place)
            for place in places
            if (other_place := _once(other, one[place : place + PROBE], other_start + place - start))
            is not None
        )
        expected = min(start + farthest, len(one)), min(other_start + farthest, len(other))
        start, other_start = next(found, expected)
        yield start, other_start


def _once(text: str, probe: str, expected: int) -> int | None:
    """Return where a probe stands that is in the text once not far from a place; else None."""
    first, last = max(0, expected - REACH), expected + REACH + PROBE
    place = text.find(probe, first, last)
    return place if place >= 0 and text.find(probe, place + 1, last) < 0 else None


def _distance(one: str, other: str) -> int:
    """Return the distance of the whole, in time that grows with the product of both lengths."""
    if len(one) < len(other):
        one, other = other, one
    if len(other) <= 1:
        return len(one) - (other != "" and other in one)
    masks: dict[str, int] = {}
    for index, character in enumerate(other):
        masks[character] = masks.get(character, 0) | (1 << index)
    every = (1 << len(other)) - 1
    positive, negative = every, 0
    # Bits beyond the last row are never looked at: one mask for each column keeps them few.
    for character in one:
        equal = masks.get(character, 0)
        vertical = equal | negative
        horizontal = (((equal & positive) + positive) ^ positive) | equal
        up = ((negative | (every ^ (horizontal | positive))) << 1) | 1
        positive = (((positive & horizontal) << 1) | (every ^ (vertical | up))) & every
        negative = up & vertical
    return len(one) + positive.bit_count() - negative.bit_count()


def _without_common_ends(one: str, other: str) -> tuple[str, str]:
    if one == other:
        return "", ""
    start, shortest = 0, min(len(one), len(other))
    while start < shortest and one[start] == other[start]:
        start += 1
    end = 0
    while end < shortest - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]
