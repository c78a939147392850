"""What the seeds that two texts share say about a stretch of them."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tasks.match.anchors import Anchors
from tasks.match.method import ENOUGH
from tasks.match.side import Stretch


class Anchor(NamedTuple):
    """One shared seed: its place in either form, and what it says (see `Anchors`)."""

    position: int
    other_position: int
    rarity: int
    document_count: int


@dataclass(frozen=True)
class Evidence:
    """The shared seeds of two texts, in the order of the one that is called mine."""

    anchors: list[Anchor]

    @cached_property
    def _positions(self) -> list[int]:
        return [anchor.position for anchor in self.anchors]

    def inside(self, stretch: Stretch) -> list[Anchor]:
        first, last = (bisect_left(self._positions, place) for place in (stretch.start, stretch.end))
        candidates = self.anchors[first:last]
        return [each for each in candidates if stretch.covers(each.position, each.other_position)]

    def bears_out(self, stretch: Stretch) -> bool:
        """Whether seeds vouch for it that hardly repeat in the two texts: else it is a pet phrase."""
        return sum(anchor.rarity for anchor in self.inside(stretch)) >= ENOUGH


def evidence_of(anchors: Anchors, *, is_turned: bool) -> Evidence:
    """Return the evidence of a pair; `is_turned` if mine is the form with the greater number."""
    mine, other = anchors.positions, anchors.other_positions
    if is_turned:
        mine, other = other, mine
    rows = zip(mine, other, anchors.rarities, anchors.document_counts, strict=True)
    return Evidence(sorted(map(Anchor._make, rows)))
