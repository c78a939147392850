"""Alignments of what texts keep repeating: a resolution read three times, a letter twice in one file.

Seeds that make more than two pairs of places say little one by one, and a phrase that a writer is fond of
is full of them. A long run of them is a passage all the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tasks.match.evidence import Anchor
from tasks.match.extension import extend_backward, extend_forward
from tasks.match.method import LEAST_RELATED_CHARS
from tasks.match.side import Stretch

BAND = 16
"""How far edits may shift the two places of a seed against each other within a run."""
HALF_A_SENTENCE = LEAST_RELATED_CHARS // 2
WIDEST_STEP = 64
"""Letters and digits from one seed of a run to the next: misreadings spoil those between."""


def repeated_stretches(
    form: str, other: str, anchors: Sequence[Anchor], found: Sequence[Stretch]
) -> list[Stretch]:
    """Return the alignments that begin where none of those found reaches; `anchors` are repeated, in order.

    What no alignment reaches in either text is paired first, in its order; then what is left over where it
    stands more often in one of them. Ones shorter than a sentence are pet phrases.
    """
    starts = _starts_of_runs(anchors)
    if not starts:
        return []
    reached = bytearray(len(form)), bytearray(len(other))
    for stretch in found:
        _mark(reached, stretch)
    stretches: list[Stretch] = []
    for enough in (1, 2):
        for start in starts:
            if reached[0][start.position] + reached[1][start.other_position] < enough:
                stretch = _aligned(form, other, start)
                if stretch.chars >= LEAST_RELATED_CHARS:
                    _mark(reached, stretch)
                    stretches.append(stretch)
    return stretches


def _starts_of_runs(anchors: Iterable[Anchor]) -> list[Anchor]:
    """Return where runs of seeds at nearly the same distance begin that reach over half a sentence."""
    bands: defaultdict[int, list[Anchor]] = defaultdict(list)
    for anchor in anchors:
        bands[(anchor.position - anchor.other_position) // BAND].append(anchor)
    starts = []
    for band in bands.values():
        start = last = band[0]
        for anchor in band[1:]:
            if anchor.position - last.position > WIDEST_STEP:
                start = anchor
            elif last.position < start.position + HALF_A_SENTENCE <= anchor.position:
                starts.append(start)
            last = anchor
    return sorted(starts)


def _mark(reached: tuple[bytearray, bytearray], stretch: Stretch) -> None:
    """Note, place by place, where an alignment reaches in the two texts."""
    for places, start, end in zip(
        reached, (stretch.start, stretch.other_start), (stretch.end, stretch.other_end), strict=True
    ):
        places[start:end] = bytes([1]) * (end - start)


def _aligned(form: str, other: str, anchor: Anchor) -> Stretch:
    start, other_start = extend_backward(form, other, anchor.position, anchor.other_position)
    end, other_end = extend_forward(form, other, anchor.position, anchor.other_position)
    return Stretch(start, end, other_start, other_end)
