"""From runs to lines: baselines found, raised marks put back on theirs, gaps read as spaces.

Lines here are *pieces*: a wide gap ends one, since it may be a gutter between columns; pieces of
one row that turn out to stand in the same column are put together again by `pdf_columns`.
"""

from collections import Counter
from collections.abc import Iterable
from operator import itemgetter

from tasks.extract.pdf_bidi import read_in_order
from tasks.extract.pdf_shapes import Line, Run, Token
from tasks.extract.pdf_tokens import FULL_STOPS, RAISED_SIZE, tokens_of

SAME_BASELINE = 0.2
WIDE_GAP = 0.95
REACH_OF_RAISED = 0.65
LABEL_GAP = 2.5
"""All are shares of a font size."""

LONGEST_RAISED = 8
"""Characters of a run that can be a note mark, an ordinal ending or an index."""


_X0_X1 = itemgetter(1, 2)


def lines_of(runs: list[Run], is_leftward: bool = False, is_mixed: bool = False) -> list[Line]:
    """The line pieces of a page, row by row from the top, left to right.

    `is_leftward` tells of a mirrored frame, `is_mixed` that there are letters of both directions, one
    glyph a run.
    """
    lines: list[Line] = []
    for number, row in enumerate(_rows(runs)):
        size, baseline = _measure(row)
        pieces = _pieces(tokens_of(_ordered(row), size, baseline), number, baseline, size)
        if is_leftward or is_mixed:
            for piece in pieces:
                read_in_order(piece.tokens, is_leftward)
        lines.extend(pieces)
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
    return [row for row in rows if any([run[0] != " " for run in row])]


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
    words = [run for run in row if run[0] != " "]
    heights = [run[4] - run[3] for run in words]
    if max(heights) - min(heights) < 0.05:
        return heights[0], words[0].baseline
    size = main_size((height, run.text) for run, height in zip(words, heights, strict=True))
    baselines = zip(words, heights, strict=True)
    return size, next(run.baseline for run, height in baselines if round(height, 1) == size)


def _ordered(row: list[Run]) -> list[Run]:
    """A row from left to right, without runs printed twice on the same spot."""
    ordered: list[Run] = []
    end = 0.0
    for run in sorted(row, key=_X0_X1):
        if run[1] >= end:
            ordered.append(run)
            end = run[2]
            continue
        end = max(end, run[2])
        reach = min(0.2 * run.size, 0.5 * (run.x1 - run.x0))
        twin = any(
            other.text == run.text and run.x0 - other.x0 < reach and abs(other.x1 - run.x1) < reach
            for other in ordered[-3:]
        )
        if not twin:
            ordered.append(run)
    return ordered


def _pieces(tokens: list[Token], row: int, baseline: float, size: float) -> list[Line]:
    pieces = [tokens[:1]]
    for token in tokens[1:]:
        last = pieces[-1][-1]
        # Full-width punctuation fills the left half of its square and may hang out of its column.
        blank = 0.5 * last.size if token.is_tied and last.text[-1] in FULL_STOPS else 0.0
        if token.x0 - last.x1 + blank > WIDE_GAP * min(size, token.size * 1.5):
            pieces.append([token])
        else:
            pieces[-1].append(token)
    return [piece_of(piece, row, baseline) for piece in pieces]


def main_size(sized: Iterable[tuple[float, str]]) -> float:
    """The size, to a tenth of a point, that most letters of these texts have; 0 where there is none."""
    letters: Counter[float] = Counter()
    for size, text in sized:
        letters[round(size, 1)] += len(text)
    return letters.most_common(1)[0][0] if letters else 0.0


def piece_of(tokens: list[Token], row: int, baseline: float) -> Line:
    """A line of tokens, with the font size that most of its letters have."""
    first = tokens[0].size
    if all(abs(token.size - first) < 0.05 for token in tokens):
        return Line(tokens, row, baseline, first)
    return Line(tokens, row, baseline, main_size((token.size, token.text) for token in tokens))
