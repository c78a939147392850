"""The best way to pair the paragraphs of two texts in order, by dynamic programming (Gale & Church 1993).

Where they score a pairing by lengths alone, anchors that stand in both paragraphs and in few others speak
for it too; and a paragraph that fits nothing may stay alone at a small price, so that a text is also
found where it is a part of a longer one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from statistics import median
from typing import NamedTuple

from tasks.translate.evidence import Evidence
from tasks.translate.paragraph import Paragraph, letters_of
from tasks.translate.reach import Reach, is_long

PRIORS = {(1, 1): log(0.89), (2, 1): log(0.089 / 2), (1, 2): log(0.089 / 2), (2, 2): log(0.011)}
"""How often so many paragraphs of one text stand for so many of the other (Gale & Church, table 5)."""
ALONE = -1.0
"""What it costs to leave a paragraph without a partner."""
MOST_ROUNDS = 2
MOST_RATIO = 8.0
CLOSE_ENOUGH = 0.03
ENOUGH = 0.9


@dataclass(frozen=True, slots=True)
class Bead:
    """Paragraphs `start` to `end` of one text that stand for `other_start` to `other_end` of the other."""

    start: int
    end: int
    other_start: int
    other_end: int
    evidence: float

    @property
    def likelihood(self) -> float:
        """Return how likely they are to be each other's translation, by lengths and anchors alone."""
        return 1 / (1 + exp(-self.evidence))


@dataclass(frozen=True, slots=True)
class Alignment:
    """The beads in order, and what they come to.

    `ratio`: letters of the other text per letter that they rest on; `total`: their evidence and priors, less
    what the paragraphs left alone between them cost.
    """

    beads: tuple[Bead, ...]
    ratio: float
    total: float


NOTHING = Alignment((), 1.0, 0.0)


class Step(NamedTuple):
    """The last step on the best way to a place: its size on either side, and all the evidence up to it."""

    total: float
    size: int
    other_size: int
    evidence: float


Steps = dict[tuple[int, int], Step]
NO_STEP = Step(0.0, 0, 0, 0.0)


def align(mine: Sequence[Paragraph], others: Sequence[Paragraph]) -> Alignment:
    """Return the stretch of two texts whose paragraphs pair best, in order; some may have no partner.

    The ratio of lengths that is assumed first is in turn that of paragraphs with the same figures, that of
    the whole texts and that of their middling paragraphs (one text may be a part of the other); each time it
    is then taken from what was aligned, twice at most. The best counts, or the first that leaves hardly
    anything of one of the texts. Of long texts one is tried: that of the paragraphs in the chain of their
    rare anchors, or that of the whole.
    """
    if not mine or not others:
        return NOTHING
    evidence = Evidence(mine, others)
    reach = Reach(len(mine), len(others), evidence.chain())
    best = NOTHING
    for ratio in _first_ratios(mine, others, reach):
        found = _settled(evidence, reach, mine, others, ratio)
        best = max(best, found, key=lambda alignment: alignment.total)
        if _covers_either(best, mine, others):
            break
    return best


def _covers_either(found: Alignment, mine: Sequence[Paragraph], others: Sequence[Paragraph]) -> bool:
    """Return whether hardly anything is left of one of the texts, so that no better one need be sought."""
    aligned = sum(bead.end - bead.start for bead in found.beads)
    other_aligned = sum(bead.other_end - bead.other_start for bead in found.beads)
    return aligned >= ENOUGH * len(mine) or other_aligned >= ENOUGH * len(others)


def _first_ratios(mine: Sequence[Paragraph], others: Sequence[Paragraph], reach: Reach) -> list[float]:
    """Return letters of the other language per letter of this one, as it may be."""
    if is_long(len(mine), len(others)):
        pairs = [(mine[point.place], others[point.other_place]) for point in reach.chain]
    else:
        every = ((each, theirs) for each in mine for theirs in others)
        pairs = [(each, theirs) for each, theirs in every if len(each.figures & theirs.figures) > 1]
    tied = [theirs.letters / each.letters for each, theirs in pairs if min(each.letters, theirs.letters)]
    middling = [median(each.letters for each in side) for side in (mine, others)]
    ratios = [median(tied)] if len(tied) > 2 else []
    ratios += [letters_of(others) / max(1, letters_of(mine)), middling[1] / max(1, middling[0])]
    within = [min(max(ratio, 1 / MOST_RATIO), MOST_RATIO) for ratio in ratios]
    return within[:1] if is_long(len(mine), len(others)) else within


def _settled(
    evidence: Evidence,
    reach: Reach,
    mine: Sequence[Paragraph],
    others: Sequence[Paragraph],
    ratio: float,
) -> Alignment:
    found = _best(evidence, reach, ratio)
    for _ in range(MOST_ROUNDS):
        letters = sum(letters_of(mine[bead.start : bead.end]) for bead in found.beads)
        other_letters = sum(letters_of(others[bead.other_start : bead.other_end]) for bead in found.beads)
        if not letters or not other_letters or abs(log(other_letters / letters / ratio)) < CLOSE_ENOUGH:
            break
        ratio = other_letters / letters
        again = _best(evidence, reach, ratio)
        if again.total <= found.total:
            break
        found = again
    return found


def _best(evidence: Evidence, reach: Reach, ratio: float) -> Alignment:
    """Return the stretch of beads with the greatest sum of evidence, priors and prices."""
    steps: Steps = {}
    end, most = (0, 0), 0.0
    for place in range(reach.count + 1):
        for other_place in reach.of(place):
            step = _best_step(steps, evidence, place, other_place, ratio)
            steps[place, other_place] = step
            if step.total > most:
                end, most = (place, other_place), step.total
    return Alignment(_followed(steps, *end), ratio, most)


def _best_step(steps: Steps, evidence: Evidence, place: int, other_place: int, ratio: float) -> Step:
    """Return the step with which the best stretch that ends at a place gets there, if any is worth it."""
    found = NO_STEP
    for size, other_size in ((1, 0), (0, 1)):
        before = steps.get((place - size, other_place - other_size), NO_STEP)
        if before.total + ALONE > found.total:
            found = Step(before.total + ALONE, size, other_size, 0.0)
    for (size, other_size), prior in PRIORS.items():
        start, other_start = place - size, other_place - other_size
        if (start, other_start) not in steps:
            continue
        before = steps[start, other_start]
        block = start, size, other_start, other_size
        said = evidence.of_lengths(*block, ratio) + evidence.of_anchors(*block)
        if before.total + prior + said > found.total:
            found = Step(before.total + prior + said, size, other_size, said)
    return found


def _followed(steps: Steps, place: int, other_place: int) -> tuple[Bead, ...]:
    """Return the beads on the way that leads to the end, those without a partner left out."""
    beads = []
    step = steps.get((place, other_place), NO_STEP)
    while step.size or step.other_size:
        if step.size and step.other_size:
            start, other_start = place - step.size, other_place - step.other_size
            beads.append(Bead(start, place, other_start, other_place, step.evidence))
        place, other_place = place - step.size, other_place - step.other_size
        step = steps.get((place, other_place), NO_STEP)
    return tuple(reversed(beads))
