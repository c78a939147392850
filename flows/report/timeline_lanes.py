"""A lane of bars per kind: how many documents are dated in each stretch of time."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from flows.cli.printing.naming import kind_name
from flows.cli.reading import Record
from flows.report import svg
from flows.report.scale import date_bounds
from flows.report.time_axis import TimeAxis

NAMES, WIDTH = 130, 1050
LEFT, RIGHT = 40, 60
LANE, ROOM = 64, 14
BOTTOM = 28
UNIT_DAYS = {"day": 1, "week": 7, "month": 30.4, "quarter": 91.3, "year": 365.25}
MOST_BARS = 130


def unit_for(days: Sequence[date]) -> str:
    """Return the shortest stretch of time (day to year) of which the span of the days has not too many."""
    low, high = date_bounds(days)
    span = (high - low).days + 1
    return next((unit for unit, length in UNIT_DAYS.items() if span / length <= MOST_BARS), "year")


def timeline_lanes(counts: Sequence[Record], days: Sequence[date], unit: str, alternative: str) -> str:
    """Return names and picture; every lane has the same scale, and the axis the bounds of the days.

    `counts` have kind, period_on and document_count.
    """
    length = timedelta(days=UNIT_DAYS[unit])
    first, high = date_bounds(days)
    low = max(row["period_on"] for row in counts if row["period_on"] <= first)
    axis = TimeAxis(low, high + length if date.max - length > high else date.max, LEFT, WIDTH - RIGHT)
    most = max(row["document_count"] for row in counts)
    width = max(1.0, (axis.x(low + length) - axis.x(low)) - 1)
    names, made, y = [], [], 0.0
    for kind, rows in groupby(counts, key=lambda row: str(row["kind"])):
        lane = list(rows)
        floor = y + LANE
        total = sum(row["document_count"] for row in lane)
        names.append(svg.label(kind_name(kind), 0, floor - 18, class_="lane"))
        names.append(svg.label(f"{total:,}", 0, floor - 3, class_="tick"))
        made.append(svg.tag("line", class_="axis", x1=LEFT, x2=WIDTH - RIGHT, y1=floor, y2=floor))
        made += [_bar(row, axis, floor, width, most) for row in lane if low <= row["period_on"] <= high]
        y = floor + ROOM
    height = y + BOTTOM - ROOM
    return svg.beside(
        svg.picture(NAMES, height, f"Kinds: {alternative}", "".join(names)),
        svg.picture(WIDTH, height, alternative, axis.drawn(0, y - ROOM) + "".join(made)),
    )


def _bar(row: Record, axis: TimeAxis, floor: float, width: float, most: int) -> str:
    height = max(1.5, (LANE - ROOM) * row["document_count"] / most)
    about = svg.title(f"{kind_name(row['kind'])}, from {row['period_on']}: {row['document_count']:,}")
    shape = {"x": axis.x(row["period_on"]), "y": floor - height, "width": width, "height": height}
    return svg.tag("rect", about, class_="bar", **shape)
