"""Tables that fit the terminal: the least important columns give way first, then go."""

from collections.abc import Sequence
from dataclasses import dataclass

from flows.cli.printing.colour import paint
from flows.cli.printing.terminal import display_width, padded, shortened, terminal_width, visible

GAP = "  "

WIDEST_PADDING = 60
"""Where nothing limits a line, longer values are written in full but nothing is padded to them."""


@dataclass(frozen=True)
class Column:
    """One column: `importance` 0 gives way first; never narrower than `minimum` unless its values are."""

    name: str
    importance: int = 1
    minimum: int = 6
    align: str = "<"


@dataclass(frozen=True)
class Table:
    """Lines to print, and the names of the columns for which there was no room."""

    lines: list[str]
    hidden: list[str]


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], indent: int = 0) -> Table:
    """Return the rows below their heading, in the width of the terminal, values in full if it has none.

    `indent`: columns of the terminal the caller needs before each line.
    """
    cells = [[visible(value) for value in row] for row in rows]
    natural = [
        max([display_width(column.name), *(display_width(row[place]) for row in cells)])
        for place, column in enumerate(columns)
    ]
    limit = terminal_width()
    if limit is None:
        widths = [min(width, WIDEST_PADDING) for width in natural]
        return Table(_lines(columns, cells, widths, cut=False), [])
    limit -= indent
    shown = _with_room(columns, natural, limit)
    chosen = [columns[place] for place in shown]
    widths = _fitted(chosen, [natural[place] for place in shown], limit)
    lines = _lines(chosen, [[row[place] for place in shown] for row in cells], widths, cut=True)
    return Table(lines, [column.name for place, column in enumerate(columns) if place not in shown])


def _with_room(columns: Sequence[Column], natural: Sequence[int], limit: int) -> list[int]:
    """Return the places of the columns that fit at their minimum; at least one."""
    shown = list(range(len(columns)))

    def least() -> int:
        gaps = len(GAP) * (len(shown) - 1)
        return gaps + sum(min(natural[place], columns[place].minimum) for place in shown)

    while len(shown) > 1 and least() > limit:
        shown.remove(min(shown, key=lambda place: (columns[place].importance, -place)))
    return shown


def _fitted(columns: Sequence[Column], natural: Sequence[int], limit: int) -> list[int]:
    """Return widths that fill at most `limit`: narrowed by importance, the widest of equals first."""
    widths = [min(width, limit) for width in natural]
    minima = [min(column.minimum, width) for column, width in zip(columns, natural, strict=True)]
    room = limit - len(GAP) * (len(columns) - 1)
    while sum(widths) > room:
        places = [place for place, width in enumerate(widths) if width > minima[place]]
        if not places:
            break
        narrowed = min(places, key=lambda place: (columns[place].importance, -widths[place]))
        widths[narrowed] -= 1
    return widths


def _lines(columns: Sequence[Column], rows: list[list[str]], widths: list[int], *, cut: bool) -> list[str]:
    def line(values: Sequence[str]) -> str:
        fitted = [
            shortened(value, width) if cut else value for value, width in zip(values, widths, strict=True)
        ]
        parts = [
            padded(value, width, column.align)
            for value, width, column in zip(fitted, widths, columns, strict=True)
        ]
        return GAP.join(parts).rstrip()

    return [paint(line([column.name for column in columns]), "bold"), *(line(row) for row in rows)]
