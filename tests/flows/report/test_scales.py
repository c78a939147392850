"""Axes and bins: round values, all of them, whatever the numbers are."""

import re
from datetime import date, timedelta

import pytest

from flows.report.bars import Bar, bars
from flows.report.distribution import doubling_bins, even_bins
from flows.report.histogram import Bin, histogram
from flows.report.scale import date_bounds, date_ticks, linear, round_ticks
from flows.report.time_axis import time_axis
from flows.report.timeline_lanes import timeline_lanes, unit_for


@pytest.mark.parametrize("high", [0, 1, 2, 7, 10, 99, 101, 12_345, 0.3, 1.0])
def test_ticks_are_few_and_reach_the_highest_value(high):
    ticks = round_ticks(high)
    assert ticks[0] == 0 and ticks[-1] >= high * 0.999 and len(ticks) <= 7


def test_one_value_alone_stands_in_the_middle():
    assert linear(5, 5, 0, 100)(5) == 50


@pytest.mark.parametrize("days", [0, 1, 10, 100, 1000, 10_000, 700_000])
def test_days_to_mark_are_within_the_axis_and_not_too_many(days):
    low, high = date(80, 1, 1), date(80, 1, 1) + timedelta(days=days)
    ticks = date_ticks(low, high)
    assert all(low <= day <= high for day, _ in ticks) and len(ticks) <= 12


def test_a_misread_century_does_not_squash_the_rest():
    days = [date(2019, 1, 1) + timedelta(days=n) for n in range(50)]
    assert date_bounds([date(1019, 3, 3), *days]) == (days[0], days[-1])
    late = days[-1] + timedelta(days=40)
    assert date_bounds([date(1019, 3, 3), *days, late]) == (days[0], late)
    assert date_bounds(days) == (days[0], days[-1])


def test_the_first_and_the_last_day_there_is_can_be_drawn():
    axis = time_axis([date.min, date.max], 0, 100)
    assert 0 <= axis.x(date.min) < axis.x(date.max) <= 100
    rows = [{"kind": "letter", "period_on": day, "document_count": 1} for day in (date.min, date.max)]
    assert timeline_lanes(rows, [date.min, date.max], "year", "all").count("<rect") == 2


@pytest.mark.parametrize(("span", "unit"), [(10, "day"), (400, "week"), (3_000, "month"), (9_000, "quarter")])
def test_time_is_counted_in_stretches_that_fit(span, unit):
    assert unit_for([date(2000, 1, 1), date(2000, 1, 1) + timedelta(days=span)]) == unit


@pytest.mark.parametrize("values", [[0], [0, 0.2, 1, 1.5, 3, 4, 900], [1], [4, 4, 4]])
def test_every_value_is_in_one_bin(values):
    for bins in (doubling_bins(values), doubling_bins(values, is_whole=True)):
        assert sum(each.value_count for each in bins) == len(values)
        assert histogram(bins, "words", "all").startswith('<div class="histogram"')


def test_counts_are_named_as_counts():
    assert [each.words for each in doubling_bins([8], is_whole=True)] == ["none", "1", "2", "3–4", "5–8"]


def test_shares_have_bins_up_to_one():
    bins = even_bins([0.0, 0.95, 1.0], 1.0)
    assert [each.value_count for each in bins] == [1, *[0] * 8, 2]


def percents(drawn: str, kind: str) -> list[tuple[float, float]]:
    """Where the bars of a picture begin and how wide they are, in percent of its width."""
    found = re.findall(rf'<rect class="{kind}"[^>]*?x="([\d.]+)%" width="([\d.]+)%"', drawn)
    return [(float(x), float(width)) for x, width in found]


def test_bars_are_shares_of_the_width_there_is_and_keep_their_numbers():
    made = [Bar(name, [("edits", value)]) for name, value in (("a", 45_960), ("b", 11_490), ("c", 1))]
    drawn = bars(made, "all")
    assert percents(drawn, "bar part-0") == [(0, 100), (0, 25), (0, 0.5)]
    assert re.findall(r">([\d,]+)</text>", drawn) == ["45,960", "11,490", "1"]
    assert "viewBox" not in drawn


def test_parts_of_a_bar_stand_behind_one_another_below_a_key():
    drawn = bars([Bar("run", [("landed", 3), ("unchanged", 0), ("quarantined", 1)])], "all")
    assert percents(drawn, "bar part-0") == [(0, 75)] and percents(drawn, "bar part-2") == [(75, 25)]
    key = drawn.partition('<div class="bars"')[0]
    assert all(name in key for name in ("landed", "unchanged", "quarantined"))


@pytest.mark.parametrize("count", [1, 2, 8, 30])
def test_a_histogram_has_all_its_bins_within_its_width(count):
    drawn = histogram([Bin(n + 1, f"{n}") for n in range(count)], "words", "all")
    places = percents(drawn, "bar")
    assert len(places) == count
    assert all(x >= 0 and x + width <= 100 for x, width in places)
