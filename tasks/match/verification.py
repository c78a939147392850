"""From candidates to matches: each aligned, bounded by whole words, and kept only if it is alike enough."""

from collections.abc import Sequence

from schemas.match import Match
from tasks.match.edges import with_common_punctuation, without_broken_words, without_partial_headings
from tasks.match.edit_distance import similarity
from tasks.match.evidence import Evidence
from tasks.match.extension import extend_backward, extend_forward
from tasks.match.method import (
    FEWEST_CHARS,
    FEWEST_CHARS_OF_WORDS,
    FEWEST_WORDS,
    LEAST_SIMILARITY,
    LEAST_SIMILARITY_OF_LONG,
    WIDEST_GAP,
)
from tasks.match.quotation import is_quoted
from tasks.match.side import Side, Stretch
from tasks.match.word_diff import word_diff

UNREPEATED = 512
"""The rarity of a seed that makes at most two pairs of places in the two texts: alignments begin there."""


def verified(mine: Side, other: Side, evidence: Evidence) -> list[Match]:
    """Return the matches of two texts; `mine` is the one whose document has the smaller id.

    They depend on the two texts alone, but for `own_chars`, which the archive decides.
    """
    stretches = _merged(_stretches(mine.form, other.form, evidence))
    found = [
        _match(mine, other, stretch, evidence)
        for stretch in stretches
        if stretch.chars >= FEWEST_CHARS_OF_WORDS and evidence.bears_out(stretch)
    ]
    kept = _without_shadowed([match for match in found if match is not None])
    return kept if is_reuse(mine, other, [(match.own_chars, match.matched_chars) for match in kept]) else []


def is_reuse(mine: Side, other: Side, passages: Sequence[tuple[int, int]]) -> bool:
    """Whether two texts share anything but formulae, given own and matched characters of what they share.

    Where one of them is hardly more than formulae, these are what it says.
    """
    all_own = sum(own for own, _ in passages)
    return all_own > 0 or 2 * sum(chars for _, chars in passages) >= min(len(mine.form), len(other.form)) > 0


def _without_shadowed(matches: list[Match]) -> list[Match]:
    """Drop matches most of which, on either side, lies in one half as long again: echoes of its phrases."""
    longest_first = sorted(matches, key=lambda match: -match.matched_chars)
    kept: list[Match] = []
    for match in longest_first:
        if not any(
            each.matched_chars >= 1.5 * match.matched_chars and _overlap(match, each) > 0.5 for each in kept
        ):
            kept.append(match)
    return sorted(kept, key=lambda match: (match.text_start, match.other_start))


def _overlap(match: Match, other: Match) -> float:
    """Return the larger of the shares of a match that lie in another, on the one side and the other."""
    mine = min(match.text_end, other.text_end) - max(match.text_start, other.text_start)
    theirs = min(match.other_end, other.other_end) - max(match.other_start, other.other_start)
    return max(mine / (match.text_end - match.text_start), theirs / (match.other_end - match.other_start))


def _least_similarity(chars: int) -> float:
    return next((least for up_to, least in LEAST_SIMILARITY if chars < up_to), LEAST_SIMILARITY_OF_LONG)


def _stretches(form: str, other: str, evidence: Evidence) -> list[Stretch]:
    """Return the alignments that begin from unrepeated seeds which none found before covers."""
    stretches: list[Stretch] = []
    for anchor in evidence.anchors:
        place = anchor.position, anchor.other_position
        if anchor.rarity < UNREPEATED or any(stretch.covers(*place) for stretch in stretches[-8:]):
            continue
        start, other_start = extend_backward(form, other, *place)
        end, other_end = extend_forward(form, other, *place)
        stretches.append(Stretch(start, end, other_start, other_end))
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


def _match(mine: Side, other: Side, stretch: Stretch, evidence: Evidence) -> Match | None:
    """Return the match for a stretch cut to whole words and passages, None if too little of it is left."""
    stretch = without_broken_words(mine, other, without_partial_headings(mine, other, stretch))
    chars = stretch.chars
    if chars < FEWEST_CHARS_OF_WORDS or not evidence.bears_out(stretch):
        return None
    start, end = mine.folded.text_range(stretch.start, stretch.end)
    other_start, other_end = other.folded.text_range(stretch.other_start, stretch.other_end)
    words = min(len(mine.text[start:end].split()), len(other.text[other_start:other_end].split()))
    if chars < FEWEST_CHARS and words < FEWEST_WORDS:
        return None
    alike = similarity(
        mine.form[stretch.start : stretch.end], other.form[stretch.other_start : stretch.other_end]
    )
    if alike < _least_similarity(chars):
        return None
    own_chars = evidence.own_chars(mine, other, stretch)
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
        similarity=round(alike, 6),
        matched_chars=chars,
        own_chars=own_chars,
        is_formula=own_chars == 0,
        is_quoted=is_quoted(mine.text, start, end),
        other_is_quoted=is_quoted(other.text, other_start, other_end),
        diff=word_diff(mine.text, start, end, other.text, other_start, other_end),
    )
