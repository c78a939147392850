"""Raw text back to the bytes of the original, and bytes to raw text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from schemas.reading import RawSpan
from tasks.trace.slices import Range, joined


@dataclass(frozen=True, slots=True)
class ByteRun:
    """A stretch of bytes of the original (or of its member `part`) and the raw text read from it.

    With an `encoding` the bytes decode by it to exactly the raw characters; without one they stand for
    them as a whole: a reference such as `&amp;`, a collapsed run of blanks, an undecodable byte. Where
    the bytes are none, extraction put the characters in: the blank line between two blocks.
    """

    raw_start: int
    raw_end: int
    part: str
    byte_start: int
    byte_end: int
    encoding: str


@dataclass(frozen=True, slots=True)
class Extent:
    """Where to look: from the first to the last byte of neighbouring runs, and what lies between them.

    Between the runs stands what is no text: tags, references to the markup of a page.
    """

    part: str
    byte_start: int
    byte_end: int
    runs: tuple[ByteRun, ...]


def byte_runs(spans: Sequence[RawSpan], ranges: Iterable[Range], raw_text: str) -> list[ByteRun]:
    """Return the bytes that the raw ranges were read from, in their order, adjoining ones joined.

    `spans` stand in the order of the raw text and do not overlap.
    """
    return list(_joined(_run(span, each, raw_text) for each in ranges for span in _over(spans, each)))


def extents(runs: Iterable[ByteRun], farthest: int) -> list[Extent]:
    """Return the runs gathered into extents: each begins behind the one before, `farthest` bytes at most.

    Runs without bytes belong to none.
    """
    gathered: list[list[ByteRun]] = []
    for run in runs:
        if run.byte_start >= run.byte_end:
            continue
        last = gathered[-1][-1] if gathered else None
        if last and last.part == run.part and 0 <= run.byte_start - last.byte_end <= farthest:
            gathered[-1].append(run)
        else:
            gathered.append([run])
    return [Extent(each[0].part, each[0].byte_start, each[-1].byte_end, tuple(each)) for each in gathered]


def ranges_of_bytes(spans: Sequence[RawSpan], part: str, start: int, end: int, raw_text: str) -> list[Range]:
    """Return the raw ranges any of whose bytes lie in `start` to `end` of the part."""
    return list(
        joined(
            _characters(span, start, end, raw_text)
            for span in spans
            if span.part == part and span.byte_start < end and span.byte_end > start
        )
    )


def _over(spans: Sequence[RawSpan], place: Range) -> Sequence[RawSpan]:
    first = bisect_right(spans, place.start, key=lambda span: span.raw_end)
    last = bisect_left(spans, place.end, key=lambda span: span.raw_start)
    return spans[first:last]


def _run(span: RawSpan, place: Range, raw_text: str) -> ByteRun:
    start, end = max(span.raw_start, place.start), min(span.raw_end, place.end)
    if not span.encoding:
        return ByteRun(span.raw_start, span.raw_end, span.part, span.byte_start, span.byte_end, span.encoding)
    byte_start = span.byte_start + _byte_count(raw_text[span.raw_start : start], span.encoding)
    byte_end = byte_start + _byte_count(raw_text[start:end], span.encoding)
    return ByteRun(start, end, span.part, byte_start, byte_end, span.encoding)


def _characters(span: RawSpan, start: int, end: int, raw_text: str) -> Range:
    """Return the characters of a span that have a byte in `start` to `end`."""
    if not span.encoding:
        return Range(span.raw_start, span.raw_end)
    first, last, byte = span.raw_end, span.raw_start, span.byte_start
    for offset in range(span.raw_start, span.raw_end):
        width = _byte_count(raw_text[offset], span.encoding)
        if byte < end and byte + width > start:
            first, last = min(first, offset), offset + 1
        byte += width
    return Range(first, last)


def _byte_count(text: str, encoding: str) -> int:
    return len(text.encode(encoding))


def _joined(runs: Iterable[ByteRun]) -> Iterator[ByteRun]:
    last: ByteRun | None = None
    for run in runs:
        if run == last:
            continue
        if last is not None and _adjoin(last, run):
            last = ByteRun(last.raw_start, run.raw_end, run.part, last.byte_start, run.byte_end, run.encoding)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def _adjoin(last: ByteRun, run: ByteRun) -> bool:
    same = last.part == run.part and last.encoding == run.encoding and run.encoding != ""
    return same and last.raw_end == run.raw_start and last.byte_end == run.byte_start
