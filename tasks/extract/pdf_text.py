"""From blocks to raw text: lines, blocks and pages joined, every word and mark with its offsets."""

import re
from typing import cast

from schemas.reading import Mark, MarkKind, Word
from tasks.extract.pdf_frame import Sheet, onto_page
from tasks.extract.pdf_shapes import Block, Line, Token

MARK_SIGN = re.compile(r"(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z])(?:[,–-]\d{1,3})*")
UNITS = re.compile(r"(?:.*\d)?(?:[kcmd]?m|ft|in)|10|.*\)10")
SURROGATES = re.compile("[\ud800-\udfff]")


class RawText:
    """Raw text under construction; offsets are code points from its start."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self.marks: list[Mark] = []
        self._parts: list[str] = []
        self.length = 0

    def text(self) -> str:
        return "".join(self._parts)

    def add(self, part: str) -> None:
        self._parts.append(part)
        self.length += len(part)

    def add_blocks(self, blocks: list[tuple[int, Block]], page_number: int, sheet: Sheet) -> None:
        """Appends a page's blocks, each with its direction, joined by blank lines."""
        for index, (direction, block) in enumerate(blocks):
            if index:
                self.add("\n\n")
            start, before = self.length, ""
            for number, line in enumerate(block.lines):
                if number:
                    self._break_line(block.wraps[number - 1])
                self._add_line(line, before, page_number, direction, sheet)
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

    def _add_line(self, line: Line, before: str, page_number: int, direction: int, sheet: Sheet) -> None:
        """Append a line; `before` is the last token of the line above it in its block."""
        for number, token in enumerate(line.tokens):
            if number:
                self.add(" ")
            self._add_token(token, before, page_number, direction, sheet)
            before = token.text

    def _add_token(self, token: Token, before: str, page_number: int, direction: int, sheet: Sheet) -> None:
        x0, top, x1, bottom = onto_page((token.x0, token.top, token.x1, token.bottom), direction, sheet)
        box = {"x0": round(x0, 2), "top": round(top, 2), "x1": round(x1, 2), "bottom": round(bottom, 2)}
        if token.raised and is_footnote_mark(token, before):
            start, end = (self.length + offset for offset in token.raised)
            self.marks.append(Mark(kind="footnote_mark", raw_start=start, raw_end=end))
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


def is_footnote_mark(token: Token, before: str) -> bool:
    """Whether the raised part of a token points to a note: not an ordinal, a power or a label.

    `before` is the token in front: a mark behind a word in another font is a token of its own.
    """
    assert token.raised is not None
    start, end = token.raised
    before = token.text[:start] if start else before
    return bool(before) and bool(MARK_SIGN.fullmatch(token.text[start:end])) and not UNITS.fullmatch(before)
