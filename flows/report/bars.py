"""Horizontal bars, a row each, of one part or several: the form for names with numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from flows.report import svg
from flows.report.scale import linear

ROW = 26
THICKNESS = 16
NAMES = 220
NAME_CELLS = 28
WIDTH = 760
TAIL = 70
"""Room right of the longest bar for its number."""


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
    key_height = ROW if len(names) > 1 else 0
    longest = max((sum(value for _, value in bar.parts) for bar in made), default=0)
    scale = linear(0, longest or 1, 0, WIDTH - NAMES - TAIL)
    rows = "".join(_row(bar, key_height + index * ROW, scale(1) - scale(0)) for index, bar in enumerate(made))
    return svg.picture(WIDTH, key_height + len(made) * ROW, alternative, _key(names) + rows)


def _row(bar: Bar, y: float, unit: float) -> str:
    middle = y + ROW / 2
    shown = svg.cut(bar.name, NAME_CELLS)
    named = svg.label(shown, NAMES - 12, middle + 4, anchor="end", class_="name") + svg.title(bar.name)
    named = svg.link(bar.href, named) if bar.href else svg.tag("g", named)
    drawn, x = [], float(NAMES)
    for place, (name, value) in enumerate(bar.parts):
        kind = f"bar part-{place}{' open' if bar.is_open else ''}"
        about = svg.title(f"{bar.name}: {value:,} {name}")
        width = max(value * unit, 1.5) if value else 0
        shape = {"x": x, "y": y + (ROW - THICKNESS) / 2, "width": width, "height": THICKNESS, "rx": 2}
        drawn.append(svg.tag("rect", about, class_=kind, **shape) if value else "")
        x += width
    total = sum(value for _, value in bar.parts)
    return f"{named}{''.join(drawn)}{svg.label(f'{total:,}', x + 8, middle + 4, class_='value')}"


def _key(names: Sequence[str]) -> str:
    if len(names) < 2:
        return ""
    made, x = [], NAMES
    for place, name in enumerate(names):
        made.append(svg.tag("rect", class_=f"bar part-{place}", x=x, y=5, width=12, height=12, rx=2))
        made.append(svg.label(name, x + 18, 16, class_="tick"))
        x += 34 + 8 * len(name)
    return "".join(made)
