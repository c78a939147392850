"""The passages of a clean text: its blocks and list items, each with a role, a heading and a language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from schemas.reading import Page
from schemas.text import Passage, Role
from tasks.clean.blocks import LIST_ITEM, Block, blocks_of
from tasks.clean.draft import Draft
from tasks.ranges import page_at
from tasks.structure.annexes import with_annexes
from tasks.structure.endnotes import with_endnotes
from tasks.structure.languages import language_of, script_of
from tasks.structure.note_marks import marks_in
from tasks.structure.roles import DATE_LINE, assign_roles

ITEM_START = re.compile(rf"(?:\A|(?<=\n)){LIST_ITEM.pattern}")


@dataclass(frozen=True)
class Outline:
    """One block or list item with its role, before it is numbered."""

    block: Block
    role: Role


def passages_of(draft: Draft, pages: list[Page]) -> list[Passage]:
    """Return the passages of a draft's text in order, numbered from 1.

    A passage stands on the page on which its first character was read.
    """
    blocks = [item for block in blocks_of(draft.text) for item in _items(block)]
    outline = [Outline(block, role) for block, role in zip(blocks, assign_roles(draft, blocks), strict=True)]
    languages = _languages([item.block.text for item in outline])
    passages, section = [], None
    for number, (item, language) in enumerate(zip(outline, languages, strict=True), start=1):
        passages.append(
            Passage(
                passage_number=number,
                role=item.role,
                section=section if item.role not in ("masthead", "furniture") else None,
                language=language,
                text_start=item.block.start,
                text_end=item.block.end,
                page_number=page_at(pages, draft.raw_offset(item.block.start)).page_number if pages else 1,
                text=item.block.text,
            )
        )
        if item.role == "heading" and not DATE_LINE.fullmatch(item.block.text):
            section = " ".join(item.block.text.split())
    return with_endnotes(with_annexes(passages), marks_in(draft))


def _items(block: Block) -> list[Block]:
    """Cut a block in which lines begin as list items into these items."""
    starts = [found.start() for found in ITEM_START.finditer(block.text)]
    if not starts:
        return [block]
    cuts = sorted({0, *starts, len(block.text)})
    items = []
    for start, end in pairwise(cuts):
        text = block.text[start:end].rstrip()
        items.append(Block(block.start + start, block.start + start + len(text), text))
    return items


def _languages(texts: list[str]) -> list[str | None]:
    """Return each text's language; one too short to tell has that of its script's nearest neighbour."""
    told = [language_of(text) for text in texts]
    scripts = [script_of(text) for text in texts]
    before = _last_told(told, scripts, range(len(told)))
    behind = _last_told(told, scripts, range(len(told) - 1, -1, -1))
    languages: list[str | None] = []
    for index, language in enumerate(told):
        near = [place for place in (before[index], behind[index]) if place is not None]
        nearest = min(near, key=lambda place: abs(place - index), default=None)
        languages.append(language if language or nearest is None else told[nearest])
    return languages


def _last_told(
    told: list[str | None], scripts: list[str | None], order: Iterable[int]
) -> dict[int, int | None]:
    """Return for each place the last one passed, in this order, of the same script with a language told."""
    last: dict[str, int] = {}
    found: dict[int, int | None] = {}
    for index in order:
        script = scripts[index]
        found[index] = last.get(script) if script else None
        if script and told[index]:
            last[script] = index
    return found
