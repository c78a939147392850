"""Upright bars over an axis of numbers: how many there are of each size."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from flows.report import svg
from flows.report.scale import linear, round_ticks

WIDTH, HEIGHT = 560, 190
LEFT, RIGHT, TOP, BOTTOM = 44, 16, 10, 40
WIDEST = 72
"""A bar is no wider than this, however few there are."""


@dataclass(frozen=True)
class Bin:
    """How many values are in it; `words` name the bin."""

    value_count: int
    words: str


def histogram(bins: Sequence[Bin], axis_words: str, alternative: str) -> str:
    """Return the picture; the bins stand side by side, each as wide as the others, named below."""
    ticks = round_ticks(max(each.value_count for each in bins), 4)
    ticks = [tick for tick in ticks if tick == int(tick)]
    floor = HEIGHT - BOTTOM
    y = linear(0, ticks[-1], floor, TOP)
    step = min(WIDEST, (WIDTH - LEFT - RIGHT) / len(bins))
    made = [
        svg.tag("line", class_="grid", x1=LEFT, x2=WIDTH - RIGHT, y1=y(tick), y2=y(tick))
        + svg.label(f"{tick:,.0f}", LEFT - 8, y(tick) + 4, class_="tick", anchor="end")
        for tick in ticks
    ]
    every = math.ceil(len(bins) * 46 / (WIDTH - LEFT - RIGHT))
    for index, each in enumerate(bins):
        x = LEFT + index * step
        height = max(floor - y(each.value_count), 1.5) if each.value_count else 0
        about = svg.title(f"{each.words}: {each.value_count:,}")
        shape = {"x": x + 1, "y": floor - height, "width": max(step - 2, 1), "height": height}
        made.append(svg.tag("rect", about, class_="bar", **shape) if height else "")
        if index % every == 0:
            made.append(svg.label(each.words, x + step / 2, floor + 15, class_="tick", anchor="middle"))
    made.append(svg.tag("line", class_="axis", x1=LEFT, x2=WIDTH - RIGHT, y1=floor, y2=floor))
    made.append(svg.label(axis_words, (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6, class_="soft", anchor="middle"))
    return svg.picture(WIDTH, HEIGHT, alternative, "".join(made))
