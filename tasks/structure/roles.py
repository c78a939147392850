"""Which part each block plays: by the layout where it says so, else by its shape and its place."""

import re
from typing import ClassVar

from schemas.text import Role
from tasks.clean.blocks import CLOSING, Block
from tasks.clean.continuation import FURNITURE, footnote_blocks
from tasks.clean.draft import Draft
from tasks.ranges import range_at

MASTHEAD_LINE = re.compile(
    r"(?:distr\.|original:|general assembly|security council|human rights council|economic and social council"
    r"|united nations|agenda items?\b|items? \d+ of the|[\w-]+ session\b|[\w-]+ year\b|press release\b|date\b"
    r"|for immediate release|no\.?\s*:?\s*\d+|ref\b|subject:|\d{1,2} \w+[–-]\d{1,2} \w+ \d{4}"
    r"|[A-Z]{1,4}/[A-Z0-9./()-]+)",
    re.IGNORECASE,
)
DATE_LINE = re.compile(
    r"(?:[\w .,/'’-]{2,60}, )?(?:(?:den|le|the|el|il) )?"
    r"(?:\d{1,2}(?:[./-]|\.? (?:de )?)\w+(?:[./-]| (?:de )?)\d{4}|\w+ \d{1,2}, \d{4}|\d{4}-\d\d-\d\d)"
)
SIGNATURE = re.compile(r"\(?signed\)?\b|\(подпис", re.IGNORECASE)
TITLE = re.compile(
    r"(?:note verbale|letters?|identical letters|annex to the|statement (?:by|of)|report of|draft resolution"
    r"|resolution)\b",
    re.IGNORECASE,
)
CLAUSE_ENDS = (",", "،", "、", "，")
DRAFT_TITLE = re.compile(r":\s+(?:revised\s+)?draft\s+(?:resolution|decision)\W*$", re.IGNORECASE)
"""Behind the names of the States that submit it."""
ISSUED = re.compile(
    r"(?:ministry|spokes\w+|press\s|foreign|statement|comment|communiqu|declaration|remarks|embassy)",
    re.IGNORECASE,
)
LONGEST_HEADING = 180
LONGEST_TITLE = 400
"""Of one over a paper (`Letter dated … from …`), or with a note that says where the paper is from."""
LONGEST_MASTHEAD = 24
"""How many blocks from the top can belong to a masthead."""
SENTENCE_LENGTH = 120
SHORTEST_PARAGRAPH = 60
TITLE_REACH = 40
"""How far into its block a title may begin: behind a number, say."""


class MarkedRoles:
    """Which ranges of a text have a role that the layout, or an earlier rule, has settled."""

    KINDS: ClassVar[dict[str, Role]] = {
        "header": "furniture",
        "footer": "furniture",
        "heading": "heading",
        "list_item": "list_item",
        "quotation": "quotation",
        "signature": "signature",
        "table": "table",
        "footnote": "footnote",
    }

    def __init__(self, draft: Draft) -> None:
        ranges: dict[Role, list[tuple[int, int]]] = {"furniture": draft.ranges_of(FURNITURE), "footnote": []}
        for mark in draft.marks:
            if mark.kind in self.KINDS:
                ranges.setdefault(self.KINDS[mark.kind], []).append((mark.raw_start, mark.raw_end))
        self._ranges = {role: _united(found) for role, found in ranges.items()}

    def role_of(self, block: Block) -> Role | None:
        """Return the role of the range that covers most of a block: it holds the middle of it."""
        middle = (block.start + block.end) // 2
        for role, ranges in self._ranges.items():
            start, end = range_at(ranges, middle) or (0, 0)
            if min(end, block.end) - max(start, block.start) > (block.end - block.start) / 2:
                return role
        return None


def assign_roles(draft: Draft, blocks: list[Block]) -> list[Role]:
    """Return a role for each block of a draft's text (or item of a block), in order."""
    marked = MarkedRoles(draft)
    settled = [marked.role_of(block) for block in blocks]
    notes = {note.start for note in footnote_blocks(draft)}
    above = [block for block, role in zip(blocks, settled, strict=True) if role != "furniture"]
    masthead_end = _masthead_end(above)
    is_in_masthead = False
    marked_ends = {mark.raw_end: mark.raw_start for mark in draft.marks_of("footnote_mark")}
    roles: list[Role] = []
    for index, (block, role) in enumerate(zip(blocks, settled, strict=True)):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if role is None and block.start in notes:
            role = "footnote"
        is_in_masthead = is_in_masthead or _looks_like_masthead(block)
        # A heading above the first line of a masthead is a headline, not a part of it.
        if index < masthead_end and (role is None or (role == "heading" and is_in_masthead)):
            role = "masthead"
        roles.append(role or _role_by_shape(_unmarked(block, marked_ends), following))
    return roles


def _unmarked(block: Block, marked_ends: dict[int, int]) -> Block:
    """Return a block without the mark of a note that ends it: a raised number ends no sentence."""
    start = marked_ends.get(block.end)
    if start is None or start <= block.start:
        return block
    return Block(block.start, start, block.text[: start - block.end])


def _united(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ranges that cover the same, in order and without overlaps."""
    united: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if united and start <= united[-1][1]:
            united[-1] = united[-1][0], max(end, united[-1][1])
        else:
            united.append((start, end))
    return united


def _masthead_end(blocks: list[Block]) -> int:
    """Return how many blocks from the top are masthead: up to the title, or to the last that looks like it.

    The search ends at the title or at the first paragraph. Furniture is left out: it stands at the end.
    """
    end = 0
    for index, block in enumerate(blocks[:LONGEST_MASTHEAD]):
        if TITLE.search(block.text[:TITLE_REACH]) or DRAFT_TITLE.search(block.text):
            return index if end else 0
        if _looks_like_masthead(block):
            end = index + 1
        elif block.ends_sentence and len(block.text) >= SHORTEST_PARAGRAPH:
            break
    return end


def _looks_like_masthead(block: Block) -> bool:
    is_date = DATE_LINE.match(block.text) and len(block.text) < SENTENCE_LENGTH
    return bool(is_date or MASTHEAD_LINE.match(block.text))


def _role_by_shape(block: Block, following: Block | None) -> Role:
    text = block.text
    if SIGNATURE.match(text):
        return "signature"
    if block.is_table:
        return "table"
    if block.starts_list_item and len(text) > 3 and not DATE_LINE.fullmatch(text):
        return "list_item"
    if text[0] in '“"«„' and text.rstrip(".,;")[-1] in CLOSING and not re.search(r"[”»\"]\W.*[“«\"]", text):
        return "quotation"
    if _is_heading(block, following):
        return "heading"
    return "paragraph"


def _is_heading(block: Block, following: Block | None) -> bool:
    """A heading is short, does not end as a sentence or a clause does, and has something under it."""
    is_of_paper = TITLE.search(block.text[:TITLE_REACH]) or ISSUED.match(block.text)
    longest = LONGEST_TITLE if is_of_paper or block.ends_with_note_mark else LONGEST_HEADING
    if following is None or len(block.text) > longest:
        return False
    if block.text[0].islower() or block.text.endswith(CLAUSE_ENDS):
        return False
    return not block.ends_sentence or (block.ends_with_note_mark and not _sentence_before_mark(block))


def _sentence_before_mark(block: Block) -> bool:
    return bool(re.search(r"[.!?:;…][”\"'’»)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡]+$", block.text))
