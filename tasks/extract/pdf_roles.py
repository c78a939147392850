"""What each block is: heading, list item, footnote."""

import re

from tasks.extract.pdf_blocks import MARKER
from tasks.extract.pdf_lines import main_size
from tasks.extract.pdf_shapes import Block, Line, Rule

HEADING_CHARS = 280
HEADING_LINES = 5
NOTE_SIZE = 0.93
NOTE_LABEL = re.compile(r"[*†‡§¶]{1,3}|\(?\d{1,3}[.)]?|[a-z]\)?")


def body_size(lines: list[Line]) -> float:
    """The font size that most letters of a document have."""
    return main_size((line.size, line.text) for line in lines)


def give_roles(blocks: list[Block], body: float, rules: list[Rule], highest_note: float) -> None:
    """Adds `footnote`, `list_item` and `heading` to the blocks of one flow, in reading order.

    `highest_note` is the distance from the top above which a page has no footnotes.
    """
    for block in blocks:
        if _is_item(block):
            block.roles.append("list_item")
        elif _is_heading(block, body):
            block.roles.append("heading")
    notes = [block for block in _notes(blocks, body, rules) if block.lines[0].top > highest_note]
    for block in notes:
        block.roles = ["footnote"]
    if notes and len(blocks) > len(notes) and _is_typed_rule(blocks[-len(notes) - 1]):
        blocks[-len(notes) - 1].roles = ["footer"]


def _is_item(block: Block) -> bool:
    tokens = block.lines[0].tokens
    return len(tokens) > 1 and bool(MARKER.fullmatch(tokens[0].text))


def _is_heading(block: Block, body: float) -> bool:
    text = block.text
    if len(block.lines) > HEADING_LINES or len(text) > HEADING_CHARS or text[-1] in ".;,":
        return False
    if not any(map(str.isalpha, text)):
        return False
    return block.size >= 1.15 * body or (block.size >= 0.95 * body and all(x.is_bold for x in block.lines))


def _notes(blocks: list[Block], body: float, rules: list[Rule]) -> list[Block]:
    """The small blocks that end a flow, from the first that has a label or stands below a rule."""
    tail: list[Block] = []
    for block in reversed(blocks):
        if block.size > NOTE_SIZE * body:
            break
        tail.insert(0, block)
    above = [None, *blocks][len(blocks) - len(tail) :]
    for index, block in enumerate(tail):
        if _has_label(block) or _is_below_rule(block, above[index], rules):
            return tail[index:]
    return []


def _is_typed_rule(block: Block) -> bool:
    """Whether the block is the line above the notes, made of underscores or dashes."""
    return bool(re.fullmatch(r"[_—–-]{5,}", block.text))


def _has_label(block: Block) -> bool:
    first = block.lines[0].tokens[0]
    if first.raised and first.raised[0] == 0:
        return True
    return len(block.lines[0].tokens) > 1 and bool(NOTE_LABEL.fullmatch(first.text))


def _is_below_rule(block: Block, above: Block | None, rules: list[Rule]) -> bool:
    line = block.lines[0]
    ceiling = above.lines[-1].baseline if above else line.top - 3 * line.size
    return any(
        ceiling < rule.y < line.baseline
        and abs(rule.x0 - line.x0) < 4 * line.size
        and rule.x1 - rule.x0 < 250
        for rule in rules
    )
