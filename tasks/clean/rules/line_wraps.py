"""Rule `line_wraps`: a line that ended only because the column did goes on in the same line."""

import re
from itertools import pairwise

from tasks.clean.blocks import LIST_ITEM, Block, blocks_of
from tasks.clean.draft import Change, Draft
from tasks.clean.hyphens import is_laid_out, is_undecided, joint
from tasks.clean.rule import Rule

SHORTEST_FULL_LINE = 40
"""A line shorter than this, followed by a capital, is taken to end where its writer ended it."""

FEWEST_VERSES = 4
ROOM_LEFT = 8
"""How many characters more than the next word's a line of verse leaves blank."""


def find(draft: Draft) -> list[Change]:
    """Return a joint for each wrapped line: as the layout marks them, else by the lengths of the lines.

    Where a hyphen ends the line and nothing tells whether it belongs to the word, line and hyphen stay as
    they were printed: either way of joining them would be a guess.
    """
    text = draft.text
    is_marked = is_laid_out(draft)
    if is_marked:
        ends = [mark.raw_start for mark in draft.marks_of("line_wrap") if text[mark.raw_start] == "\n"]
    else:
        ends = [end for block in blocks_of(text) for end in _wrapped_ends(block)]
    return [
        joint(text, end, end + 1, is_marked)
        for end in ends
        if not is_undecided(text, end, end + 1, is_marked)
    ]


def _wrapped_ends(block: Block) -> list[int]:
    """Return the places of the newlines at which the next word would not have fitted in."""
    lines = block.text.split("\n")
    if block.is_table or _is_verse(lines):
        return []
    width = max(map(len, lines))
    ends, position = [], block.start
    for line, following in pairwise(lines):
        position += len(line)
        if _is_wrapped(line, following, width):
            ends.append(position)
        position += 1
    return ends


def _is_verse(lines: list[str]) -> bool:
    """Whether lines end where their writer ended them: after many, the next word would have fitted in well.

    Told from four lines on; the longest may be an accident of OCR.
    """
    if len(lines) < FEWEST_VERSES:
        return False
    width = sorted(map(len, lines))[-2]
    room = [width - len(line) - 1 - len(after.split(" ", 1)[0]) for line, after in pairwise(lines)]
    return sum(left >= ROOM_LEFT for left in room) * 3 > len(room)


def _is_wrapped(line: str, following: str, width: int) -> bool:
    if LIST_ITEM.match(following) or not following:
        return False
    if re.match(r"[^\W\d_]", following) and following[0].islower() and len(line) >= SHORTEST_FULL_LINE // 2:
        return True
    is_full = len(line) + 1 + len(following.split(" ", 1)[0]) > width
    return is_full and len(line) >= SHORTEST_FULL_LINE


ORDER = 120
RULE = Rule("line_wraps", "2", "the line ended only because the column did", find)
