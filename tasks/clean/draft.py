"""A text on its way from raw to clean, as a piece table.

After Crowley, "Data Structures for Text Sequences" (1998): the text is the concatenation of pieces,
each a slice of the raw text or a replacement for one. The raw ranges of the pieces partition the raw
text at every moment, so nothing is lost whatever the rules do.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from schemas.reading import Mark
from schemas.text import Piece
from tasks.clean.whole_replacements import widened


@dataclass(frozen=True, slots=True)
class Replace:
    """Put `after` in place of the text between `start` and `end` (offsets in the draft's text)."""

    start: int
    end: int
    after: str


@dataclass(frozen=True, slots=True)
class Move:
    """Take the text between `start` and `end` out and put it in at `to`, set apart by a blank line."""

    start: int
    end: int
    to: int


Change = Replace | Move


@dataclass(frozen=True, slots=True)
class Part:
    """A piece without its place in the text."""

    raw_start: int
    raw_end: int
    after: str | None = None
    rules: tuple[str, ...] = ()

    def length(self) -> int:
        return self.raw_end - self.raw_start if self.after is None else len(self.after)

    def split(self, at: int) -> tuple["Part", "Part"]:
        """Cut in two, `at` characters from the start of its text; a replacement's raw text stays in front."""
        if self.after is None:
            middle = self.raw_start + at
            return replace(self, raw_end=middle), replace(self, raw_start=middle)
        behind = replace(self, raw_start=self.raw_end, after=self.after[at:])
        return replace(self, after=self.after[:at]), behind


@dataclass(frozen=True)
class Draft:
    """The raw text, its marks, and the parts that the present text is made of."""

    raw_text: str
    raw_marks: tuple[Mark, ...] = ()
    parts: tuple[Part, ...] = ()

    @classmethod
    def of(cls, raw_text: str, raw_marks: Iterable[Mark] = ()) -> "Draft":
        parts = (Part(0, len(raw_text)),) if raw_text else ()
        return cls(raw_text, tuple(raw_marks), parts)

    @cached_property
    def text(self) -> str:
        return "".join(self._text_of(part) for part in self.parts)

    @cached_property
    def marks(self) -> list[Mark]:
        """The marks that still stand in one run, with offsets in the present text instead of the raw."""
        placed = (self._placed(mark) for mark in self.raw_marks)
        return [mark for mark in placed if mark is not None]

    def marks_of(self, *kinds: str) -> list[Mark]:
        return [mark for mark in self.marks if mark.kind in kinds]

    def apply(self, rule: str, changes: Iterable[Change]) -> "Draft":
        """Return the draft with the changes made; they must not overlap.

        All offsets are those of the text before any of them. Moves to one place keep their order.
        """
        ordered = sorted(changes, key=lambda change: (change.start, change.end))
        for earlier, later in pairwise(ordered):
            if later.start < earlier.end:
                raise ValueError(f"rule {rule}: {earlier} and {later} overlap")
        if not ordered:
            return self
        replaced = [change for change in ordered if isinstance(change, Replace)]
        moved = [change for change in ordered if isinstance(change, Move)]
        if replaced and moved:
            raise ValueError(f"rule {rule}: replaces and moves in one pass")
        replaced = widened(replaced, self._rewritten, self.text)
        parts = self._replaced(rule, replaced) if replaced else self._moved(rule, moved)
        return Draft(self.raw_text, self.raw_marks, tuple(_merged(parts)))

    def ranges_of(self, rule: str) -> list[tuple[int, int]]:
        """Return the ranges of the text that a rule put where, or made what, they are now."""
        ranges: list[tuple[int, int]] = []
        for start, part in zip(self._text_starts, self.parts, strict=True):
            if rule in part.rules and part.length():
                joined = bool(ranges) and ranges[-1][1] == start
                ranges[-1:] = (
                    [(ranges[-1][0], start + part.length())]
                    if joined
                    else [*ranges[-1:], (start, start + part.length())]
                )
        return ranges

    def pieces(self) -> list[Piece]:
        """Return the parts with their places in the text, numbered from 1."""
        pieces, start = [], 0
        for number, part in enumerate(self.parts, start=1):
            end = start + part.length()
            pieces.append(
                Piece(
                    piece_number=number,
                    text_start=start,
                    text_end=end,
                    raw_start=part.raw_start,
                    raw_end=part.raw_end,
                    rules=list(part.rules),
                    after=part.after,
                )
            )
            start = end
        return pieces

    def raw_offset(self, text_offset: int) -> int:
        """Return where in the raw text the character at this place came from."""
        if not self.parts:
            return 0
        index = min(bisect_right(self._text_starts, text_offset) - 1, len(self.parts) - 1)
        part = self.parts[index]
        inside = text_offset - self._text_starts[index] if part.after is None else 0
        return min(part.raw_start + inside, part.raw_end)

    @cached_property
    def _text_starts(self) -> list[int]:
        starts, start = [], 0
        for part in self.parts:
            starts.append(start)
            start += part.length()
        return starts

    @property
    def _rewritten(self) -> list[tuple[int, int]]:
        """The ranges of the text that stand for other raw text, each as a whole."""
        placed = zip(self._text_starts, self.parts, strict=True)
        return [
            (at, at + len(part.after)) for at, part in placed if part.after and part.raw_start < part.raw_end
        ]

    @cached_property
    def _by_raw(self) -> tuple[list[int], list[int]]:
        """Raw starts in order, and the number of the part each belongs to."""
        order = sorted(
            (index for index, part in enumerate(self.parts) if part.raw_end > part.raw_start),
            key=lambda index: self.parts[index].raw_start,
        )
        return [self.parts[index].raw_start for index in order], order

    def _text_of(self, part: Part) -> str:
        return self.raw_text[part.raw_start : part.raw_end] if part.after is None else part.after

    def text_offset(self, raw_offset: int) -> int:
        """Return where in the present text a raw character stands now."""
        raw_starts, order = self._by_raw
        index = order[bisect_right(raw_starts, raw_offset) - 1]
        part = self.parts[index]
        inside = raw_offset - part.raw_start
        return self._text_starts[index] + (inside if part.after is None else min(inside, len(part.after)))

    def _placed(self, mark: Mark) -> Mark | None:
        if mark.raw_end <= mark.raw_start:
            return None
        start, end = self.text_offset(mark.raw_start), self.text_offset(mark.raw_end - 1) + 1
        if end - start < 0 or end > len(self.text):
            return None
        return Mark(kind=mark.kind, raw_start=start, raw_end=end, value=mark.value)

    def _replaced(self, rule: str, changes: list[Replace]) -> Iterator[Part]:
        """Walk parts and changes side by side, both in the order of the text."""
        placed = self._cut_at({offset for change in changes for offset in (change.start, change.end)})
        index = 0
        for change in changes:
            while index < len(placed) and placed[index].end <= change.start:
                yield placed[index].part
                index += 1
            first = index
            while index < len(placed) and placed[index].start < change.end:
                index += 1
            raw_offset = placed[first - 1].part.raw_end if first else 0
            yield from _replacement(rule, placed[first:index], change.after, raw_offset)
        yield from (item.part for item in placed[index:])

    def _moved(self, rule: str, moves: list[Move]) -> Iterator[Part]:
        """Take the moved parts out and put them in where they go, in the order of the moves."""
        staying: list[Placed] = []
        carried: list[tuple[int, list[Part]]] = [(move.to, []) for move in moves]
        number = 0
        for item in self._cut_at({offset for move in moves for offset in (move.start, move.end, move.to)}):
            while number < len(moves) and moves[number].end <= item.start:
                number += 1
            if number < len(moves) and moves[number].start <= item.start and item.start < item.end:
                if not carried[number][1]:
                    carried[number][1].append(_blank_line(item.part.raw_start, rule))
                carried[number][1].append(_marked(item.part, rule))
            else:
                staying.append(item)
        arrivals = sorted(carried, key=lambda arrival: arrival[0])
        for item in staying:
            while arrivals and arrivals[0][0] <= item.start:
                yield from arrivals.pop(0)[1]
            yield item.part
        yield from (part for _, parts in arrivals for part in parts)

    def _cut_at(self, cuts: set[int]) -> list["Placed"]:
        """Return the parts with their places in the text, cut at these offsets."""
        ordered = sorted(cuts)
        placed = []
        for start, part in zip(self._text_starts, self.parts, strict=True):
            end, rest = start + part.length(), part
            for cut in ordered[bisect_right(ordered, start) : bisect_left(ordered, end)]:
                first, rest = rest.split(cut - start)
                placed.append(Placed(start, cut, first))
                start = cut
            placed.append(Placed(start, end, rest))
        return placed


@dataclass(frozen=True, slots=True)
class Placed:
    """A part and the range of the text it makes up."""

    start: int
    end: int
    part: Part


def _blank_line(raw_offset: int, rule: str) -> Part:
    return Part(raw_offset, raw_offset, "\n\n", (rule,))


def _marked(part: Part, rule: str) -> Part:
    rules = part.rules if rule in part.rules else (*part.rules, rule)
    return replace(part, rules=rules)


def _replacement(rule: str, covered: list[Placed], after: str, raw_offset: int) -> Iterator[Part]:
    """Yield one part for the first run of adjoining raw text that is covered, empty ones for the others."""
    if not covered:
        yield Part(raw_offset, raw_offset, after, (rule,))
        return
    rules = tuple(dict.fromkeys(name for item in covered for name in (*item.part.rules, rule)))
    run_start, run_end = covered[0].part.raw_start, covered[0].part.raw_end
    for item in covered[1:]:
        if item.part.raw_start == run_end:
            run_end = item.part.raw_end
            continue
        yield Part(run_start, run_end, after, rules)
        run_start, run_end, after = item.part.raw_start, item.part.raw_end, ""
    yield Part(run_start, run_end, after, rules)


def _merged(parts: Iterable[Part]) -> Iterator[Part]:
    """Join neighbours that are verbatim, or deleted, by the same rules and adjoin in the raw text."""
    last: Part | None = None
    for part in parts:
        if part.raw_start == part.raw_end and not part.after:
            continue
        if (
            last is not None
            and last.raw_end == part.raw_start
            and last.rules == part.rules
            and last.after == part.after
            and not part.after
        ):
            last = replace(last, raw_end=part.raw_end)
            continue
        if last is not None:
            yield last
        last = part
    if last is not None:
        yield last
