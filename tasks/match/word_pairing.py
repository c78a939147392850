"""What faces what where two passages differ: a misspelt word its right spelling, a split word its whole.

The alignment of equal words leaves blocks between them. Inside a block, a word inserted before a
respelt one (`recognize`, `not recognise`) is told from both being replaced by a cheapest alignment:
small blocks only, which nearly all are.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

from tasks.match.edit_distance import edit_distance

LARGEST_BLOCK = 2_500
SAME, JOINED, RESPELT, BOTH_NUMBERS, REPLACED, ALONE = 0.0, 0.3, 0.4, 0.9, 1.0, 1.0
FEWEST_LETTERS = 4
MOST_WRONG = 1 / 3

Step = tuple[int, int]
"""How many words of either side face each other."""


def paired(one: Sequence[str], other: Sequence[str]) -> list[Step]:
    """Return the steps of the cheapest alignment of two blocks of words in match form.

    A block too large to be aligned is one step.
    """
    if not one or not other or not 1 < len(one) * len(other) <= LARGEST_BLOCK:
        return [(len(one), len(other))]
    costs = {(0, 0): 0.0}
    taken: dict[Step, Step] = {}
    for left, right in product(range(len(one) + 1), range(len(other) + 1)):
        best = float("inf") if left or right else 0.0
        for step, cost in _steps(one, other, left, right):
            cost += costs[left - step[0], right - step[1]]
            if cost < best:
                best, taken[left, right] = cost, step
        costs[left, right] = best
    return _way((len(one), len(other)), taken)


def _steps(one: Sequence[str], other: Sequence[str], left: int, right: int) -> Iterator[tuple[Step, float]]:
    """Yield the steps that end before these words of both sides, with their costs.

    One word faces two only as what they make together: all else is cheaper word by word.
    """
    if left and right:
        yield (1, 1), _cost(one[left - 1], other[right - 1])
    if left:
        yield (1, 0), ALONE
    if right:
        yield (0, 1), ALONE
    if left and right > 1 and one[left - 1] == other[right - 2] + other[right - 1]:
        yield (1, 2), JOINED
    if left > 1 and right and one[left - 2] + one[left - 1] == other[right - 1]:
        yield (2, 1), JOINED


def is_respelt(one: str, other: str) -> bool:
    """Tell whether two words in match form may be spellings of one: few letters differ, and no digit."""
    longer = max(len(one), len(other))
    if min(len(one), len(other)) < FEWEST_LETTERS or 3 * abs(len(one) - len(other)) > longer:
        return False
    return _is_close(one, other)


@lru_cache(1 << 16)
def _is_close(one: str, other: str) -> bool:
    if _has_digit(one) or _has_digit(other):
        return False
    return edit_distance(one, other) <= MOST_WRONG * max(len(one), len(other))


def _cost(one: str, other: str) -> float:
    """Return what it costs that one word faces another."""
    if one == other:
        return SAME
    if _has_digit(one) and _has_digit(other):
        return BOTH_NUMBERS
    return RESPELT if is_respelt(one, other) else REPLACED


def _way(end: Step, taken: dict[Step, Step]) -> list[Step]:
    steps = []
    while end in taken:
        steps.append(taken[end])
        end = (end[0] - taken[end][0], end[1] - taken[end][1])
    return steps[::-1]


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))
