"""From lines in reading order to blocks: paragraphs, headings, list items, notes.

A block ends where the leading widens, the type changes, a first line is indented, a list marker
or a raised note number opens a line, or the type area is left. A line inside a block is *wrapped*
if the next line's first word would not have fitted behind it; a line that ended earlier was ended
on purpose.
"""

import re
from collections import Counter
from itertools import pairwise

from tasks.extract.pdf_shapes import Block, Line

WIDER_PITCH = 1.22
"""A distance between baselines of this many times the usual one starts a block."""

INDENT = 0.7
"""Share of the font size from which a shift of the left edge is an indent."""

MARKER = re.compile(
    r"(?:[•‣◦▪■●○·*\uf0b7\uf0a7–—-]|\(?(?:\d{1,3}|[a-zа-я]|[ivx]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)",
    re.IGNORECASE,
)
BROKEN_WORD = re.compile(r"[^\W\d_][-‐\u00ad]$")


def blocks_of(flow: list[Line]) -> list[Block]:
    """The blocks of one flow of lines, top to bottom."""
    if not flow:
        return []
    pitch = _usual_pitch(flow)
    blocks = [Block(flow[:1])]
    for index in range(1, len(flow)):
        line, following = flow[index], flow[index + 1] if index + 1 < len(flow) else None
        if _starts_block(blocks[-1], line, following, pitch, flow):
            blocks.append(Block([line]))
        else:
            blocks[-1].lines.append(line)
    for block in blocks:
        block.wraps = _wraps(block, flow)
    return blocks


def _usual_pitch(flow: list[Line]) -> float:
    """The commonest distance between baselines, as a multiple of the font size."""
    ratios: Counter[float] = Counter()
    for above, below in pairwise(flow):
        ratio = (below.baseline - above.baseline) / max(below.size, 0.1)
        if 0.8 <= ratio <= 2.4 and abs(above.size - below.size) < 0.1 * below.size:
            ratios[round(ratio * 20) / 20] += 1
    if not ratios:
        return 1.25
    most = max(ratios.values())
    return min(ratio for ratio, count in ratios.items() if count >= 0.5 * most)


def _starts_block(block: Block, line: Line, following: Line | None, pitch: float, flow: list[Line]) -> bool:
    last = block.lines[-1]
    size = max(line.size, last.size)
    distance = line.baseline - last.baseline
    if distance > WIDER_PITCH * pitch * size + 0.5 or distance < -size:
        return True
    if abs(line.size - last.size) > 0.15 * size or line.is_bold != last.is_bold:
        return not _same_sentence(last, line)
    if line.tokens[0].raised and line.tokens[0].raised[0] == 0:
        return True
    return (
        _is_indented(block, line, following) or _opens_item(block, line, flow) or _is_over(block, line, flow)
    )


def _same_sentence(last: Line, line: Line) -> bool:
    """A line all in bold inside a paragraph: its neighbour is bold in part, or goes on in lower case."""
    mixed = any(token.is_bold for token in last.tokens) and any(token.is_bold for token in line.tokens)
    return mixed and abs(line.size - last.size) <= 0.15 * line.size


def _is_indented(block: Block, line: Line, following: Line | None) -> bool:
    """Whether the line begins a paragraph by its left edge: indented first line, or hanging."""
    last, step = block.lines[-1], INDENT * line.size
    if _centred(last, line):
        return False
    if line.x0 > last.x0 + step:
        return not (len(block.lines) == 1 and _hangs_below(last, line, following))
    hangs = len(block.lines) > 1 and last.x0 > block.lines[0].x0 + step
    return hangs and line.x0 < last.x0 - step


def _hangs_below(first: Line, line: Line, following: Line | None) -> bool:
    """Whether the second line goes on under the text behind a marker, or with a hanging indent."""
    step = INDENT * line.size
    if len(first.tokens) > 1 and abs(line.x0 - first.tokens[1].x0) < step:
        return True
    return following is None or abs(following.x0 - line.x0) < step


def _centred(last: Line, line: Line) -> bool:
    shift = abs((last.x0 + last.x1) - (line.x0 + line.x1)) / 2
    return shift < 0.3 * line.size and abs(last.x0 - line.x0) > INDENT * line.size


def _is_over(block: Block, line: Line, flow: list[Line]) -> bool:
    """Whether a paragraph ended with its sentence before the end of its last line."""
    last = block.lines[-1]
    ends = last.tokens[-1].text[-1:] in ".!?:;…"
    return ends and len(block.lines) > 1 and not _would_not_fit(last, line, _right_edge(last, flow))


def _opens_item(block: Block, line: Line, flow: list[Line]) -> bool:
    """Whether the line opens with a list marker, and not by chance after a wrap."""
    if len(line.tokens) < 2 or not MARKER.fullmatch(line.tokens[0].text):
        return False
    has_tab = line.tokens[1].x0 - line.tokens[0].x1 > 0.5 * line.size
    return has_tab or not _would_not_fit(block.lines[-1], line, _right_edge(block.lines[-1], flow))


def _right_edge(line: Line, flow: list[Line]) -> float:
    """Where the column of a line ends: the furthest that lines like it reach."""
    near, step = 4 * line.size, 0.15 * line.size
    return max(
        other.x1 for other in flow if abs(other.x0 - line.x0) < near and abs(other.size - line.size) <= step
    )


def _would_not_fit(line: Line, following: Line, edge: float) -> bool:
    first = following.tokens[0]
    if BROKEN_WORD.search(line.tokens[-1].text) and first.text[:1].islower():
        return True
    return line.x1 + 0.2 * line.size + (first.x1 - first.x0) > edge + 0.05 * line.size


def _is_full(line: Line, edge: float) -> bool:
    """Whether a line without a stop ends so near the edge that only a fixed space can have moved on."""
    is_long = line.x1 - line.x0 > 15 * line.size
    return is_long and edge - line.x1 < 3 * line.size and line.tokens[-1].text[-1:] not in ".!?:;"


def _wraps(block: Block, flow: list[Line]) -> list[bool]:
    """For each line but the last, whether it ended only because the column did.

    A block narrower than its column may be one of lines set apart: there, and behind a very short
    line, only a small letter at the start of the next line shows that the text goes on.
    """
    pairs = list(pairwise(block.lines))
    if not pairs:
        return []
    outer = _right_edge(block.lines[0], flow)
    own = max(line.x1 for line in block.lines)
    wraps = [_would_not_fit(above, below, outer) or _is_full(above, outer) for above, below in pairs]
    is_narrow = own < outer - 3 * block.size or not any(wraps)
    if is_narrow and all(_would_not_fit(above, below, own) for above, below in pairs):
        return [_goes_on(below) for _, below in pairs]
    return [
        wrapped and (above.x1 - above.x0 > 12 * above.size or _goes_on(below))
        for wrapped, (above, below) in zip(wraps, pairs, strict=True)
    ]


def _goes_on(line: Line) -> bool:
    return line.tokens[0].text[:1].islower()
