"""How much of one sequence of words stands in another in the same order."""

from collections.abc import Sequence


def common_length(left: Sequence[str], right: Sequence[str]) -> int:
    """The length of a longest common subsequence.

    Bit-parallel (Hyyrö 2004): one big integer holds a row of the table, a bit per word of `left`.
    """
    places: dict[str, int] = {}
    for index, word in enumerate(left):
        places[word] = places.get(word, 0) | 1 << index
    whole = (1 << len(left)) - 1
    row = whole
    for word in right:
        matched = row & places.get(word, 0)
        row = ((row + matched) | (row - matched)) & whole
    return len(left) - row.bit_count()
