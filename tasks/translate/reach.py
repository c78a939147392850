"""Which pairs of paragraphs are looked at when two texts are aligned: of long ones not all.

Where all would take too long, those near the best chain of anchors that stand in few paragraphs of both: by
such chains, which pay for the paragraphs that they leave alone, long sequences are aligned (Li 2018,
"Minimap2", doi 10.1093/bioinformatics/bty191). A translation without any such anchor is one of the whole,
and its paragraphs are near the diagonal.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

MOST_CELLS = 40_000
"""Of texts that make no more pairs of paragraphs than this all are looked at."""
WIDTH = 60
"""How many paragraphs from the chain, or the diagonal."""
MOST_PLACES = 4
"""An anchor that stands in more paragraphs of a text does not say where in it."""
LOOKBACK = 200
"""How many points before it are tried as the one before it in a chain."""
LARGEST_GAP = 100_000
"""Paragraphs of one text alone between two points of a chain, times those of the other there."""


def is_long(count: int, other_count: int) -> bool:
    """Return whether texts of so many paragraphs make too many pairs for all of them to be looked at."""
    return count * other_count > MOST_CELLS


class Point(NamedTuple):
    """A paragraph of one text and one of the other that share rare anchors, and what these are worth."""

    place: int
    other_place: int
    worth: float


class Reach:
    """The places of the other text within reach of each place of a text; places are between paragraphs."""

    def __init__(self, count: int, other_count: int, chain: Sequence[Point]) -> None:
        self.count, self.other_count = count, other_count
        self.chain = chain
        self._places = [point.place for point in chain]

    def of(self, place: int) -> range:
        """Return the places of the other text that are looked at beside this one of the text."""
        if not is_long(self.count, self.other_count):
            return range(self.other_count + 1)
        least, most = self._expected(place)
        return range(max(0, least - WIDTH), min(self.other_count, most + WIDTH) + 1)

    def _expected(self, place: int) -> tuple[int, int]:
        """Return between which places this one is expected, seen from the points of the chain around it."""
        if not self.chain:
            middle = place * self.other_count // self.count
            return middle, middle
        number = bisect_left(self._places, place)
        near = self.chain[max(0, number - 1) : number + 1]
        ways = [point.other_place + place - point.place for point in near]
        if len(near) == 1:
            return ways[0], ways[0]
        # A way from one point to the other never leaves the rectangle between them.
        return max(min(ways), near[0].other_place), min(max(ways), near[1].other_place)


def points(
    mine: Sequence[frozenset[str]], others: Sequence[frozenset[str]], worth: Mapping[str, float]
) -> list[Point]:
    """Return in order the pairs of paragraphs, each given by its anchors, that share rare ones."""
    places, other_places = _places(mine, worth), _places(others, worth)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for anchor in places.keys() & other_places.keys():
        if max(len(places[anchor]), len(other_places[anchor])) <= MOST_PLACES:
            for place in places[anchor]:
                for other_place in other_places[anchor]:
                    shared[place, other_place] += worth[anchor]
    return [Point(*pair, said) for pair, said in sorted(shared.items())]


def best_chain(found: Sequence[Point]) -> list[Point]:
    """Return the points, forward on both sides, worth most, less one for each paragraph left alone."""
    totals: list[float] = []
    before: list[int | None] = []
    for number, point in enumerate(found):
        best, last = 0.0, None
        for earlier in range(max(0, number - LOOKBACK), number):
            step = point.place - found[earlier].place
            other_step = point.other_place - found[earlier].other_place
            alone, beside = abs(step - other_step), min(step, other_step)
            if beside > 0 and totals[earlier] - alone > best and alone * beside <= LARGEST_GAP:
                best, last = totals[earlier] - alone, earlier
        totals.append(best + point.worth)
        before.append(last)
    chain: list[Point] = []
    at = max(range(len(totals)), key=totals.__getitem__, default=None)
    while at is not None:
        chain.append(found[at])
        at = before[at]
    return chain[::-1]


def _places(paragraphs: Sequence[frozenset[str]], worth: Mapping[str, float]) -> dict[str, list[int]]:
    """Return where each anchor that is worth anything stands."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, anchors in enumerate(paragraphs):
        for anchor in anchors:
            if worth.get(anchor, 0.0) > 0:
                places[anchor].append(place)
    return places
