"""The order in which a page is read: columns side by side, tables row by row.

A band is a stretch of the page in which no line crosses a vertical gutter; a band of prose is read
column by column, and so is one of blocks set side by side (a masthead, signatures); cells that
share their baselines are a table and are read across. The best band is split off and what lies
above, left, right and below is ordered in the same way (a recursive X-Y cut, Nagy & Seth 1984, with
gutters from left edges instead of projections, so that a heading or a rule across ends a band).
"""

from dataclasses import dataclass

from tasks.extract.pdf_shapes import Line, Rule

PROSE_CHARS = 18
MARKER_CHARS = 6
ALIGNED_SHARE = 0.7
MAX_DEPTH = 40


@dataclass(frozen=True, slots=True)
class Band:
    """Indices into lines ordered by row: `start` ≤ band < `end`, cut at `gutter` (x)."""

    start: int
    end: int
    gutter: float
    weight: int


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
    barriers = [rule.y for rule in rules if rule.x0 < gutter - 20 and rule.x1 > gutter + 20]
    ranges: list[tuple[int, int]] = []
    start = 0
    for index, line in enumerate(lines):
        crosses = line.x0 < gutter < line.x1 + 0.5 * line.size
        above = lines[index - 1].baseline if index > start else line.baseline
        if crosses or any(above < y < line.baseline for y in barriers):
            ranges.append((start, index))
            start = index + 1 if crosses else index
    return [(start, end) for start, end in [*ranges, (start, len(lines))] if end - start >= 3]


def _judged(lines: list[Line], start: int, end: int, gutter: float) -> Band | None:
    """The band trimmed to where both sides stand, or None if it should be read across."""
    sides = [line.x0 >= gutter for line in lines]
    start = _first_shared(lines, sides, start, end)
    is_prose = _is_prose(lines[start:end], gutter)
    if not is_prose:
        end = _last_shared(lines, sides, start, end)
    left = [line for line in lines[start:end] if line.x0 < gutter]
    right = [line for line in lines[start:end] if line.x0 >= gutter]
    if not left or not right or not (is_prose or _are_blocks(left, right)):
        return None
    chars = sum(len(token.text) for line in left + right for token in line.tokens)
    return Band(start, end, gutter, chars * (4 if is_prose else 1))


def _first_shared(lines: list[Line], sides: list[bool], start: int, end: int) -> int:
    """Skips leading lines that stand on one side before the other side begins."""
    index = start
    while index < end and sides[index] == sides[start]:
        index += 1
    if index == end:
        return start
    while index > start and lines[index - 1].row == lines[index].row:
        index -= 1
    return index


def _last_shared(lines: list[Line], sides: list[bool], start: int, end: int) -> int:
    """Drops trailing lines further down than twice the usual pitch below the other side's last."""
    index = end
    while index > start + 1 and sides[index - 1] == sides[end - 1]:
        index -= 1
    for cut in range(index, end):
        if lines[cut].baseline - lines[cut - 1].baseline > 1.9 * lines[cut].size:
            return cut
    return end


def _is_prose(lines: list[Line], gutter: float) -> bool:
    left = [line for line in lines if line.x0 < gutter]
    right = [line for line in lines if line.x0 >= gutter]
    return min(len(left), len(right)) >= 3 and _fills(left) and _fills(right)


def _fills(lines: list[Line]) -> bool:
    """Whether a column's lines are mostly long and mostly as wide as the column."""
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    full = sum(line.x1 - line.x0 > 0.7 * width for line in lines)
    rows = len({line.row for line in lines})
    chars = sum(len(line.text) for line in lines)
    return chars / rows >= PROSE_CHARS and full >= 0.5 * len(lines)


def _are_blocks(left: list[Line], right: list[Line]) -> bool:
    """Whether two sides are blocks of their own and not the cells or the markers of rows."""
    smaller, larger = sorted((left, right), key=len)
    gap = min(line.x0 for line in right) - max(line.x1 for line in left)
    if gap < 2.5 * left[0].size or sum(len(line.text) for line in left) <= MARKER_CHARS * len(left):
        return False
    rows = {line.row for line in larger}
    aligned = sum(line.row in rows for line in smaller)
    if len(smaller) == 1:
        return len(larger) >= 2
    return aligned < ALIGNED_SHARE * len(smaller)


def _isolated_apart(lines: list[Line]) -> list[list[Line]]:
    """One flow, rows joined; a row of pieces far apart, alone of its kind, is taken apart."""
    rows: dict[int, list[Line]] = {}
    for line in lines:
        rows.setdefault(line.row, []).append(line)
    flows: list[list[Line]] = [[]]
    ordered = list(rows.values())
    for index, row in enumerate(ordered):
        neighbours = ordered[max(0, index - 1) : index] + ordered[index + 1 : index + 2]
        if _far_apart(row) and not any(_far_apart(other) for other in neighbours):
            flows.extend([[piece] for piece in row])
            flows.append([])
        else:
            flows[-1].append(_joined(row))
    return [flow for flow in flows if flow]


def _far_apart(row: list[Line]) -> bool:
    gaps = [right.x0 - left.x1 for left, right in zip(row, row[1:], strict=False)]
    return bool(gaps) and max(gaps) > 5 * row[0].size and len(row[0].text) > MARKER_CHARS


def _joined(row: list[Line]) -> Line:
    tokens = [token for piece in row for token in piece.tokens]
    return Line(tokens, row[0].row, row[0].baseline, row[0].size)
