"""Ranges of clean and of raw text, led to each other through the piece table.

A verbatim piece is followed character by character. What a rule rewrote leads back as a whole: it
cannot be said which raw letter became which. A piece without raw text was put in by a rule; it stands at
a place of the raw text and for no character of it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from schemas.text import Piece

How = Literal["verbatim", "moved", "rewritten", "removed", "inserted"]


@dataclass(frozen=True, slots=True)
class Range:
    """Code points `start` to `end`, half-open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Slice:
    """As much of one piece as was asked for, with its ranges in both texts.

    `after` is the whole replacement of the piece (None: its raw text stands in the clean text), also
    where only some of its characters were asked for.
    """

    piece_number: int
    text_start: int
    text_end: int
    raw_start: int
    raw_end: int
    rules: tuple[str, ...]
    after: str | None

    @property
    def how(self) -> How:
        """What became of the raw text: it is there, there but elsewhere, something else, gone or added."""
        if self.after is None:
            return "moved" if self.rules else "verbatim"
        if not self.after:
            return "removed"
        return "rewritten" if self.raw_start < self.raw_end else "inserted"


def slices_of_text(pieces: Sequence[Piece], start: int, end: int) -> list[Slice]:
    """Return the slices that make up clean text `start` to `end`, in its order.

    With them come the pieces without text that stand strictly inside: what was removed there.
    """
    first = bisect_left(pieces, start, key=lambda piece: piece.text_end)
    last = bisect_right(pieces, end, key=lambda piece: piece.text_start)
    return [
        _clipped(piece, max(start - piece.text_start, 0), min(end, piece.text_end) - piece.text_start)
        for piece in pieces[first:last]
        if piece.text_start < end and piece.text_end > start
    ]


def slices_of_raw(pieces: Iterable[Piece], start: int, end: int) -> list[Slice]:
    """Return the slices that raw text `start` to `end` went into, in the order of the raw text."""
    slices = [
        _clipped(piece, max(start - piece.raw_start, 0), min(end, piece.raw_end) - piece.raw_start)
        for piece in pieces
        if piece.raw_start < end and piece.raw_end > start and piece.raw_start < piece.raw_end
    ]
    return sorted(slices, key=lambda each: each.raw_start)


def taken_out(pieces: Sequence[Piece], slices: Sequence[Slice]) -> list[Slice]:
    """Return what stood between neighbouring slices in the raw text and was moved elsewhere or removed.

    Such as the footer, the footnote and the header between the halves of a sentence that runs over a
    page. Raw text that stayed where it was is no interruption: there the slices are not neighbours.
    """
    by_raw = sorted((piece for piece in pieces if piece.raw_start < piece.raw_end), key=_raw_start)
    known = {each.piece_number for each in slices}
    found: dict[int, Slice] = {}
    placed = [each for each in slices if each.raw_start < each.raw_end and each.how != "removed"]
    for before, after in pairwise(placed):
        first = bisect_left(by_raw, before.raw_end, key=_raw_start)
        last = bisect_left(by_raw, after.raw_start, key=_raw_start)
        between = by_raw[first:last]
        if all(piece.rules for piece in between):
            whole = (_clipped(piece, 0, piece.raw_end - piece.raw_start) for piece in between)
            found.update((each.piece_number, each) for each in whole if each.piece_number not in known)
    return sorted(found.values(), key=lambda each: each.raw_start)


def raw_ranges(slices: Iterable[Slice]) -> list[Range]:
    """Return the raw ranges of the slices in their order, those that adjoin joined, empty ones left out."""
    return list(joined(Range(each.raw_start, each.raw_end) for each in slices))


def text_ranges(slices: Iterable[Slice]) -> list[Range]:
    """Return the clean ranges of the slices in the order of the text, those that adjoin joined."""
    return list(joined(sorted((Range(each.text_start, each.text_end) for each in slices), key=_start)))


def joined(ranges: Iterable[Range]) -> Iterator[Range]:
    """Yield the ranges that are not empty, each with those that begin where it ends."""
    last: Range | None = None
    for each in ranges:
        if each.start >= each.end:
            continue
        if last is not None and last.end == each.start:
            last = Range(last.start, each.end)
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last


def _clipped(piece: Piece, start: int, end: int) -> Slice:
    """Return `start` to `end` of a verbatim piece, counted from its own start; of another, all of it."""
    whole = piece.after is not None
    return Slice(
        piece_number=piece.piece_number,
        text_start=piece.text_start if whole else piece.text_start + start,
        text_end=piece.text_end if whole else piece.text_start + end,
        raw_start=piece.raw_start if whole else piece.raw_start + start,
        raw_end=piece.raw_end if whole else piece.raw_start + end,
        rules=tuple(piece.rules),
        after=piece.after,
    )


def _raw_start(piece: Piece) -> int:
    return piece.raw_start


def _start(each: Range) -> int:
    return each.start
