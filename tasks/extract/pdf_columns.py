"""The order in which a page is read: columns side by side, tables row by row.

A band is a stretch of the page in which no line crosses a vertical gutter; a band of prose is read
column by column, and so is one of blocks set side by side (a masthead, signatures); cells that
share their baselines are a table and are read across. The best band is split off and what lies
above, left, right and below is ordered in the same way (a recursive X-Y cut, Nagy & Seth 1984, with
gutters from left edges instead of projections, so that a heading or a rule across ends a band).
"""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from tasks.extract.pdf_lines import piece_of
from tasks.extract.pdf_shapes import Line, Rule

PROSE_CHARS = 18
MARKER_CHARS = 7
CELL_GAP = 1.8
"""In shares of the font size; justified text seldom gapes as wide."""
ALIGNED_SHARE = 0.7
GAPS_SAMPLED = 24
CROSSED_SHARE = 0.25
"""Between cells few lines run across; a gap in justified text is crossed by most."""
MAX_DEPTH = 40


@dataclass(frozen=True, slots=True)
class Band:
    """Indices into lines ordered by row: `start` ≤ band < `end`, cut at `gutter` (x)."""

    start: int
    end: int
    gutter: float
    weight: int


class Extent(NamedTuple):
    """What one row fills on one side of a gutter, in so many parts with a cell's distance between."""

    row: int
    x0: float
    x1: float
    chars: int
    parts: int
    size: float


def columns_of(lines: list[Line], rules: list[Rule], depth: int = 0) -> list[list[Line]]:
    """The lines as flows, in reading order; pieces of a row within one flow are joined."""
    lines = sorted(lines, key=lambda line: (line.row, line.x0))
    band = _best_band(lines, rules) if depth < MAX_DEPTH else None
    if band is None:
        return _isolated_apart(lines) if lines else []
    inside = lines[band.start : band.end]
    parts = [
        lines[: band.start],
        [line for line in inside if line.x0 < band.gutter],
        [line for line in inside if line.x0 >= band.gutter],
        lines[band.end :],
    ]
    return [flow for part in parts for flow in columns_of(part, rules, depth + 1)]


def _best_band(lines: list[Line], rules: list[Rule]) -> Band | None:
    bands = [
        band
        for gutter in _gutters(lines)
        for start, end in _uncrossed(lines, rules, gutter)
        if (band := _judged(lines, start, end, gutter))
    ]
    return max(bands, key=lambda band: band.weight, default=None)


def _gutters(lines: list[Line]) -> list[float]:
    """Places just left of a left edge that at least two lines share."""
    edges: list[list[float]] = []
    for x0 in sorted(line.x0 for line in lines):
        if edges and x0 - edges[-1][0] < 3:
            edges[-1].append(x0)
        else:
            edges.append([x0])
    return [edge[0] - 1.0 for edge in edges[1:] if len(edge) >= 2]


def _uncrossed(lines: list[Line], rules: list[Rule], gutter: float) -> list[tuple[int, int]]:
    """Maximal ranges of lines that neither a line nor a rule crosses at x = `gutter`."""
    barriers = sorted(rule.y for rule in rules if rule.x0 < gutter - 20 and rule.x1 > gutter + 20)
    ranges: list[tuple[int, int]] = []
    start = 0
    for index, line in enumerate(lines):
        crosses = line.x0 < gutter < line.x1 + 0.5 * line.size
        above = lines[index - 1].baseline if index > start else line.baseline
        if crosses or bisect_right(barriers, above) < bisect_right(barriers, line.baseline):
            ranges.append((start, index))
            start = index + 1 if crosses else index
    return [(start, end) for start, end in [*ranges, (start, len(lines))] if end - start >= 3]


def _judged(lines: list[Line], start: int, end: int, gutter: float) -> Band | None:
    """The band trimmed to where both sides stand, or None if it should be read across."""
    start = _first_shared(lines, start, end, gutter)
    left, right = _sides(lines[start:end], gutter)
    if not left or not right:
        return None
    is_prose = _are_prose(lines[start:end], gutter, left, right)
    last = end if is_prose else _last_shared(lines, start, end, gutter)
    if last < end:
        end = last
        left, right = _sides(lines[start:end], gutter)
    if not left or not right or not (is_prose or _are_blocks(left, right)):
        return None
    return Band(start, end, gutter, sum(row.chars for row in left + right) * (4 if is_prose else 1))


def _sides(lines: list[Line], gutter: float) -> tuple[list[Extent], list[Extent]]:
    """What stands left and right of a gutter, row by row."""
    left = [line for line in lines if line.x0 < gutter]
    return _extents(left), _extents([line for line in lines if line.x0 >= gutter])


def _extents(lines: list[Line]) -> list[Extent]:
    extents: list[Extent] = []
    for line in lines:
        if extents and extents[-1].row == line.row:
            last = extents[-1]
            parts = last.parts + (line.x0 - last.x1 > CELL_GAP * line.size)
            extents[-1] = Extent(line.row, last.x0, line.x1, last.chars + line.chars, parts, last.size)
        else:
            extents.append(Extent(line.row, line.x0, line.x1, line.chars, 1, line.size))
    return extents


def _first_shared(lines: list[Line], start: int, end: int, gutter: float) -> int:
    """Skips leading lines that stand on one side wholly above the other side; `end` if that is empty."""
    index, is_right = start, lines[start].x0 >= gutter
    while index < end and (lines[index].x0 >= gutter) == is_right:
        index += 1
    if index == end:
        return end
    while index > start and lines[index - 1].bottom > lines[index].top:
        index -= 1
    return index


def _last_shared(lines: list[Line], start: int, end: int, gutter: float) -> int:
    """Drops trailing lines further down than twice the usual pitch below the other side's last."""
    index, is_right = end, lines[end - 1].x0 >= gutter
    while index > start + 1 and (lines[index - 1].x0 >= gutter) == is_right:
        index -= 1
    for cut in range(index, end):
        if lines[cut].baseline - lines[cut - 1].baseline > 1.9 * lines[cut].size:
            return cut
    return end


def _are_prose(lines: list[Line], gutter: float, left: list[Extent], right: list[Extent]) -> bool:
    if min(len(left), len(right)) < 3:
        return False
    return _fills(left, [line for line in lines if line.x0 < gutter]) and _fills(
        right, [line for line in lines if line.x0 >= gutter]
    )


def _fills(rows: list[Extent], lines: list[Line], may_be_split: bool = True) -> bool:
    """Whether a column's lines are mostly long and mostly as wide as the column.

    A gap counts as one between cells only where the gaps of other rows stand above and below it: narrow
    columns that are set justified gape anywhere.
    """
    chars = sum(row.chars for row in rows)
    if chars < PROSE_CHARS * len(rows):
        return False
    width = max(row.x1 for row in rows) - min(row.x0 for row in rows)
    if sum(row.x1 - row.x0 > 0.7 * width for row in rows) < 0.5 * len(rows):
        return may_be_split and _fill_columns(lines)
    gaps = sum(row.parts for row in rows) - len(rows)
    if chars >= PROSE_CHARS * (len(rows) + gaps):
        return True
    return chars >= PROSE_CHARS * (len(rows) + gaps * _aligned_share(lines, len(rows)))


def _fill_columns(lines: list[Line]) -> bool:
    """Whether what looks like lines of every length are columns, whose baselines need not agree."""
    for gutter in _gutters(lines):
        if any(line.x0 < gutter < line.x1 + 0.5 * line.size for line in lines):
            continue
        left, right = _sides(lines, gutter)
        if min(len(left), len(right)) >= 3 and _fills(left, [x for x in lines if x.x0 < gutter], False):
            return _fills(right, [line for line in lines if line.x0 >= gutter])
    return False


def _aligned_share(lines: list[Line], row_count: int) -> float:
    """The share of gaps, in a sample, that few other rows cross."""
    gaps = [
        right.x0 - 1.0
        for left, right in pairwise(lines)
        if left.row == right.row and right.x0 - left.x1 > CELL_GAP * left.size
    ]
    sample = gaps[:: len(gaps) // GAPS_SAMPLED + 1]
    limit = CROSSED_SHARE * row_count
    aligned = sum(sum(line.x0 < x < line.x1 for line in lines) <= limit for x in sample)
    return aligned / max(len(sample), 1)


def _are_blocks(left: list[Extent], right: list[Extent]) -> bool:
    """Whether two sides are blocks of their own and not the cells or the markers of rows."""
    gap = min(row.x0 for row in right) - max(row.x1 for row in left)
    if gap < 2.5 * left[0].size or sum(row.chars for row in left) <= MARKER_CHARS * len(left):
        return False
    smaller, larger = sorted((left, right), key=len)
    if len(smaller) == 1:
        return len(larger) >= 2
    rows = {row.row for row in larger}
    return sum(row.row in rows for row in smaller) < ALIGNED_SHARE * len(smaller)


def _isolated_apart(lines: list[Line]) -> list[list[Line]]:
    """One flow, rows joined; a row of pieces far apart, alone of its kind, is taken apart."""
    rows: dict[int, list[Line]] = {}
    for line in lines:
        rows.setdefault(line.row, []).append(line)
    flows: list[list[Line]] = [[]]
    ordered = list(rows.values())
    for index, row in enumerate(ordered):
        neighbours = ordered[max(0, index - 1) : index] + ordered[index + 1 : index + 2]
        if _far_apart(row) and all(len(other) == 1 for other in neighbours):
            flows.extend([[piece] for piece in row])
            flows.append([])
        else:
            flows[-1].append(_joined(row))
    return [flow for flow in flows if flow]


def _far_apart(row: list[Line]) -> bool:
    gaps = [right.x0 - left.x1 for left, right in pairwise(row)]
    return bool(gaps) and max(gaps) > 5 * row[0].size and len(row[0].text) > MARKER_CHARS


def _joined(row: list[Line]) -> Line:
    tokens = [token for piece in row for token in piece.tokens]
    return piece_of(tokens, row[0].row, row[0].baseline)
