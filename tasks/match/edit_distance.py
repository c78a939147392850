"""Levenshtein distance by bit-parallel dynamic programming.

Hyyrö, "A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances" (2003), after Myers
(1999): a column of the table is two integers, and Python's have as many bits as needed. The last column's
steps, up and down, add up to what its last row holds beyond its first.
"""


def edit_distance(one: str, other: str) -> int:
    """Return how many insertions, deletions and replacements of characters turn one into the other."""
    one, other = _without_common_ends(one, other)
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


def similarity(one: str, other: str) -> float:
    """Return 1 − edit distance / longer side; 1 for two empty strings."""
    longer = max(len(one), len(other))
    return 1.0 - edit_distance(one, other) / longer if longer else 1.0


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
