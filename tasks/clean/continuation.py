"""When a block goes on in a later one: text broken by a page, its notes and its running headers."""

import math
import re
from collections.abc import Iterator
from itertools import pairwise

from tasks.clean.blocks import FOOTNOTE, Block, blocks_of
from tasks.clean.draft import Draft
from tasks.ranges import range_at

FURNITURE = "furniture"
AMID = re.compile(r"\d{1,4}[,;] ")
"""A number and a comma begin no sentence: "of 12 November | 2002, 58/7 of …"."""

SHORTEST_BROKEN_BLOCK = 60
"""A block shorter than a line of print ends because it is complete: a heading, a date, a name."""


def _body_blocks(draft: Draft) -> list[Block]:
    """Return the blocks that are neither furniture nor footnotes."""
    notes = {note.start for note in footnote_blocks(draft)}
    aside = sorted(draft.ranges_of(FURNITURE))
    lines = sorted((mark.raw_start, mark.raw_end) for mark in draft.marks_of("header", "footer"))
    return [
        block
        for block in blocks_of(draft.text)
        if block.start not in notes and not range_at(aside, block.start) and not range_at(lines, block.start)
    ]


def footnote_blocks(draft: Draft) -> list[Block]:
    """Return the blocks that the layout marks as notes, or that begin with a mark set in the text before."""
    marked = sorted((mark.raw_start, mark.raw_end) for mark in draft.marks_of("footnote"))
    notes: list[Block] = []
    first: dict[str, float] = {}
    blocks = blocks_of(draft.text)
    bullets = _bulleted(blocks)
    for block in blocks:
        if range_at(marked, block.start):
            notes.append(block)
            continue
        found = FOOTNOTE.match(block.text)
        if found is None or block.start in bullets:
            continue
        mark = found["mark"]
        if mark not in first:
            first[mark] = _first_in_text(draft.text, mark)
        if first[mark] < block.start:
            notes.append(block)
    return notes


def continued_pairs(draft: Draft) -> Iterator[tuple[Block, Block]]:
    """Yield each body block that was broken off, with the body block it goes on in."""
    headings = {mark.raw_start for mark in draft.marks_of("heading")}
    for block, following in pairwise(_body_blocks(draft)):
        if block.start in headings or following.start in headings:
            continue
        between = draft.text[block.end : following.start]
        is_interrupted = bool(between.strip()) or "\f" in between or between.count("\n") > 2
        if _continues(block, following, is_interrupted):
            yield block, following


def _continues(block: Block, following: Block, is_interrupted: bool) -> bool:
    if block.ends_sentence or following.starts_list_item or block.is_capitals or following.is_capitals:
        return False
    if block.is_table or following.is_table:
        return False
    if block.ends_with_note_mark or len(block.text) < SHORTEST_BROKEN_BLOCK:
        return False
    if following.starts_lower or AMID.match(following.text):
        return True
    return is_interrupted and following.ends_sentence


def _bulleted(blocks: list[Block]) -> set[int]:
    """Return where blocks begin that follow each other and all begin with the same star: a list, no notes."""
    marks = [re.match(r"\*{1,3}[ \t]", block.text) for block in blocks]
    return {
        each.start
        for (block, mark), (following, next_mark) in pairwise(zip(blocks, marks, strict=True))
        if mark and next_mark and mark[0] == next_mark[0]
        for each in (block, following)
    }


def _first_in_text(text: str, mark: str) -> float:
    """Return where the text first has this mark attached to a word, as that of a note is; else infinity."""
    place = text.find(mark)
    while place != -1:
        before, after = text[place - 1 : place], text[place + len(mark) : place + len(mark) + 1]
        if before.strip() and before != mark[0] and (not after or after != mark[0]):
            return place
        place = text.find(mark, place + 1)
    return math.inf
