"""From candidates to matches: each aligned, bounded by whole words, and kept only if it is alike enough."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import groupby, islice

from schemas.match import Match
from tasks.match.edges import with_common_punctuation, without_broken_words, without_partial_headings
from tasks.match.edit_distance import similarity
from tasks.match.extension import extend_backward, extend_forward
from tasks.match.quotation import is_quoted
from tasks.match.seed_index import Candidate, Evidence
from tasks.match.side import Side, Stretch
from tasks.match.word_diff import word_diff

EVIDENCE = Evidence(fewest_rare_seeds=2, most_repeats=2, shortest_reach=12)
FEWEST_CHARS = 50
FEWEST_WORDS = 10
FEWEST_CHARS_OF_WORDS = 35
LEAST_SIMILARITY = ((130, 0.85), (250, 0.75))
"""Up to so many characters a match must be so much alike: a short one has no context to vouch for it."""
LEAST_SIMILARITY_OF_LONG = 0.6
WIDEST_GAP = 40
"""Two aligned stretches no further apart than this, on both sides, are one passage."""


def verify(candidates: Iterable[Candidate], sides: dict[str, Side]) -> list[Match]:
    """Return the matches among candidates; `sides` holds every derivation they name."""

    def pair(candidate: Candidate) -> tuple[str, str]:
        both = sides[candidate.derivation_id], sides[candidate.other_derivation_id]
        first, second = sorted(both, key=lambda side: side.document_id)
        return first.derivation_id, second.derivation_id

    matches: list[Match] = []
    for (first, second), group in groupby(sorted(candidates, key=pair), key=pair):
        mine, other = sides[first], sides[second]
        anchors = _anchors(group, mine.derivation_id)
        stretches = _merged(_stretches(mine.folded.form, other.folded.form, anchors))
        found = [_match(mine, other, stretch) for stretch in stretches if _is_borne_out(stretch, anchors)]
        matches += _without_shadowed([match for match in found if match is not None])
    return matches


def _anchors(candidates: Iterable[Candidate], derivation_id: str) -> list[tuple[int, int]]:
    """Return the rare seed hits of the candidates of one pair, as positions in the two forms."""
    anchors: set[tuple[int, int]] = set()
    for candidate in candidates:
        hits = zip(candidate.positions, candidate.other_positions, candidate.repeats, strict=True)
        rare = [(mine, other) for mine, other, repeats in hits if repeats <= EVIDENCE.most_repeats]
        if candidate.derivation_id == derivation_id:
            anchors.update(rare)
        else:
            anchors.update((other, mine) for mine, other in rare)
    return sorted(anchors)


def _is_borne_out(stretch: Stretch, anchors: list[tuple[int, int]]) -> bool:
    first = bisect_left(anchors, (stretch.start, 0))
    inside = (anchor for anchor in anchors[first : first + 200] if stretch.covers(*anchor))
    return len(list(islice(inside, EVIDENCE.fewest_rare_seeds))) == EVIDENCE.fewest_rare_seeds


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


def _stretches(form: str, other: str, anchors: list[tuple[int, int]]) -> list[Stretch]:
    """Return the alignments that begin from anchors which none found before covers."""
    stretches: list[Stretch] = []
    for position, other_position in anchors:
        if any(stretch.covers(position, other_position) for stretch in stretches[-8:]):
            continue
        start, other_start = extend_backward(form, other, position, other_position)
        end, other_end = extend_forward(form, other, position, other_position)
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


def _match(mine: Side, other: Side, stretch: Stretch) -> Match | None:
    """Return the match for a stretch cut to whole words and passages, None if too little of it is left."""
    stretch = without_broken_words(mine, other, without_partial_headings(mine, other, stretch))
    chars = min(stretch.end - stretch.start, stretch.other_end - stretch.other_start)
    if chars < FEWEST_CHARS_OF_WORDS:
        return None
    start, end = mine.folded.text_range(stretch.start, stretch.end)
    other_start, other_end = other.folded.text_range(stretch.other_start, stretch.other_end)
    words = min(len(mine.text[start:end].split()), len(other.text[other_start:other_end].split()))
    if chars < FEWEST_CHARS and words < FEWEST_WORDS:
        return None
    alike = similarity(
        mine.folded.form[stretch.start : stretch.end],
        other.folded.form[stretch.other_start : stretch.other_end],
    )
    if alike < _least_similarity(chars):
        return None
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
        is_formula=False,
        is_quoted=is_quoted(mine.text, start, end),
        other_is_quoted=is_quoted(other.text, other_start, other_end),
        diff=word_diff(mine.text, start, end, other.text, other_start, other_end),
    )
