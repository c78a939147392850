"""From candidates to matches: each aligned, bounded by whole words, and kept only if it is alike enough."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from schemas.match import Match
from tasks.match.edges import with_common_punctuation, without_broken_words, without_partial_headings
from tasks.match.edit_distance import similarity
from tasks.match.evidence import Evidence
from tasks.match.extension import extend_backward, extend_forward
from tasks.match.margin import NEVER
from tasks.match.match_form import form_of
from tasks.match.method import (
    FEWEST_CHARS,
    FEWEST_CHARS_OF_WORDS,
    FEWEST_WORDS,
    LEAST_SIMILARITY,
    LEAST_SIMILARITY_OF_LONG,
    LONGEST_ECHO,
    WIDEST_GAP,
)
from tasks.match.ownership import owned
from tasks.match.repeats import repeated_stretches
from tasks.match.side import Side, Stretch
from tasks.match.word_diff import word_diff

CELL = 1024
"""Letters and digits in a part of a text, where passages in it are kept to be compared."""
UNREPEATED = 512
"""The rarity of a seed that makes at most two pairs of places in the two texts: alignments begin there."""

INTERRUPTION = re.compile(r'[”"»][^“”"«»\n]{2,80}?[“"«](?=\w)')
"""Who says it, in the middle of a quotation, which the other text need not interrupt."""


class Verified(NamedTuple):
    """The matches of two texts, and how many of their seeds may fall before another look is due."""

    matches: list[Match]
    margin: int


def verified(mine: Side, other: Side, evidence: Evidence) -> Verified:
    """Return the matches of two texts; `mine` is the one whose document has the smaller id.

    Where they are depends on the two texts alone; the archive decides their `own_chars`, and whether they
    are reuse at all.
    """
    passages = _passages(mine, other, evidence)
    own, margin = owned(mine, other, evidence, [passage.stretch for passage in passages])
    if own is None:
        return Verified([], NEVER)
    found = [_match(mine, other, passage, chars) for passage, chars in zip(passages, own, strict=True)]
    return Verified(found, margin)


def all_matches(mine: Side, other: Side, evidence: Evidence) -> list[Match]:
    """Return the matches of two texts, as those of `verified`, without asking whether they are reuse."""
    return [_match(mine, other, passage, 0) for passage in _passages(mine, other, evidence)]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch that two texts share, and how alike it is in them."""

    stretch: Stretch
    similarity: float


def _passages(mine: Side, other: Side, evidence: Evidence) -> list[Passage]:
    """Return what two texts share, in the order of the first."""
    passages = [
        passage
        for stretch in _merged(_stretches(mine.form, other.form, evidence))
        if stretch.chars >= FEWEST_CHARS_OF_WORDS and evidence.bears_out(stretch)
        if (passage := _passage(mine, other, stretch, evidence)) is not None
    ]
    return _without_shadowed(passages)


def _without_shadowed(passages: list[Passage]) -> list[Passage]:
    """Drop passages that lie in better ones: second alignments of the same, and echoes of their phrases."""
    kept: list[Passage] = []
    # Only what reaches over the same place in one of the texts can lie in the other.
    near: defaultdict[tuple[int, int], list[Stretch]] = defaultdict(list)
    for passage in sorted(
        passages, key=lambda each: (-each.stretch.chars * each.similarity, each.stretch.start)
    ):
        cells = _cells(passage.stretch)
        if not any(_is_shadowed(passage.stretch, each) for cell in cells for each in near[cell]):
            kept.append(passage)
            for cell in cells:
                near[cell].append(passage.stretch)
    return sorted(kept, key=lambda each: (each.stretch.start, each.stretch.other_start))


def _cells(stretch: Stretch) -> list[tuple[int, int]]:
    """Return which of the two texts, and which part of it, a stretch reaches into, for each such part."""
    ends = (stretch.start, stretch.end), (stretch.other_start, stretch.other_end)
    return [
        (side, cell)
        for side, (start, end) in enumerate(ends)
        for cell in range(start // CELL, end // CELL + 1)
    ]


def _is_shadowed(stretch: Stretch, other: Stretch) -> bool:
    mine = min(stretch.end, other.end) - max(stretch.start, other.start)
    theirs = min(stretch.other_end, other.other_end) - max(stretch.other_start, other.other_start)
    shares = mine / (stretch.end - stretch.start), theirs / (stretch.other_end - stretch.other_start)
    is_echo = stretch.chars < LONGEST_ECHO and other.chars >= 1.5 * stretch.chars and max(shares) > 0.5
    return is_echo or min(shares) > 0.5


def _least_similarity(chars: int) -> float:
    return next((least for up_to, least in LEAST_SIMILARITY if chars < up_to), LEAST_SIMILARITY_OF_LONG)


def _stretches(form: str, other: str, evidence: Evidence) -> list[Stretch]:
    """Return the alignments that begin from unrepeated seeds that none found before covers, then the rest."""
    stretches: list[Stretch] = []
    repeated = []
    for anchor in evidence.anchors:
        place = anchor.position, anchor.other_position
        if anchor.rarity < UNREPEATED:
            repeated.append(anchor)
            continue
        if stretches and stretches[-1].covers(*place):
            continue
        if any(stretch.covers(*place) for stretch in stretches[-8:-1]):
            continue
        start, other_start = extend_backward(form, other, *place)
        end, other_end = extend_forward(form, other, *place)
        stretches.append(Stretch(start, end, other_start, other_end))
    stretches += repeated_stretches(form, other, repeated, stretches)
    return sorted(set(stretches), key=lambda each: (each.start, each.other_start))


def _merged(stretches: list[Stretch]) -> list[Stretch]:
    """Join stretches that follow each other closely on both sides; drop those inside another."""
    merged: list[Stretch] = []
    for stretch in stretches:
        if any(
            each.start <= stretch.start
            and stretch.end <= each.end
            and each.other_start <= stretch.other_start
            and stretch.other_end <= each.other_end
            for each in merged
        ):
            continue
        last = merged[-1] if merged else None
        if last is not None and _is_next(last, stretch):
            merged[-1] = Stretch(
                last.start,
                max(last.end, stretch.end),
                last.other_start,
                max(last.other_end, stretch.other_end),
            )
        else:
            merged.append(stretch)
    return merged


def _is_next(last: Stretch, stretch: Stretch) -> bool:
    gap, other_gap = stretch.start - last.end, stretch.other_start - last.other_end
    overlaps = stretch.start > last.start and stretch.other_start > last.other_start
    return overlaps and gap <= WIDEST_GAP and other_gap <= WIDEST_GAP and abs(gap - other_gap) <= WIDEST_GAP


def _passage(mine: Side, other: Side, stretch: Stretch, evidence: Evidence) -> Passage | None:
    """Return a stretch cut to whole words and passages, None if too little is left or it is not alike."""
    stretch = without_broken_words(mine, other, without_partial_headings(mine, other, stretch))
    if stretch.chars < FEWEST_CHARS_OF_WORDS or not evidence.bears_out(stretch):
        return None
    start, end = mine.folded.text_range(stretch.start, stretch.end)
    other_start, other_end = other.folded.text_range(stretch.other_start, stretch.other_end)
    words = min(len(mine.text[start:end].split()), len(other.text[other_start:other_end].split()))
    if stretch.chars < FEWEST_CHARS and words < FEWEST_WORDS:
        return None
    alike = similarity(
        mine.form[stretch.start : stretch.end], other.form[stretch.other_start : stretch.other_end]
    )
    least = _least_similarity(stretch.chars)
    if alike < least:
        uninterrupted = [
            form_of(INTERRUPTION.sub(" ", text))
            for text in (mine.text[start:end], other.text[other_start:other_end])
        ]
        if similarity(*uninterrupted) < least:
            return None
    return Passage(stretch, alike)


def _match(mine: Side, other: Side, passage: Passage, own_chars: int) -> Match:
    stretch = passage.stretch
    start, end = mine.folded.text_range(stretch.start, stretch.end)
    other_start, other_end = other.folded.text_range(stretch.other_start, stretch.other_end)
    end, other_end = with_common_punctuation(mine.text, end, other.text, other_end)
    return Match(
        document_id=mine.document_id,
        derivation_id=mine.derivation_id,
        other_document_id=other.document_id,
        other_derivation_id=other.derivation_id,
        text_start=start,
        text_end=end,
        other_start=other_start,
        other_end=other_end,
        similarity=round(passage.similarity, 6),
        matched_chars=stretch.chars,
        own_chars=own_chars,
        is_formula=own_chars == 0,
        is_quoted=mine.quotes(start, end),
        other_is_quoted=other.quotes(other_start, other_end),
        diff=word_diff(mine.text, start, end, other.text, other_start, other_end),
    )
