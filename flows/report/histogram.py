"""Upright bars over an axis of numbers: how many there are of each size."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from flows.cli.printing.html_text import text_html
from flows.report import svg
from flows.report.scale import linear, round_ticks

TICKS, WIDTH, HEIGHT = 44, 500, 174
TOP, BOTTOM = 10, 24
WIDEST = 100 * 72 / WIDTH
"""A bar is no wider than this, in percent, however few there are."""

GAP = 0.4
WORDS = 46
"""The room in pixels that the name of a bin takes."""


@dataclass(frozen=True)
class Bin:
    """How many values are in it; `words` name the bin."""

    value_count: int
    words: str


def histogram(bins: Sequence[Bin], axis_words: str, alternative: str) -> str:
    """Return the picture; the bins stand side by side, each as wide as the others, named below.

    It takes the width there is, up to its own: places from left to right are in percent. Where it is
    narrow, the style leaves out every other name.
    """
    ticks = round_ticks(max(each.value_count for each in bins), 4)
    ticks = [tick for tick in ticks if tick == int(tick)]
    floor = HEIGHT - BOTTOM
    y = linear(0, ticks[-1], floor, TOP)
    numbers = "".join(
        svg.label(f"{tick:,.0f}", TICKS - 8, y(tick) + 4, class_="tick", anchor="end") for tick in ticks
    )
    grid = "".join(svg.tag("line", class_="grid", x2="100%", y1=y(tick), y2=y(tick)) for tick in ticks)
    step = min(WIDEST, 100 / len(bins))
    every = math.ceil(len(bins) * WORDS / WIDTH)
    drawn = "".join(_bar(each, at * step, step, floor, y(each.value_count)) for at, each in enumerate(bins))
    names = "".join(
        _words(each.words, (at * every + 0.5) * step, floor, is_second=bool(at % 2))
        for at, each in enumerate(bins[::every])
    )
    axis = svg.tag("line", class_="axis", x2="100%", y1=floor, y2=floor)
    return (
        f'<div class="histogram" role="img" aria-label="{escape(alternative)}">'
        + svg.tag("svg", numbers, class_="plot", width=TICKS, height=HEIGHT)
        + svg.tag("svg", grid + drawn + names + axis, class_="plot over", height=HEIGHT)
        + f'<span class="axis-words">{text_html(axis_words)}</span></div>'
    )


def _bar(each: Bin, x: float, step: float, floor: float, top: float) -> str:
    """Return the bar of a bin that begins at `x` and is `step` wide, in percent."""
    if not each.value_count:
        return ""
    height = max(floor - top, 1.5)
    about = svg.title(f"{each.words}: {each.value_count:,}")
    place = {"x": f"{x + GAP / 2:.2f}%", "width": f"{step - GAP:.2f}%"}
    return svg.tag("rect", about, class_="bar", y=floor - height, height=height, **place)


def _words(words: str, middle: float, floor: float, *, is_second: bool) -> str:
    kind = f"tick{' second' if is_second else ''}"
    return svg.tag("text", escape(words), class_=kind, x=f"{middle:.2f}%", y=floor + 15, text_anchor="middle")
