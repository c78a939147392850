"""What faces what where two passages differ: a misspelt word its right spelling, a split word its whole.

The alignment of equal words leaves blocks between them. Inside a block, a word inserted before a
respelt one (`recognize`, `not recognise`) is told from both being replaced by a cheapest alignment:
small blocks only, which nearly all are.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from tasks.match.edit_distance import edit_distance

LARGEST_BLOCK = 2_500
SAME, JOINED, RESPELT, BOTH_NUMBERS, REPLACED, ALONE = 0.0, 0.3, 0.4, 0.9, 1.0, 1.0
FEWEST_LETTERS = 4
MOST_WRONG = 1 / 3

Step = tuple[int, int]
"""How many words of either side face each other."""

STEPS: tuple[Step, ...] = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1))


def paired(one: Sequence[str], other: Sequence[str]) -> list[Step]:
    """Return the steps of the cheapest alignment of two blocks of words in match form.

    A block too large to be aligned is one step.
    """
    if not one or not other or not 1 < len(one) * len(other) <= LARGEST_BLOCK:
        return [(len(one), len(other))]
    costs = {(0, 0): 0.0}
    taken: dict[Step, Step] = {}
    for left, right in product(range(len(one) + 1), range(len(other) + 1)):
        for mine, others in STEPS:
            before = (left - mine, right - others)
            if before not in costs:
                continue
            cost = costs[before] + _cost(one[before[0] : left], other[before[1] : right])
            if cost < costs.get((left, right), float("inf")):
                costs[left, right], taken[left, right] = cost, (mine, others)
    return _way((len(one), len(other)), taken)


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


def _cost(mine: Sequence[str], others: Sequence[str]) -> float:
    if not mine or not others:
        return ALONE
    one, other = "".join(mine), "".join(others)
    if len(mine) + len(others) > 2:
        return JOINED if one == other else 2 * REPLACED + ALONE
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
