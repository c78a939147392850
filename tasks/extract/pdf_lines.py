"""From runs to lines: baselines found, raised marks put back on theirs, gaps read as spaces.

Lines here are *pieces*: a wide gap ends one, since it may be a gutter between columns; pieces of
one row that turn out to stand in the same column are put together again by `pdf_columns`.
"""

from collections import Counter
from itertools import pairwise

from tasks.extract.pdf_shapes import Line, Run, Token

SAME_BASELINE = 0.2
SPACE_GAP = 0.16
WIDE_GAP = 0.95
RAISED_SIZE = 0.82
RAISED_BY = 0.12
REACH_OF_RAISED = 0.65
LABEL_GAP = 2.5
"""All are shares of a font size."""

LONGEST_RAISED = 8
"""Characters of a run that can be a note mark, an ordinal ending or an index."""


def lines_of(runs: list[Run]) -> list[Line]:
    """The line pieces of a page, row by row from the top, left to right."""
    lines: list[Line] = []
    for number, row in enumerate(_rows(runs)):
        size, baseline = _measure(row)
        tokens = _tokens(_ordered(row), size, baseline)
        lines.extend(_pieces(tokens, number, baseline, size))
    return lines


def _rows(runs: list[Run]) -> list[list[Run]]:
    """Runs by baseline, top to bottom; rows of nothing but spaces are left out."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.baseline):
        if rows and run.baseline - rows[-1][0].baseline <= SAME_BASELINE * min(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    _attach_shifted(rows)
    return [row for row in rows if any(not run.is_space for run in row)]


def _attach_shifted(rows: list[list[Run]]) -> None:
    """Move small runs set higher or lower to the row of the larger text they stand beside.

    Those that touch a word first; then note labels, which stand at a distance before their note.
    """
    for reach in (0.4, LABEL_GAP):
        for index, row in enumerate(rows):
            for other in rows[index + 1 :]:
                if not row or not other:
                    continue
                limit = REACH_OF_RAISED * max(max(run.size for run in row), max(run.size for run in other))
                if other[0].baseline - row[0].baseline > limit:
                    break
                _move_beside(row, other, reach)
                _move_beside(other, row, reach)


def _move_beside(row: list[Run], target: list[Run], reach: float) -> None:
    moved = {
        id(run) for run in row if _stands_beside(run, target, reach) and not _stands_beside(run, row, 0.4)
    }
    if moved:
        target.extend(run for run in row if id(run) in moved)
        row[:] = [run for run in row if id(run) not in moved]


def _stands_beside(run: Run, target: list[Run], reach: float) -> bool:
    if len(run.text) > LONGEST_RAISED or run.is_space:
        return False
    return any(
        not other.is_space
        and run.size <= RAISED_SIZE * other.size
        and -0.6 * other.size < other.baseline - run.baseline < REACH_OF_RAISED * other.size
        and (abs(run.x0 - other.x1) < 0.4 * other.size or abs(other.x0 - run.x1) < reach * other.size)
        for other in target
    )


def _measure(row: list[Run]) -> tuple[float, float]:
    """The size that most letters of a row have, and the baseline of those."""
    sizes: Counter[float] = Counter()
    for run in row:
        if not run.is_space:
            sizes[round(run.size, 1)] += len(run.text)
    size = sizes.most_common(1)[0][0]
    return size, next(run.baseline for run in row if round(run.size, 1) == size and not run.is_space)


def _ordered(row: list[Run]) -> list[Run]:
    """A row from left to right, without runs printed twice on the same spot."""
    ordered: list[Run] = []
    for run in sorted(row, key=lambda run: run.x0):
        reach = 0.2 * run.size
        twin = any(
            other.text == run.text and run.x0 - other.x0 < reach and abs(other.x1 - run.x1) < reach
            for other in ordered[-3:]
        )
        if not twin:
            ordered.append(run)
    return ordered


def _tokens(row: list[Run], size: float, baseline: float) -> list[Token]:
    """The words of a row. A word ends at a space glyph or a gap."""
    tokens: list[Token] = []
    gap_limit = _gap_limit(row, size)
    space: Run | None = None
    for run in row:
        if run.is_space:
            space = run
            continue
        is_raised = run.size <= RAISED_SIZE * size and baseline - run.baseline > RAISED_BY * size
        last = tokens[-1] if tokens else None
        ends = last is None or run.x0 - last.x1 > gap_limit or _divides(space, last, run)
        if last is None or ends or last.raised == (0, len(last.text)):
            tokens.append(_token(run, is_raised))
        else:
            _extend(last, run, is_raised)
        space = None
    return tokens


def _divides(space: Run | None, last: Token, run: Run) -> bool:
    """Whether a space glyph stands between, not on top of one of its neighbours."""
    if space is None:
        return False
    middle, slack = (space.x0 + space.x1) / 2, 0.2 * run.size
    return last.x1 - slack <= middle <= run.x0 + slack


def _gap_limit(row: list[Run], size: float) -> float:
    """The gap above which two runs of a row are two words, in points.

    In letter-spaced text (`U N I T E D`) every glyph is a run: the usual gap is then no space.
    """
    words = [run for run in row if not run.is_space]
    single = sum(len(run.text) == 1 for run in words)
    if len(words) < 6 or single < 0.8 * len(words):
        return SPACE_GAP * size
    gaps = sorted(right.x0 - left.x1 for left, right in pairwise(words))
    usual = gaps[len(gaps) // 2]
    return SPACE_GAP * size + max(0.0, usual if usual < 0.6 * size else 0.0)


def _token(run: Run, is_raised: bool) -> Token:
    raised = (0, len(run.text)) if is_raised else None
    return Token(run.text, run.x0, run.x1, run.top, run.bottom, run.size, run.is_bold, raised)


def _extend(token: Token, run: Run, is_raised: bool) -> None:
    if is_raised and token.raised is None:
        token.raised = (len(token.text), len(token.text) + len(run.text))
    elif is_raised and token.raised and token.raised[1] == len(token.text):
        token.raised = (token.raised[0], len(token.text) + len(run.text))
    if len(run.text) >= len(token.text):
        token.size = run.size
    token.text += run.text
    token.x1 = max(token.x1, run.x1)
    token.top, token.bottom = min(token.top, run.top), max(token.bottom, run.bottom)
    token.is_bold = token.is_bold and (run.is_bold or is_raised)


def _pieces(tokens: list[Token], row: int, baseline: float, size: float) -> list[Line]:
    pieces = [tokens[:1]]
    for token in tokens[1:]:
        if token.x0 - pieces[-1][-1].x1 > WIDE_GAP * min(size, token.size * 1.5):
            pieces.append([token])
        else:
            pieces[-1].append(token)
    return [piece_of(piece, row, baseline) for piece in pieces]


def piece_of(tokens: list[Token], row: int, baseline: float) -> Line:
    """A line of tokens, with the font size that most of its letters have."""
    first = tokens[0].size
    if all(abs(token.size - first) < 0.05 for token in tokens):
        return Line(tokens, row, baseline, first)
    sizes: Counter[float] = Counter()
    for token in tokens:
        sizes[round(token.size, 1)] += len(token.text)
    return Line(tokens, row, baseline, sizes.most_common(1)[0][0])
