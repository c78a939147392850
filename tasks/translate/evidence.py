"""What speaks for two paragraphs being each other's translation, as a log-likelihood ratio.

An anchor in both is worth the more, the fewer paragraphs of these two texts have it: a name that stands
in each of them says nothing of which belongs to which.
"""

from collections import Counter
from collections.abc import Sequence
from math import log

from tasks.translate.lengths import length_evidence, spread_of
from tasks.translate.paragraph import Paragraph, merged
from tasks.translate.reach import Point, best_chain, is_long, points

FIGURE_RECURS = 0.8
NAME_RECURS = 0.5
"""How often a figure, or a name, of a text stands in its translation too, in our reading of it."""
MOST_OF_ANCHORS = 4.0
"""No paragraph alone makes a translation: one that many texts carry is full of the same figures."""
FEW = 8
"""Texts of fewer paragraphs are taken to have so many: that a figure stands in one of two is no accident."""


class Evidence:
    """Weighs the paragraphs of two given texts against each other, singly or two taken as one."""

    def __init__(self, mine: Sequence[Paragraph], others: Sequence[Paragraph]) -> None:
        self._mine, self._others = _blocks(mine), _blocks(others)
        self._worth = {
            **_worth([each.names for each in mine], [each.names for each in others], NAME_RECURS),
            **_worth([each.figures for each in mine], [each.figures for each in others], FIGURE_RECURS),
        }
        self._spread = spread_of([each.letters for each in mine], [each.letters for each in others])
        self._known: dict[tuple[int, int, int, int], float] = {}

    def chain(self) -> list[Point]:
        """Return the best chain of anchors that are rare in both texts, if these are long."""
        mine, others = self._mine[1], self._others[1]
        if not is_long(len(mine), len(others)):
            return []
        anchors = [[each.figures | each.names for each in side] for side in (mine, others)]
        return best_chain(points(anchors[0], anchors[1], self._worth))

    def of_lengths(self, start: int, size: int, other_start: int, other_size: int, ratio: float) -> float:
        """Return what the lengths of `size` paragraphs and of `other_size` others say."""
        letters, others = self._mine[size][start].letters, self._others[other_size][other_start].letters
        return length_evidence(letters, others, ratio, self._spread)

    def of_anchors(self, start: int, size: int, other_start: int, other_size: int) -> float:
        """Return what the figures and names of `size` paragraphs and of `other_size` others say."""
        place = (start, size, other_start, other_size)
        if place not in self._known:
            self._known[place] = self._of(self._mine[size][start], self._others[other_size][other_start])
        return self._known[place]

    def _of(self, mine: Paragraph, other: Paragraph) -> float:
        said = sum(self._worth[name] for name in mine.names & other.names)
        if mine.figures or other.figures:
            shared = mine.figures & other.figures
            missing = len(mine.figures) + len(other.figures) - 2 * len(shared)
            said += sum(self._worth[figure] for figure in shared) + missing * log(1 - FIGURE_RECURS) / 2
        return max(-MOST_OF_ANCHORS, min(MOST_OF_ANCHORS, said))


def _blocks(paragraphs: Sequence[Paragraph]) -> dict[int, list[Paragraph]]:
    """Return the paragraphs singly and by twos, by where the first stands."""
    pairs = [merged(paragraphs[place : place + 2]) for place in range(len(paragraphs) - 1)]
    return {1: list(paragraphs), 2: pairs}


def _worth(
    mine: Sequence[frozenset[str]], others: Sequence[frozenset[str]], recurs: float
) -> dict[str, float]:
    """Return for each anchor of both texts the log of how much likelier than by chance it is in a pair."""
    shares, other_shares = _shares(mine), _shares(others)
    return {
        anchor: max(0.0, log(recurs / max(shares[anchor], other_shares[anchor])))
        for anchor in shares.keys() & other_shares.keys()
    }


def _shares(sets: Sequence[frozenset[str]]) -> dict[str, float]:
    """Return for each anchor the share of paragraphs that have it."""
    counts = Counter(anchor for each in sets for anchor in each)
    size = max(FEW, len(sets)) + 1
    return {anchor: (count + 0.5) / size for anchor, count in counts.items()}
