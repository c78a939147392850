"""Horizontal bars, a row each, of one part or several: the form for names with numbers.

Names and bars share the width there is, on a phone as on a desk: lengths are shares of it, letters keep
their size.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from flows.cli.printing.html_text import text_html
from flows.report import svg

ROW = 26
THICKNESS = 16
LEAST_SHARE = 0.5
"""What is drawn of the smallest number, in percent of the longest bar."""


@dataclass(frozen=True)
class Bar:
    """`parts`: name and value of each; `href` where the name leads; `is_open`: drawn as an outline."""

    name: str
    parts: Sequence[tuple[str, float]]
    href: str | None = None
    is_open: bool = False


def bars(made: Sequence[Bar], alternative: str) -> str:
    """Return the bars, each with its sum; a key above them where they have several parts."""
    names = [name for name, _ in made[0].parts] if made else []
    longest = max((sum(value for _, value in bar.parts) for bar in made), default=0)
    rows = "".join(_name(bar) + _track(bar, 100 / (longest or 1)) for bar in made)
    return f'{_key(names)}<div class="bars" role="group" aria-label="{escape(alternative)}">{rows}</div>'


def _name(bar: Bar) -> str:
    said = f'class="name" dir="auto" title="{text_html(bar.name)}"'
    if bar.href:
        return f'<a {said} href="{escape(bar.href)}">{text_html(bar.name)}</a>'
    return f"<span {said}>{text_html(bar.name)}</span>"


def _track(bar: Bar, unit: float) -> str:
    """Return the bar with its number at its end; `unit`: how many percent of the width a one is."""
    drawn, x = [], 0.0
    for place, (name, value) in enumerate(bar.parts):
        if not value:
            continue
        kind = f"bar part-{place}{' open' if bar.is_open else ''}"
        about = svg.title(f"{bar.name}: {value:,} {name}")
        width = max(value * unit, LEAST_SHARE)
        shape = {"y": (ROW - THICKNESS) / 2, "height": THICKNESS, "rx": 2}
        drawn.append(svg.tag("rect", about, class_=kind, x=f"{x:.2f}%", width=f"{width:.2f}%", **shape))
        x += width
    total = f"{sum(value for _, value in bar.parts):,}"
    number = svg.tag("text", total, class_="value", x=f"{x:.2f}%", dx=8, y=ROW / 2 + 4)
    return svg.tag("svg", "".join(drawn) + number, class_="plot track", height=ROW)


def _key(names: Sequence[str]) -> str:
    if len(names) < 2:
        return ""
    items = (
        f"<li>{svg.tag('svg', _swatch(place), class_='plot', width=12, height=12)}{text_html(name)}</li>"
        for place, name in enumerate(names)
    )
    return f'<ul class="lines">{"".join(items)}</ul>'


def _swatch(place: int) -> str:
    return svg.tag("rect", class_=f"bar part-{place}", width=12, height=12, rx=2)
