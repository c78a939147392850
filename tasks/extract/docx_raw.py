"""Blocks of a Word document into raw text, pages, marks and the way back to the bytes of its members."""

from collections.abc import Sequence

from schemas.reading import Mark, Page, RawSpan
from tasks.extract.docx_blocks import Atom, Block
from tasks.extract.text import decoded_page

SEPARATOR = "\n\n"
LONGEST_SPAN = 4096
"""Characters in one span, so that finding a byte within it stays cheap."""


class RawText:
    """The raw text of blocks: a blank line, which stands for no bytes, between two of them."""

    def __init__(self, blocks: Sequence[Block], has_pages: bool) -> None:
        self.spans: list[RawSpan] = []
        self.marks: list[Mark] = []
        self._parts: list[str] = []
        self._length = 0
        self._starts = [0]
        self._ends: list[int] = []
        for block in blocks:
            self._add_block(block, has_pages)

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

    def _add_block(self, block: Block, has_pages: bool) -> None:
        ended = self._length
        if self._parts:
            last = self.spans[-1]
            self._add(Atom(SEPARATOR, last.part, last.byte_end, last.byte_end))
        start = self._length
        for place in block.breaks if has_pages else ():
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
