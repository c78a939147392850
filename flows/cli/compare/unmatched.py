"""What stands between the shared passages: text of one document alone, or the same, told otherwise.

Matches begin and end with shared words, and short blocks have none. Two notes that differ in the date
of their title differ outside every match; so what faces each other there is compared too, if it is alike.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.cli.compare.alignment import AlignedPassage, Difference
from tasks.match.edit_distance import similarity
from tasks.match.match_form import form_of
from tasks.match.word_diff import word_diff

LEAST_ALIKE = 0.5
"""Share of the longer side that both must have: of its words in whatever order, of its letters in theirs."""

MOST_WORDS_ALIKE = 2_000
MOST_WORDS_INSIDE = 12
"""Text between two matches of one paragraph is compared up to so many words, however different."""
MOST_WORDS_OF_ONE_SENTENCE = 3
"""So many words that close a paragraph face as many others, though they are sentences of their own."""

SENTENCE_END = re.compile(r"[.!?][\"”’»)]*\s*\Z")
BLANK_LINE = re.compile(r"\n\s*\n")
TEXT = re.compile(r"\S(?:.*\S)?", re.DOTALL)


@dataclass(frozen=True)
class Unmatched:
    """Text that no shared passage holds, on either side or on both; ranges may be empty."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    left_word_count: int
    right_word_count: int


Section = AlignedPassage | Unmatched


def sections(passages: Sequence[AlignedPassage], left: str, right: str) -> Iterator[Section]:
    """Yield the passages, which stand in the order of `left`, and what is between them on both sides.

    What precedes a passage on the right precedes it here, also where the right has another order.
    """
    lefts = [(each.left_start, each.left_end) for each in passages]
    rights = [(each.right_start, each.right_end) for each in passages]
    gaps, other_gaps = _gaps(lefts, len(left)), _gaps(rights, len(right))
    for place in range(len(passages) + 1):
        (start, end), (other_start, other_end) = gaps[place][:2], other_gaps[place][:2]
        unmatched = _trimmed(left, start, end, right, other_start, other_end)
        if unmatched:
            neighbours_agree = gaps[place][2] == other_gaps[place][2]
            yield (_compared(unmatched, left, right) if neighbours_agree else None) or unmatched
        if place < len(passages):
            yield passages[place]


def _gaps(ranges: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int, int]]:
    """Return what lies uncovered before each range, then what lies behind all, and which range precedes it.

    A range that begins inside an earlier one has nothing before it.
    """
    gaps = [(0, 0, -1)] * (len(ranges) + 1)
    reached, last = 0, -1
    for place in sorted(range(len(ranges)), key=ranges.__getitem__):
        start, end = ranges[place]
        gaps[place] = (reached, max(reached, start), last)
        reached, last = max(reached, end), place
    gaps[-1] = (reached, max(reached, length), last)
    return gaps


def _trimmed(
    left: str, start: int, end: int, right: str, other_start: int, other_end: int
) -> Unmatched | None:
    """Return the two ranges without blanks at their ends; None if neither has letters or digits."""
    start, end, words = _within(left, start, end)
    other_start, other_end, other_words = _within(right, other_start, other_end)
    if not words and not other_words:
        return None
    return Unmatched(start, end, other_start, other_end, words, other_words)


def _within(text: str, start: int, end: int) -> tuple[int, int, int]:
    found = TEXT.search(text, start, end)
    if not found:
        return start, start, 0
    words = sum(any(map(str.isalnum, word)) for word in found[0].split())
    return found.start(), found.end(), words


def _compared(unmatched: Unmatched, left: str, right: str) -> AlignedPassage | None:
    """Return the text of both sides as a passage with its differences, None if it is too little alike."""
    longer = max(unmatched.left_word_count, unmatched.right_word_count)
    if longer > MOST_WORDS_ALIKE:
        return None
    start, end = unmatched.left_start, unmatched.left_end
    other_start, other_end = unmatched.right_start, unmatched.right_end
    # Two texts may close a paragraph with sentences that have nothing to do with each other.
    is_facing = unmatched.left_word_count == unmatched.right_word_count <= MOST_WORDS_OF_ONE_SENTENCE or not (
        _is_last_sentence(left, start, end) and _is_last_sentence(right, other_start, other_end)
    )
    is_inside = (
        longer <= MOST_WORDS_INSIDE
        and is_facing
        and _is_inside(left, start, end)
        and _is_inside(right, other_start, other_end)
    )
    if not is_inside and _shared_words(left[start:end], right[other_start:other_end]) < LEAST_ALIKE * longer:
        return None
    one, other = form_of(left[start:end]), form_of(right[other_start:other_end])
    alike = round(similarity(one, other), 6)
    # Half of the words of two long texts are the same in whatever they say: *the*, *of*, *and*.
    if not is_inside and alike < LEAST_ALIKE:
        return None
    entries = word_diff(left, start, end, right, other_start, other_end)
    differences = [Difference.of(entry) for entry in entries]
    chars = min(len(one), len(other))
    return AlignedPassage(
        None,
        start,
        end,
        other_start,
        other_end,
        alike,
        chars,
        is_formula=False,
        differences=differences,
        is_between=True,
    )


def _shared_words(one: str, other: str) -> int:
    """Return how many words, whatever their order, stand in both."""
    words = Counter(one.casefold().split()) & Counter(other.casefold().split())
    return words.total()


def _is_inside(text: str, start: int, end: int) -> bool:
    """Tell whether a range belongs to a paragraph with text before it: no blank line parts them."""
    before = text[max(start - 3, 0) : start]
    return start > 0 and not BLANK_LINE.search(before + "x") and not BLANK_LINE.search(text[start:end])


def _is_last_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether a range is what closes a paragraph, and a sentence of its own."""
    is_last = end == len(text) or BLANK_LINE.match(text[end : end + 3])
    return bool(is_last and SENTENCE_END.search(text[max(start - 3, 0) : start]))


def numbered(found: Sequence[Section]) -> Iterator[tuple[Section, int]]:
    """Yield the sections, each with the number of its first difference, from 1 through all of them."""
    first = 1
    for section in found:
        yield section, first
        if isinstance(section, AlignedPassage):
            first += len(section.differences)
