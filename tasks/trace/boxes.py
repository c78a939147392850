"""Raw text back to the page: the words it stands in, the boxes around them, line by line.

Only words have boxes. The blanks and line ends between words were never on the page: extraction put
them where it saw distance. They are found between the boxes of the words on either side.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from schemas.reading import Word
from tasks.trace.slices import Range, joined

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in PDF points from the top left of the page as displayed."""


@dataclass(frozen=True, slots=True)
class LineBox:
    """The box around neighbouring words of one line of one page."""

    page_number: int
    box: Box
    raw_start: int
    raw_end: int
    words: tuple[Word, ...]


def words_within(words: Sequence[Word], ranges: Iterable[Range]) -> list[Word]:
    """Return the words any of whose characters are in the ranges, in the order of the ranges, each once.

    `words` stand in the order of the raw text and do not overlap.
    """
    found: dict[int, Word] = {}
    for each in ranges:
        first = bisect_right(words, each.start, key=lambda word: word.raw_end)
        last = bisect_left(words, each.end, key=lambda word: word.raw_start)
        found.update((word.raw_start, word) for word in words[first:last])
    return list(found.values())


def neighbours(words: Sequence[Word], place: Range) -> tuple[Word | None, Word | None]:
    """Return the last word that ends before a range of the raw text and the first that begins behind it."""
    before = bisect_right(words, place.start, key=lambda word: word.raw_end)
    after = bisect_left(words, place.end, key=lambda word: word.raw_start)
    return (words[before - 1] if before else None, words[after] if after < len(words) else None)


def line_boxes(words: Sequence[Word], raw_text: str) -> list[LineBox]:
    """Return one box per line: words with nothing but blanks between them in the raw text share it."""
    return [_line_box(run) for run in _runs(words, raw_text)]


def words_in_box(words: Iterable[Word], page_number: int, box: Box) -> list[Word]:
    """Return the words of a page whose middle lies in the box."""
    x0, top, x1, bottom = box
    return [
        word
        for word in words
        if word.page_number == page_number
        and x0 <= (word.x0 + word.x1) / 2 <= x1
        and top <= (word.top + word.bottom) / 2 <= bottom
    ]


def ranges_of_words(words: Sequence[Word], raw_text: str) -> list[Range]:
    """Return the raw ranges of the words, neighbours joined with the blanks and line ends between them."""
    ordered = sorted(words, key=lambda word: word.raw_start)
    ends = [
        after.raw_start if _is_blank(raw_text, word, after) else word.raw_end
        for word, after in pairwise(ordered)
    ]
    ends += [word.raw_end for word in ordered[-1:]]
    return list(joined(Range(word.raw_start, end) for word, end in zip(ordered, ends, strict=True)))


def _runs(words: Sequence[Word], raw_text: str) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in words:
        if run and not _is_same_line(raw_text, run[-1], word):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _is_same_line(raw_text: str, word: Word, after: Word) -> bool:
    between = raw_text[word.raw_end : after.raw_start]
    same_page = word.page_number == after.page_number and word.raw_end <= after.raw_start
    return same_page and not between.strip(" \t")


def _is_blank(raw_text: str, word: Word, after: Word) -> bool:
    return not raw_text[word.raw_end : after.raw_start].strip()


def _line_box(words: Sequence[Word]) -> LineBox:
    box = (
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
    )
    return LineBox(words[0].page_number, box, words[0].raw_start, words[-1].raw_end, tuple(words))
