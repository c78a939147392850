"""From candidates to matches: each aligned, bounded by whole words, and kept only if it is alike enough."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from schemas.match import Match
from tasks.match.edges import (
    with_common_punctuation,
    with_differing_ends,
    without_broken_words,
    without_other_sentences,
    without_partial_headings,
)
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

PARAGRAPH_BREAK = "\n\n"
LEAST_SIMILARITY_BETWEEN = 0.5
IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""A sign of Chinese or Japanese, which says as much as two letters; two make a word."""
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
        for stretches in _neighbours(mine, other, _stretches(mine.form, other.form, evidence))
        for passage in _joined(mine, other, stretches, evidence)
    ]
    return _without_shadowed(passages)


def _joined(mine: Side, other: Side, stretches: list[Stretch], evidence: Evidence) -> list[Passage]:
    """Return neighbouring stretches as one passage; if they are none together, what each is by itself.

    If none is one either, they may hold something verbatim.
    """
    whole = Stretch(
        stretches[0].start,
        max(each.end for each in stretches),
        stretches[0].other_start,
        max(each.other_end for each in stretches),
    )
    together = _passage(mine, other, whole, evidence)
    if together is not None:
        return [together]
    apart = stretches if len(stretches) > 1 else []
    found = [_passage(mine, other, each, evidence) for each in apart]
    if not any(found):
        found = [_passage(mine, other, each, evidence) for each in _verbatim(mine, other, whole, evidence)]
    return [each for each in found if each is not None]


def _verbatim(mine: Side, other: Side, stretch: Stretch, evidence: Evidence) -> list[Stretch]:
    """Return the parts of a stretch that both texts have letter for letter, around the seeds they share.

    An echo close behind a quotation, or two words of it in the next sentence, lead its alignment astray.
    """
    found: list[Stretch] = []
    for seed in evidence.inside(stretch):
        start, other_start = seed.position, seed.other_position
        if found and found[-1].covers(start, other_start):
            continue
        end, other_end = start, other_start
        while start > stretch.start and other_start > stretch.other_start:
            if mine.form[start - 1] != other.form[other_start - 1]:
                break
            start, other_start = start - 1, other_start - 1
        while end < stretch.end and other_end < stretch.other_end and mine.form[end] == other.form[other_end]:
            end, other_end = end + 1, other_end + 1
        if 2 * (end - start) >= FEWEST_CHARS_OF_WORDS:
            found.append(Stretch(start, end, other_start, other_end))
    return found


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


def _neighbours(mine: Side, other: Side, stretches: list[Stretch]) -> list[list[Stretch]]:
    """Put stretches together that follow each other closely on both sides; drop those inside others."""
    together: list[list[Stretch]] = []
    wholes: list[Stretch] = []
    for stretch in stretches:
        if any(
            each.start <= stretch.start
            and stretch.end <= each.end
            and each.other_start <= stretch.other_start
            and stretch.other_end <= each.other_end
            for each in wholes
        ):
            continue
        last = wholes[-1] if wholes else None
        if last is not None and _is_next(mine, other, last, stretch):
            together[-1].append(stretch)
            wholes[-1] = Stretch(
                last.start,
                max(last.end, stretch.end),
                last.other_start,
                max(last.other_end, stretch.other_end),
            )
        else:
            together.append([stretch])
            wholes.append(stretch)
    return together


def _is_next(mine: Side, other: Side, last: Stretch, stretch: Stretch) -> bool:
    gap, other_gap = stretch.start - last.end, stretch.other_start - last.other_end
    if stretch.start <= last.start or stretch.other_start <= last.other_start:
        return False
    if max(gap, other_gap, abs(gap - other_gap)) > WIDEST_GAP:
        return False
    # What each of the two texts says between two of its paragraphs is no reading of the other's.
    return not (
        min(gap, other_gap) > 0
        and PARAGRAPH_BREAK in mine.cut(last.end - 1, stretch.start + 1)
        and PARAGRAPH_BREAK in other.cut(last.other_end - 1, stretch.other_start + 1)
        and similarity(mine.form[last.end : stretch.start], other.form[last.other_end : stretch.other_start])
        < LEAST_SIMILARITY_BETWEEN
    )


def _passage(mine: Side, other: Side, stretch: Stretch, evidence: Evidence) -> Passage | None:
    """Return a stretch cut to whole words and passages, None if too little is left or it is not alike."""
    # Fewer are too few of whatever signs.
    if 2 * stretch.chars < FEWEST_CHARS_OF_WORDS or not evidence.bears_out(stretch):
        return None
    stretch = without_broken_words(mine, other, without_partial_headings(mine, other, stretch))
    if not stretch.is_empty:
        stretch = without_other_sentences(mine, other, stretch)
    ideographs = len(IDEOGRAPH.findall(mine.form[stretch.start : stretch.end]))
    if stretch.chars + ideographs < FEWEST_CHARS_OF_WORDS or not evidence.bears_out(stretch):
        return None
    words, others = mine.cut(stretch.start, stretch.end), other.cut(stretch.other_start, stretch.other_end)
    fewest_words = min(len(words.split()), len(others.split())) + ideographs // 2
    if stretch.chars + ideographs < FEWEST_CHARS and fewest_words < FEWEST_WORDS:
        return None
    alike = _similarity(mine, other, stretch)
    least = _least_similarity(stretch.chars)
    if alike < least:
        uninterrupted = [form_of(INTERRUPTION.sub(" ", text)) for text in (words, others)]
        if similarity(*uninterrupted) < least:
            return None
    whole = with_differing_ends(mine, other, stretch)
    if whole != stretch:
        alike_as_whole = _similarity(mine, other, whole)
        if alike_as_whole >= _least_similarity(whole.chars):
            return Passage(whole, alike_as_whole)
    return Passage(stretch, alike)


def _similarity(mine: Side, other: Side, stretch: Stretch) -> float:
    return similarity(
        mine.form[stretch.start : stretch.end], other.form[stretch.other_start : stretch.other_end]
    )


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
