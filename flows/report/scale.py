"""From values to places on an axis, and the values worth a tick."""

import math
from collections.abc import Callable, Sequence
from datetime import date, timedelta

Scale = Callable[[float], float]

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
OUTLYING = 3
"""An axis so many times as long as 98 % of the dates need leaves off those far from these."""

FEWEST = 8
"""Of fewer dates than this none is left off."""


def linear(low: float, high: float, start: float, end: float) -> Scale:
    """Return the scale from low..high to start..end; of one value it is the middle."""
    if high == low:
        return lambda value: (start + end) / 2
    return lambda value: start + (value - low) / (high - low) * (end - start)


def round_ticks(high: float, most: int = 5) -> list[float]:
    """Return round values from 0 to at least `high`, at most `most` steps: of 1, 2 or 5 and zeros."""
    if high <= 0:
        return [0, 1]
    rough = high / most
    power = 10 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999)
    return [index * step for index in range(math.ceil(high / step * 0.999) + 1)]


def date_bounds(days: Sequence[date]) -> tuple[date, date]:
    """Return first and last day for an axis; outliers are left off where they would squash the rest."""
    ordered = sorted(days)
    low, high = ordered[0], ordered[-1]
    edge = max(len(ordered) // 100, 1) if len(ordered) >= FEWEST else 0
    inner_low, inner_high = ordered[edge], ordered[-1 - edge]
    inner = max(inner_high - inner_low, timedelta(days=1))
    if edge and high - low > OUTLYING * inner:
        near = [day for day in ordered if inner_low - day <= inner and day - inner_high <= inner]
        return near[0], near[-1]
    return low, high


def date_ticks(low: date, high: date, most: int = 8) -> list[tuple[date, str]]:
    """Return days to mark with what to call them: years, quarters, months, or days where they are few."""
    days = (high - low).days
    if days > 3 * 365:
        step = next(step for step in YEARS if days / 365 / step <= most)
        first = -(-low.year // step) * step
        years = (year for year in range(first, high.year + 1, step) if 1 <= year <= 9999)
        return [(date(year, 1, 1), str(year)) for year in years if low <= date(year, 1, 1) <= high]
    if days > 75:
        step = next(step for step in (1, 3, 6, 12) if days / 30.4 / step <= most)
        months = (index for index in range(low.year * 12, high.year * 12 + 12) if index % step == 0)
        starts = (date(index // 12, index % 12 + 1, 1) for index in months)
        return [(day, f"{MONTHS[day.month - 1]} {day.year}") for day in starts if low <= day <= high]
    step = max(1, math.ceil(days / most))
    return [
        (day, f"{day.day} {MONTHS[day.month - 1]} {day.year}")
        for day in (low + timedelta(days=index) for index in range(0, days + 1, step))
    ]
