"""The boxes on pages that raw text was read from."""

from collections.abc import Sequence
from itertools import groupby

from flows.cli.reading import Record
from flows.cli.trace.source import Source
from schemas.reading import Word
from tasks.ranges import page_at
from tasks.trace.boxes import LineBox, line_boxes, neighbours, words_within
from tasks.trace.slices import Range


def page_records(source: Source, words: Sequence[Word], ranges: Sequence[Range]) -> list[Record]:
    """Return the pages with the boxes of the words in the ranges, a box for each line, in reading order.

    Without words with boxes, there are none: `words_beside` tells where blanks are found.
    """
    lines = line_boxes(words_within(words, ranges), source.raw_text)
    pages = {page.page_number: page for page in source.pages}
    found: dict[int, list[Record]] = {}
    for number, group in groupby(lines, key=lambda line: line.page_number):
        found.setdefault(number, []).extend(_box_record(source, line) for line in group)
    return [
        {
            **pages[number].model_dump(
                include={"page_number", "width_pt", "height_pt", "method", "confidence"}
            ),
            "boxes": boxes,
        }
        for number, boxes in sorted(found.items())
    ]


def words_beside(source: Source, words: Sequence[Word], ranges: Sequence[Range]) -> list[Record]:
    """Return, for blanks of a page, which have no box, the words on either side of each range."""
    if not words:
        return []
    return [
        {
            "page_number": page_at(source.pages, place.start).page_number,
            "raw_start": place.start,
            "raw_end": place.end,
            "before": _word_record(source, before) if before else None,
            "after": _word_record(source, after) if after else None,
        }
        for place in ranges
        for before, after in [neighbours(words, place)]
    ]


def reading_confidence(pages: Sequence[Record]) -> Record | None:
    """Return how sure OCR was of the words: the mean, the lowest and whose it is; None if nobody said."""
    words = [word for page in pages for box in page["boxes"] for word in box["words"]]
    said = [word for word in words if word["confidence"] is not None]
    if not said:
        return None
    lowest = min(said, key=lambda word: word["confidence"])
    mean = sum(word["confidence"] for word in said) / len(said)
    return {"mean": round(mean, 4), "lowest": lowest["confidence"], "lowest_word": lowest["word"]}


def _box_record(source: Source, line: LineBox) -> Record:
    x0, top, x1, bottom = line.box
    return {
        "x0": x0,
        "top": top,
        "x1": x1,
        "bottom": bottom,
        "raw_start": line.raw_start,
        "raw_end": line.raw_end,
        "raw_text": source.raw_text[line.raw_start : line.raw_end],
        "words": [_word_record(source, word) for word in line.words],
    }


def _word_record(source: Source, word: Word) -> Record:
    return {**word.model_dump(), "word": source.raw_text[word.raw_start : word.raw_end]}
