"""A horizontal axis of days, with lines down the picture at those that are named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flows.report import svg
from flows.report.scale import date_bounds, date_ticks, linear

TICK_WIDTH = 100


@dataclass(frozen=True)
class TimeAxis:
    """Days from `low` to `high` between two places; a day beyond either is drawn at the edge."""

    low: date
    high: date
    start: float
    end: float

    def x(self, day: date) -> float:
        """Return where a day stands."""
        kept = min(max(day, self.low), self.high)
        return linear(self.low.toordinal(), self.high.toordinal(), self.start, self.end)(kept.toordinal())

    def drawn(self, top: float, bottom: float) -> str:
        """Return the lines and, below them, the days' names."""
        most = max(2, int((self.end - self.start) / TICK_WIDTH))
        return "".join(
            svg.tag("line", class_="grid", x1=self.x(day), x2=self.x(day), y1=top, y2=bottom)
            + svg.label(words, self.x(day), bottom + 16, class_="tick", anchor="middle")
            for day, words in date_ticks(self.low, self.high, most)
        )


def time_axis(days: Sequence[date], start: float, end: float) -> TimeAxis:
    """Return the axis for these days, with a little room at both ends."""
    low, high = date_bounds(days)
    room = max(timedelta(days=1), (high - low) / 40)
    return TimeAxis(_moved(low, -room), _moved(high, room), start, end)


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day
