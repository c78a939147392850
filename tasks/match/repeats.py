"""Alignments of what texts keep repeating: a resolution read three times, a letter twice in one file.

Seeds that make more than two pairs of places say little one by one, and a phrase that a writer is fond of
is full of them. A long run of them is a passage all the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tasks.match.evidence import Anchor
from tasks.match.extension import extend_backward, extend_forward
from tasks.match.method import LONGEST_ECHO
from tasks.match.side import Stretch

BAND = 16
"""How far edits may shift the two places of a seed against each other within a run."""
WIDEST_STEP = 64
"""Letters and digits from one seed of a run to the next: misreadings spoil those between."""


def repeated_stretches(
    form: str, other: str, anchors: Sequence[Anchor], found: Sequence[Stretch]
) -> list[Stretch]:
    """Return the alignments that begin where none of those found reaches; `anchors` are repeated, in order.

    What no alignment reaches in either text is paired first, in its order; then what is left over where it
    stands more often in one of them. Shorter ones than an echo are pet phrases.
    """
    stretches: list[Stretch] = []
    starts = _starts_of_runs(anchors)
    for enough in (1, 2):
        for start in starts:
            if _sides_reached(start, [*found, *stretches]) < enough:
                stretch = _aligned(form, other, start)
                if stretch.chars >= LONGEST_ECHO:
                    stretches.append(stretch)
    return stretches


def _starts_of_runs(anchors: Iterable[Anchor]) -> list[Anchor]:
    """Return where runs of seeds at nearly the same distance begin that reach over half an echo."""
    bands: defaultdict[int, list[Anchor]] = defaultdict(list)
    for anchor in anchors:
        bands[(anchor.position - anchor.other_position) // BAND].append(anchor)
    starts = []
    for band in bands.values():
        start = last = band[0]
        for anchor in band[1:]:
            if anchor.position - last.position > WIDEST_STEP:
                start = anchor
            elif last.position - start.position < LONGEST_ECHO // 2 <= anchor.position - start.position:
                starts.append(start)
            last = anchor
    return sorted(starts)


def _sides_reached(place: Anchor, stretches: Iterable[Stretch]) -> int:
    """Return in how many of the two texts an alignment reaches over this place."""
    mine = other = False
    for each in stretches:
        mine = mine or each.start <= place.position < each.end
        other = other or each.other_start <= place.other_position < each.other_end
    return mine + other


def _aligned(form: str, other: str, anchor: Anchor) -> Stretch:
    start, other_start = extend_backward(form, other, anchor.position, anchor.other_position)
    end, other_end = extend_forward(form, other, anchor.position, anchor.other_position)
    return Stretch(start, end, other_start, other_end)
