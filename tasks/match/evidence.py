"""What the seeds that two texts share say about a stretch of them."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from tasks.match.candidates import Anchors
from tasks.match.commonness import LENIENT, STRICT, own_seeds
from tasks.match.method import ENOUGH
from tasks.match.quotation import is_quoted
from tasks.match.side import Side, Stretch


@dataclass(frozen=True, slots=True)
class Anchor:
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

    def own_chars(self, mine: Side, other: Side, stretch: Stretch) -> int:
        """Return how many letters and digits of a stretch are body text and not common wording, in quarters.

        So rough that it seldom changes as the archive grows.
        """
        inside = self.inside(stretch)
        body = [
            each.document_count
            for each in inside
            if mine.aside(each.position) is None and other.aside(each.other_position) is None
        ]
        own = own_seeds(body, LENIENT if _is_somebodys(mine, other, stretch) else STRICT)
        return stretch.chars * round(4 * own / len(inside)) // 4 if inside else 0


def _is_somebodys(mine: Side, other: Side, stretch: Stretch) -> bool:
    """Whether a passage is most of one of the texts, or stands in quotation marks in one."""
    if 2 * stretch.chars >= min(len(mine.form), len(other.form)):
        return True
    start, end = mine.folded.text_range(stretch.start, stretch.end)
    other_start, other_end = other.folded.text_range(stretch.other_start, stretch.other_end)
    return is_quoted(mine.text, start, end) or is_quoted(other.text, other_start, other_end)


def evidence_of(anchors: Anchors, *, is_turned: bool) -> Evidence:
    """Return the evidence of a pair; `is_turned` if mine is the form with the greater number."""
    mine, other = anchors.positions, anchors.other_positions
    if is_turned:
        mine, other = other, mine
    rows = zip(mine, other, anchors.rarities, anchors.document_counts, strict=True)
    return Evidence(
        sorted((Anchor(*row) for row in rows), key=lambda each: (each.position, each.other_position))
    )
