"""Where a passage really begins and ends: at whole words, and not in half a heading."""

import re
from dataclasses import replace

from tasks.match.edit_distance import similarity
from tasks.match.match_form import form_of
from tasks.match.side import Side, Stretch

PROBE = 12
LEAST_ALIKE = 0.85
"""How much alike a table must be to the other text's to be the same."""
AT_MOST = 60
"""Characters between a passage and where its sentence begins or ends, at most."""
FIRST_WORDS = re.compile(r"(?:\A|\n|[.!?:;][\"”»)]?\s)((?:[^\s.!?:;]+[ ]){1,3})\Z")
LAST_WORDS = re.compile(r"((?:[ ][^\s.!?:;]+){1,3})(?=[.!?:;]|\n|\Z)")
"""So few words of a sentence that the rest of it stands for them: a number, a name."""
FIRST_SENTENCE = re.compile(r"\A[^.!?\n]{1,60}[.!?\n][\"”»)]?\s+")
LAST_SENTENCE = re.compile(r"(?<=[.!?\n])[\"”»)]?\s+[^.!?\n]{1,60}[.!?\"”»)]*\Z")
LEAST_OF_A_SENTENCE = 0.5
"""How much alike a short sentence at the end of a passage must be to the other's to be a part of it."""
REACH = 64
"""How far from where it is expected the counterpart of a place is looked for."""


def without_broken_words(mine: Side, other: Side, stretch: Stretch) -> Stretch:
    """Cut what a stretch holds of words it reaches only part of, as far as its edge runs are exact."""
    form, their_form = mine.form, other.form
    start, end, other_start, other_end = stretch.start, stretch.end, stretch.other_start, stretch.other_end
    while start < end and other_start < other_end and form[start] == their_form[other_start]:
        if mine.is_word_start(start) and other.is_word_start(other_start):
            break
        start, other_start = start + 1, other_start + 1
    while start < end and other_start < other_end and form[end - 1] == their_form[other_end - 1]:
        if mine.is_word_end(end) and other.is_word_end(other_end):
            break
        end, other_end = end - 1, other_end - 1
    return Stretch(start, end, other_start, other_end)


def without_partial_headings(mine: Side, other: Side, stretch: Stretch) -> Stretch:
    """Cut headings, mastheads and the like from the ends of a stretch unless both have them, word for word.

    A title that the other text words otherwise is not part of the passage under it. Of a table some figures
    may differ.
    """
    while not stretch.is_empty:
        cut = _without_head(mine, other, stretch)
        if cut == stretch:
            break
        stretch = cut
    while not stretch.is_empty:
        cut = _without_tail(mine, other, stretch)
        if cut == stretch:
            break
        stretch = cut
    return stretch


def without_other_sentences(mine: Side, other: Side, stretch: Stretch) -> Stretch:
    """Cut the short sentence at either end that each of the two has another of, whatever word is in both."""
    words, others = mine.cut(stretch.start, stretch.end), other.cut(stretch.other_start, stretch.other_end)
    start, other_start, end, other_end = stretch.start, stretch.other_start, stretch.end, stretch.other_end
    firsts = FIRST_SENTENCE.search(words), FIRST_SENTENCE.search(others)
    if firsts[0] and firsts[1]:
        first, other_first = form_of(firsts[0][0]), form_of(firsts[1][0])
        if similarity(first, other_first) < LEAST_OF_A_SENTENCE:
            start, other_start = start + len(first), other_start + len(other_first)
    lasts = LAST_SENTENCE.search(words[-100:]), LAST_SENTENCE.search(others[-100:])
    if lasts[0] and lasts[1]:
        last, other_last = form_of(lasts[0][0]), form_of(lasts[1][0])
        if similarity(last, other_last) < LEAST_OF_A_SENTENCE:
            end, other_end = end - len(last), other_end - len(other_last)
    return Stretch(start, end, other_start, other_end)


def with_differing_ends(mine: Side, other: Side, stretch: Stretch) -> Stretch:
    """Add the first and the last words of the sentences it reaches into, where both have as few others.

    "Forty persons were arrested" is "Fourteen persons were arrested" with another number.
    """
    start, end = mine.folded.text_range(stretch.start, stretch.end)
    other_start, other_end = other.folded.text_range(stretch.other_start, stretch.other_end)
    firsts = _before(mine.text, start), _before(other.text, other_start)
    lasts = _behind(mine.text, end), _behind(other.text, other_end)
    if firsts[0].count(" ") == firsts[1].count(" "):
        start, other_start = start - len(firsts[0]), other_start - len(firsts[1])
    if lasts[0].count(" ") == lasts[1].count(" "):
        end, other_end = end + len(lasts[0]), other_end + len(lasts[1])
    return Stretch(
        mine.folded.position(start),
        mine.folded.position(end),
        other.folded.position(other_start),
        other.folded.position(other_end),
    )


def _before(text: str, start: int) -> str:
    found = FIRST_WORDS.search(text[max(0, start - AT_MOST) : start])
    return found[1] if found and (found.start() > 0 or start <= AT_MOST) else ""


def _behind(text: str, end: int) -> str:
    found = LAST_WORDS.match(text[end : end + AT_MOST])
    return found[1] if found and (found.end() < AT_MOST or end + AT_MOST >= len(text)) else ""


def with_common_punctuation(text: str, end: int, other: str, other_end: int) -> tuple[int, int]:
    """Move two ends behind the punctuation that follows both: the full stop belongs to the sentence."""
    while (
        end < len(text)
        and other_end < len(other)
        and text[end] == other[other_end]
        and not (text[end].isalnum() or text[end].isspace())
    ):
        end, other_end = end + 1, other_end + 1
    return end, other_end


def _without_head(mine: Side, other: Side, stretch: Stretch) -> Stretch:
    head, other_head = mine.aside(stretch.start), other.aside(stretch.other_start)
    if head is not None and not _is_shared_head(mine, other, stretch, head):
        place = min(head[1], stretch.end)
        return replace(stretch, start=place, other_start=_counterpart(mine, other, stretch, place))
    if other_head is not None and not _is_shared_head(other, mine, _turned(stretch), other_head):
        return _turned(_without_head(other, mine, _turned(stretch)))
    return stretch


def _without_tail(mine: Side, other: Side, stretch: Stretch) -> Stretch:
    tail, other_tail = mine.aside(stretch.end - 1), other.aside(stretch.other_end - 1)
    if tail is not None and not _is_shared_tail(mine, other, stretch, tail):
        place = max(tail[0], stretch.start)
        return replace(stretch, end=place, other_end=_counterpart(mine, other, stretch, place))
    if other_tail is not None and not _is_shared_tail(other, mine, _turned(stretch), other_tail):
        return _turned(_without_tail(other, mine, _turned(stretch)))
    return stretch


def _is_shared_head(mine: Side, other: Side, stretch: Stretch, head: tuple[int, int]) -> bool:
    """Whether a stretch begins with the whole of a heading and the other text has the same words there."""
    length = head[1] - head[0]
    words = other.form[stretch.other_start : stretch.other_start + length]
    return stretch.start == head[0] and head[1] <= stretch.end and _is_same(mine, head, words)


def _is_shared_tail(mine: Side, other: Side, stretch: Stretch, tail: tuple[int, int]) -> bool:
    length = tail[1] - tail[0]
    words = other.form[max(0, stretch.other_end - length) : stretch.other_end]
    return stretch.end == tail[1] and stretch.start <= tail[0] and _is_same(mine, tail, words)


def _is_same(mine: Side, aside: tuple[int, int], words: str) -> bool:
    own_words = mine.form[aside[0] : aside[1]]
    return own_words == words or (aside in mine.tables and similarity(own_words, words) >= LEAST_ALIKE)


def _counterpart(mine: Side, other: Side, stretch: Stretch, place: int) -> int:
    """Return where in the other form stands what stands at `place` of mine, as near as can be told."""
    from_end = place - stretch.start > stretch.end - place
    expected = (
        stretch.other_end - (stretch.end - place) if from_end else stretch.other_start + place - stretch.start
    )
    expected = min(max(expected, stretch.other_start), stretch.other_end)
    probe = mine.form[place : place + PROBE]
    low = max(stretch.other_start, expected - REACH)
    window = other.form[low : expected + REACH + PROBE]
    places = (
        [low + at for at in range(len(window) - PROBE + 1) if window.startswith(probe, at)] if probe else []
    )
    found = min(places, key=lambda at: abs(at - expected), default=expected)
    return min(max(found, stretch.other_start), stretch.other_end)


def _turned(stretch: Stretch) -> Stretch:
    return Stretch(stretch.other_start, stretch.other_end, stretch.start, stretch.end)
