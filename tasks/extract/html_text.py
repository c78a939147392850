"""Blocks of a page into raw text, with the way back to the bytes and the marks of their elements."""

from collections.abc import Callable, Sequence
from itertools import groupby

from schemas.reading import Mark, MarkKind, RawSpan
from tasks.extract.encoding import Decoded
from tasks.extract.html_blocks import Block
from tasks.extract.html_elements import HEADINGS
from tasks.extract.html_tree import Element
from tasks.extract.raw_spans import verbatim_spans, whole_span

SEPARATOR = "\n\n"


def compose(blocks: Sequence[Block], decoded: Decoded) -> tuple[str, list[RawSpan], list[tuple[int, int]]]:
    """The raw text of the blocks, its spans, and the range of each block in it.

    A blank line stands between two blocks; it maps to no bytes, at the place where the first ends.
    """
    spans: list[RawSpan] = []
    ranges: list[tuple[int, int]] = []
    parts: list[str] = []
    length = 0
    for block in blocks:
        if parts:
            end = blocks[len(ranges) - 1].atoms[-1].end
            spans.append(whole_span(decoded, end, end, length, length + len(SEPARATOR)))
            parts.append(SEPARATOR)
            length += len(SEPARATOR)
        block_start = length
        for atom in block.atoms:
            if atom.is_verbatim:
                spans.extend(verbatim_spans(decoded, atom.start, atom.end, length))
            else:
                spans.append(whole_span(decoded, atom.start, atom.end, length, length + len(atom.text)))
            parts.append(atom.text)
            length += len(atom.text)
        ranges.append((block_start, length))
    return "".join(parts), spans, ranges


def find_marks(
    blocks: Sequence[Block], ranges: Sequence[tuple[int, int]], language: str | None
) -> list[Mark]:
    """What the elements say about the blocks; `language` is the one the page declares for itself.

    Headings and list items are marked block by block, tables whole; quotations and stretches in
    another language as far as one element, or neighbours of one language, reach.
    """
    marks = [
        Mark(kind=kind, raw_start=start, raw_end=end)
        for block, (start, end) in zip(blocks, ranges, strict=True)
        if (kind := _block_kind(block.owner))
    ]
    for _, start, end in _stretches(blocks, ranges, _quotation_of):
        marks.append(Mark(kind="quotation", raw_start=start, raw_end=end))
    for value, start, end in _stretches(blocks, ranges, lambda block: _declared_language(block.owner)):
        if value != language:
            marks.append(Mark(kind="language", raw_start=start, raw_end=end, value=str(value)))
    return sorted(marks, key=lambda mark: (mark.raw_start, -mark.raw_end))


def _stretches(
    blocks: Sequence[Block], ranges: Sequence[tuple[int, int]], key: Callable[[Block], object]
) -> list[tuple[object, int, int]]:
    """Value, start and end of each run of neighbouring blocks with the same `key` that is not None."""
    found = []
    for value, group in groupby(zip(blocks, ranges, strict=True), lambda pair: key(pair[0])):
        members = [place for _, place in group]
        if value is not None:
            found.append((value, members[0][0], members[-1][1]))
    return found


def _block_kind(owner: Element) -> MarkKind | None:
    for element in owner.outward():
        if element.tag in HEADINGS:
            return "heading"
        if element.tag in ("li", "dd", "dt"):
            return "list_item"
        if element.tag == "table":
            return "table" if element is owner else None
    return None


def _quotation_of(block: Block) -> Element | None:
    """The outermost blockquote around a block."""
    around = [element for element in block.owner.outward() if element.tag == "blockquote"]
    return around[-1] if around else None


def _declared_language(owner: Element) -> str | None:
    """The language declared for an element by itself or the nearest around it, ISO 639-1."""
    declared = (each.attributes.get("lang") or each.attributes.get("xml:lang") for each in owner.outward())
    nearest = next(filter(None, declared), None)
    return language_code(nearest) if nearest else None


def language_code(declared: str) -> str | None:
    """The two letters of a language tag (BCP 47): `ru` for `ru-RU`; None if it has no such code."""
    code = declared.strip().lower().replace("_", "-").split("-")[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None
