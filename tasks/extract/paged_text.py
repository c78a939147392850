"""From blocks to raw text: lines, blocks and pages joined, every word and mark with its offsets."""

import re
from typing import cast

from schemas.reading import Mark, MarkKind, Word
from tasks.extract.pdf_frame import Frame, Sheet, onto_page
from tasks.extract.pdf_shapes import Block, Line, Token
from tasks.extract.pdf_tokens import points_to_note

SURROGATES = re.compile("[\ud800-\udfff]")


class PagedText:
    """The raw text of pages under construction; offsets are code points from its start."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self.marks: list[Mark] = []
        self._parts: list[str] = []
        self.length = 0

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def add(self, part: str) -> None:
        self._parts.append(part)
        self.length += len(part)

    def add_blocks(self, blocks: list[tuple[Frame, Block]], page_number: int, sheet: Sheet) -> None:
        """Appends a page's blocks, each with its frame, joined by blank lines."""
        for index, (frame, block) in enumerate(blocks):
            if index:
                self.add("\n\n")
            start, before = self.length, ""
            for number, line in enumerate(block.lines):
                if number:
                    self._break_line(block.wraps[number - 1])
                self._add_line(line, before, page_number, frame, sheet)
                before = line.tokens[-1].text
            self._mark_block(block, start)

    def _break_line(self, is_wrapped: bool) -> None:
        if is_wrapped:
            self.marks.append(Mark(kind="line_wrap", raw_start=self.length, raw_end=self.length + 1))
        self.add("\n")

    def _mark_block(self, block: Block, start: int) -> None:
        for role in block.roles:
            kind = cast(MarkKind, role)
            self.marks.append(Mark(kind=kind, raw_start=start, raw_end=self.length))

    def _add_line(self, line: Line, before: str, page_number: int, frame: Frame, sheet: Sheet) -> None:
        """Append a line; `before` is the last token of the line above it in its block."""
        for number, token in enumerate(line.reading_order):
            if number and not token.is_tied:
                self.add(" ")
            self._add_token(token, before, page_number, frame, sheet)
            before = token.text

    def _add_token(self, token: Token, before: str, page_number: int, frame: Frame, sheet: Sheet) -> None:
        x0, top, x1, bottom = onto_page((token.x0, token.top, token.x1, token.bottom), frame, sheet)
        box = {"x0": round(x0, 2), "top": round(top, 2), "x1": round(x1, 2), "bottom": round(bottom, 2)}
        if token.is_mark or (token.raised == (0, len(token.text)) and points_to_note(before, token.text)):
            end = self.length + len(token.text)
            self.marks.append(Mark(kind="footnote_mark", raw_start=self.length, raw_end=end))
        for number, part in enumerate(printable(token.text).split()):
            if number:
                self.add(" ")
            start, end = self.length, self.length + len(part)
            sure = token.confidence
            self.words.append(
                Word(page_number=page_number, raw_start=start, raw_end=end, confidence=sure, **box)
            )
            self.add(part)


def printable(text: str) -> str:
    """The text with lone surrogates, which no encoding can store, as replacement characters."""
    return text if text.isascii() else SURROGATES.sub("\ufffd", text)
