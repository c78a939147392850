"""Blocks read from parts of a container into raw text, pages, marks and the way back to their bytes."""

from schemas.reading import Mark, Page, RawSpan, Reading
from tasks.extract.part_blocks import Atom, Block
from tasks.extract.plain_text import decoded_page
from tasks.extract.raw_spans import LONGEST_SPAN

SEPARATOR = "\n\n"


class PartText:
    """Raw text under construction: a blank line, which stands for no bytes, between two of its blocks.

    With `has_pages` the breaks in blocks begin pages; else all is one page.
    """

    def __init__(self, has_pages: bool = False) -> None:
        self.spans: list[RawSpan] = []
        self.marks: list[Mark] = []
        self._has_pages = has_pages
        self._parts: list[str] = []
        self._length = 0
        self._starts = [0]
        self._ends: list[int] = []

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def pages(self) -> list[Page]:
        """The pages; a paragraph that runs on over a page break is not parted by anything."""
        ends = [*self._ends, self._length]
        return [
            decoded_page(number, start, end)
            for number, (start, end) in enumerate(zip(self._starts, ends, strict=True), start=1)
        ]

    def add_block(self, block: Block) -> None:
        ended = self._length
        self._separate()
        start = self._length
        for place in block.breaks if self._has_pages else ():
            # A page begins only where the one before it has text.
            if start + place > self._starts[-1] and ended:
                self._starts.append(start + place)
                self._ends.append(start + place if place else ended)
        for atom in block.atoms:
            self._add(atom)
        self.marks += [Mark(kind=kind, raw_start=start, raw_end=self._length) for kind in block.kinds]
        self.marks += [
            Mark(kind=kind, raw_start=start + first, raw_end=start + last)
            for kind, first, last in block.marks
        ]

    def add_reading(self, reading: Reading, part: str) -> None:
        """Add what another reader read from the bytes of one part."""
        self._separate()
        start = self._length
        self._parts.append(reading.raw_text)
        self._length += len(reading.raw_text)
        self.spans += [
            span.model_copy(
                update={"raw_start": span.raw_start + start, "raw_end": span.raw_end + start, "part": part}
            )
            for span in reading.raw_spans
        ]
        self.marks += [
            mark.model_copy(update={"raw_start": mark.raw_start + start, "raw_end": mark.raw_end + start})
            for mark in reading.marks
        ]

    def _separate(self) -> None:
        if self._parts:
            last = self.spans[-1]
            self._add(Atom(SEPARATOR, last.part, last.byte_end, last.byte_end))

    def _add(self, atom: Atom) -> None:
        byte_start = atom.byte_start
        step = LONGEST_SPAN if atom.encoding else len(atom.text)
        for first in range(0, len(atom.text), step):
            piece = atom.text[first : first + step]
            byte_end = byte_start + len(piece.encode(atom.encoding)) if atom.encoding else atom.byte_end
            self.spans.append(
                RawSpan(
                    raw_start=self._length,
                    raw_end=self._length + len(piece),
                    part=atom.part,
                    byte_start=byte_start,
                    byte_end=byte_end,
                    encoding=atom.encoding,
                )
            )
            self._parts.append(piece)
            self._length += len(piece)
            byte_start = byte_end
