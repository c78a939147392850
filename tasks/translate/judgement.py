"""Whether two texts are a translation of each other, from their best alignment, and why, in a sentence.

Any two texts have a best alignment. How good it would be by chance grows with the logarithm of the product
of their lengths (Karlin & Altschul 1990, doi 10.1073/pnas.87.6.2264): what is above that speaks for a
translation. Where paragraphs are many, and much alike in length, it grows with their number: how far tells
the best alignment with the other text turned upside down, which nobody translates. Since two papers of one
office share dates, names and whole phrases, it is also asked that most of one text is in the alignment, and
that the figures there recur in their places.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log

from tasks.translate.alignment import Alignment, Bead, align
from tasks.translate.method import FEWEST_GROUPS, LEAST_COVERAGE, LEAST_RECURRING, LEAST_SIGNIFICANCE
from tasks.translate.paragraph import Paragraph, letters_of, merged

MANY_PAIRS = 400
TIMES_CHANCE = 1.75
"""Texts that make so many pairs of paragraphs must align so much better than upside down."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What two texts correspond in. Coverages are shares of letters and digits; `figure_count` counts the
    figures of either side in aligned paragraphs, `recurring_count` those that stand on both, in place.
    """

    alignment: Alignment
    significance: float
    coverage: float
    other_coverage: float
    aligned_count: int
    count: int
    other_aligned_count: int
    other_count: int
    figure_count: int
    recurring_count: int
    name_count: int

    @property
    def is_translation(self) -> bool:
        return (
            len(self.alignment.beads) >= FEWEST_GROUPS
            and self.significance >= LEAST_SIGNIFICANCE
            and self._vouched_coverage >= LEAST_COVERAGE
            and self.recurring_count >= LEAST_RECURRING * self.figure_count
        )

    @property
    def _vouched_coverage(self) -> float:
        """Return the share of the text of which more is aligned; of either, if nothing recurs in its place.

        Lines of noise that are taken for another language find paragraphs of their lengths in any long text.
        """
        coverages = self.coverage, self.other_coverage
        return max(coverages) if self.recurring_count or self.name_count else min(coverages)

    @property
    def score(self) -> float:
        """Return how far it is borne out, 0 to 1: by how much of the text, and how likely its groups are."""
        likely = [bead.likelihood for bead in self.alignment.beads]
        return max(self.coverage, self.other_coverage) * sum(likely) / max(1, len(likely))

    def reason(self, *, turned: bool = False) -> str:
        """Return why, for people, with the first text first, or, turned, with the other."""
        aligned, others = _of(self.aligned_count, self.count), _of(self.other_aligned_count, self.other_count)
        if turned:
            aligned, others = others, aligned
        words = f"{aligned} paragraphs correspond in order and length"
        if aligned != others:
            # It is read from the other side as well.
            words = f"{aligned} paragraphs of one correspond in order and length to {others} of the other"
        recurring = []
        if self.figure_count:
            recurring.append(f"{_of(self.recurring_count, self.figure_count)} numbers, dates and symbols")
        if self.name_count:
            recurring.append(f"{self.name_count} {'name' if self.name_count == 1 else 'names'}")
        return f"{words}; {' and '.join(recurring)} recur in their places" if recurring else words


def _of(count: int, total: int) -> str:
    return f"{count} of {total}"


def judge(mine: Sequence[Paragraph], others: Sequence[Paragraph]) -> Judgement:
    """Return how far two texts correspond; each is the body of one language, in order."""
    judged = _judged(mine, others, align(mine, others))
    if not judged.is_translation or len(mine) * len(others) < MANY_PAIRS:
        return judged
    chance = align(mine, others[::-1]).total
    if judged.alignment.total < TIMES_CHANCE * chance:
        return replace(judged, significance=0.0)
    return replace(judged, significance=min(judged.significance, judged.alignment.total - chance))


def _judged(mine: Sequence[Paragraph], others: Sequence[Paragraph], alignment: Alignment) -> Judgement:
    aligned = [each for bead in alignment.beads for each in mine[bead.start : bead.end]]
    other_aligned = [each for bead in alignment.beads for each in others[bead.other_start : bead.other_end]]
    groups = [_both(bead, mine, others) for bead in alignment.beads]
    return Judgement(
        alignment=alignment,
        significance=alignment.total - log(max(1, len(mine) * len(others))),
        coverage=letters_of(aligned) / max(1, letters_of(mine)),
        other_coverage=letters_of(other_aligned) / max(1, letters_of(others)),
        aligned_count=len(aligned),
        count=len(mine),
        other_aligned_count=len(other_aligned),
        other_count=len(others),
        figure_count=sum(len(each.figures | other.figures) for each, other in groups),
        recurring_count=sum(len(each.figures & other.figures) for each, other in groups),
        name_count=len(frozenset().union(*(each.names & other.names for each, other in groups))),
    )


def _both(bead: Bead, mine: Sequence[Paragraph], others: Sequence[Paragraph]) -> tuple[Paragraph, Paragraph]:
    return merged(mine[bead.start : bead.end]), merged(others[bead.other_start : bead.other_end])
