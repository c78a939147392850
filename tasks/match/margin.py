"""How many of the seeds two texts share may become more common before a judgement about them can change.

A seed's weight, and whether it counts as somebody's own, only ever falls as the archive grows. So what is
recorded of a pair stands, unlooked at, until as many of its seeds have fallen as its margin says.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from tasks.match.anchors import WORTH_A_LOOK, Anchors
from tasks.match.commonness import FEW, SOME, UNCOUNTED, Levels, held_seeds, own_seeds

MOST = 32
"""A greater margin is not looked for: it is enough to be asked again after so many changes."""
NEVER = 2**31 - 1
"""The margin of what no further growth can change."""


def quarters(held: Sequence[int], levels: Levels, inside: int) -> int:
    """Return how many quarters of a passage's seeds are its own, given how many each level takes."""
    return round(4 * own_seeds(held, levels) / inside)


def margin_of_own(document_counts: list[int], levels: Levels, inside: int) -> int:
    """Return how many seeds may fall to another level and leave a passage as many quarters of its own.

    `own_seeds` grows with each of the numbers it is given: if they may all be smaller by so many, any may.
    """
    held = held_seeds(document_counts, levels)
    now = quarters(held, levels, inside)
    if not now:
        return NEVER
    for fallen in range(1, MOST + 1):
        if quarters([each - fallen for each in held], levels, inside) != now:
            return fallen - 1
    return MOST


def margin_of_candidate(anchors: Anchors) -> int:
    """Return how many shared seeds may fall and leave the pair a candidate, whichever they are.

    As `warehouse/match/candidates.sql` has it, but for the heaviest run alone and as if a seed that falls
    were gone; -1 if that one is not enough now.
    """
    runs: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    rows = zip(
        anchors.positions, anchors.other_positions, anchors.rarities, anchors.document_counts, strict=True
    )
    for position, other, rarity, count in rows:
        if count != UNCOUNTED:
            # Cut towards zero, as there.
            diagonal = abs(position - other) // 64 * (1 if position > other else -1)
            runs[diagonal].append(
                (position + other, rarity // (1 if count <= FEW else 4 if count <= SOME else 16))
            )
    run = max(runs.values(), key=lambda each: sum(weight for _, weight in each), default=[])
    places, weights = sorted(place for place, _ in run), sorted((weight for _, weight in run), reverse=True)
    # The more fall, the less is left: the first number that is too many is found by halving.
    return (
        bisect_left(
            range(min(MOST, len(run)) + 1), True, key=lambda fallen: not _is_enough(places, weights, fallen)
        )
        - 1
    )


def _is_enough(places: list[int], weights: list[int], fallen: int) -> bool:
    """Whether any `len(places) - fallen` of these seeds make a candidate."""
    left = len(places) - fallen
    if sum(weights[fallen:]) < WORTH_A_LOOK.least_evidence or left < 1:
        return False
    reach = min(places[first + left - 1] - places[first] for first in range(fallen + 1))
    return reach >= 2 * WORTH_A_LOOK.shortest_reach
