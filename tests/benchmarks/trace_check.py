"""Whether a derived document leads every character of its clean text back, and back to the right place."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from schemas.document import Derived
from schemas.reading import Word
from tasks.ranges import page_at
from tasks.trace.boxes import words_within
from tasks.trace.byte_runs import byte_runs
from tasks.trace.slices import Range, raw_ranges, slices_of_text
from tests.benchmarks.independent_reading import (
    PdfGlyphs,
    PdfInk,
    PopplerWords,
    letters,
    member,
    says_the_same,
)


@dataclass(frozen=True)
class PdfReadings:
    """A PDF read by others: by glyph, and by another engine where it is installed."""

    glyphs: PdfGlyphs
    ink: PdfInk
    poppler: PopplerWords | None = None


@dataclass
class Found:
    """What was checked and what did not hold; `faults` say where and why, each in a line."""

    characters: int = 0
    mapped: int = 0
    spans: int = 0
    agreeing: int = 0
    exact: int = 0
    by_poppler: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Found") -> None:
        self.characters += other.characters
        self.mapped += other.mapped
        self.spans += other.spans
        self.agreeing += other.agreeing
        self.exact += other.exact
        self.by_poppler += other.by_poppler
        self.faults += other.faults


def replay(derived: Derived) -> Iterator[str]:
    """Yield what is wrong with the pieces: they do not give the text, or not account for the raw text."""
    words = (
        derived.raw_text[piece.raw_start : piece.raw_end] if piece.after is None else piece.after
        for piece in derived.pieces
    )
    if "".join(words) != derived.text:
        yield "the pieces do not replay to the text"
    counted = Counter(offset for each in derived.pieces for offset in range(each.raw_start, each.raw_end))
    if set(counted) != set(range(len(derived.raw_text))) or set(counted.values()) > {1}:
        yield "the pieces do not account for each raw character once"


def every_character(derived: Derived) -> Found:
    """Check that each character that is no blank leads to raw text, and this to a box or to bytes."""
    held = _held(derived)
    found = Found(faults=list(replay(derived)))
    for piece in derived.pieces:
        text = derived.text[piece.text_start : piece.text_end]
        signs = sum(not sign.isspace() for sign in text)
        found.characters += signs
        if not signs:
            continue
        if piece.raw_start == piece.raw_end:
            found.faults.append(f"text {piece.text_start}: {text!r} by {piece.rules} stands for no raw text")
            continue
        raw = range(piece.raw_start, piece.raw_end)
        bare = [at for at in raw if not derived.raw_text[at].isspace() and not held[at]]
        found.mapped += signs - (len(bare) if piece.after is None else signs * bool(bare))
        if bare:
            words = derived.raw_text[bare[0] : bare[-1] + 1][:40]
            found.faults.append(f"raw {bare[0]}: {words!r} is in no word or byte span")
    return found


def _held(derived: Derived) -> bytearray:
    """Return, for each raw character, whether a word on its page or a byte span holds it."""
    held = bytearray(len(derived.raw_text))
    for word in derived.words:
        if page_at(derived.pages, word.raw_start).page_number == word.page_number and _is_on_page(
            derived, word
        ):
            held[word.raw_start : word.raw_end] = b"\x01" * (word.raw_end - word.raw_start)
    for span in derived.raw_spans:
        if span.byte_start < span.byte_end:
            held[span.raw_start : span.raw_end] = b"\x01" * (span.raw_end - span.raw_start)
    return held


def _is_on_page(derived: Derived, word: Word) -> bool:
    """Tell whether some of a word is on its page; glyphs without a width in their font have none here."""
    page = derived.pages[word.page_number - 1]
    is_beside = word.x1 < 0 or word.x0 > (page.width_pt or 0)
    is_above_or_below = word.bottom < 0 or word.top > (page.height_pt or 0)
    return word.x0 <= word.x1 and word.top <= word.bottom and not is_beside and not is_above_or_below


def check_span(derived: Derived, place: Range, content: bytes, pdf: PdfReadings | None = None) -> Found:
    """Trace a range of the clean text and read the original again at the places it leads to."""
    ranges = raw_ranges(slices_of_text(derived.pieces, place.start, place.end))
    faults = [*_slice_faults(derived, place), *_byte_faults(derived, ranges, content)]
    is_exact, by_poppler = True, True
    for word in words_within(derived.words, ranges) if pdf else ():
        raw = letters(derived.raw_text[word.raw_start : word.raw_end])
        if derived.pages[word.page_number - 1].method == "ocr":
            if raw and not pdf.ink.is_inside(word.page_number, box_of(word)):
                faults.append(f"raw {word.raw_start} page {word.page_number} box {box_of(word)}: no ink")
            continue
        there = letters(pdf.glyphs.inside(word.page_number, box_of(word)))
        is_exact &= raw == there
        by_poppler &= not pdf.poppler or not raw - letters(pdf.poppler.inside(word.page_number, box_of(word)))
        if raw - there:
            faults.append(_word_fault(derived, word, pdf))
    return Found(0, 0, 1, int(not faults), int(is_exact and not faults), int(by_poppler), faults)


def box_of(word: Word) -> tuple[float, float, float, float]:
    return word.x0, word.top, word.x1, word.bottom


def _word_fault(derived: Derived, word: Word, pdf: PdfReadings) -> str:
    raw, there = (
        derived.raw_text[word.raw_start : word.raw_end],
        pdf.glyphs.inside(word.page_number, box_of(word)),
    )
    return f"raw {word.raw_start} page {word.page_number} box {box_of(word)}: {raw!r} but {there!r}"


def _byte_faults(derived: Derived, ranges: list[Range], content: bytes) -> Iterator[str]:
    is_markup = derived.extractor.startswith(("html", "docx", "mail"))
    for run in byte_runs(derived.raw_spans, ranges, derived.raw_text):
        raw = derived.raw_text[run.raw_start : run.raw_end]
        there = member(content, run.part)[run.byte_start : run.byte_end]
        if not says_the_same(raw, there, run.encoding, is_markup=is_markup):
            place = f"bytes {run.byte_start}:{run.byte_end} {run.part}"
            yield f"raw {run.raw_start} {place}: {raw!r} but {there!r}"


def _slice_faults(derived: Derived, place: Range) -> Iterator[str]:
    """Yield where the slices do not give the words asked for, or not from raw text."""
    slices = slices_of_text(derived.pieces, place.start, place.end)
    if not slices or slices[0].text_start > place.start or slices[-1].text_end < place.end:
        yield f"text {place.start}: the slices leave out some of it"
    for each in slices:
        text, raw = (
            derived.text[each.text_start : each.text_end],
            derived.raw_text[each.raw_start : each.raw_end],
        )
        if text != (raw if each.after is None else each.after):
            yield f"text {each.text_start}: {text!r} is not what its slice gives"
        if text.strip() and not raw:
            yield f"text {each.text_start}: {text!r} stands for no raw text"


LONGEST_SPAN = 200


def random_places(
    lengths: list[int], count: int, choose: Callable[[int], int]
) -> Iterator[tuple[int, Range]]:
    """Yield texts by number and ranges in them, each character as likely as any other to be the first."""
    ends = list(accumulate(lengths))
    for _ in range(count if ends and ends[-1] else 0):
        at = choose(ends[-1])
        number = bisect_right(ends, at)
        start = at - (ends[number - 1] if number else 0)
        yield number, Range(start, min(start + 1 + choose(LONGEST_SPAN), lengths[number]))
