"""Where the shared passages lie in both documents, as one small picture: SVG inside the page."""

from collections.abc import Iterator

from flows.cli.compare.alignment import AlignedPassage
from flows.cli.compare.compared import Comparison
from flows.cli.compare.difference_weight import Weight

WIDTH = 1000
BAR = 12
GAP = 46
NARROWEST = 1.5
WEIGHTIEST = (Weight.NEGATION, Weight.NUMBER, Weight.NAME)


def match_map(comparison: Comparison) -> str:
    """Return the picture: A above, B below, a ribbon from each passage to its counterpart, linked to it.

    Differences that weigh are marked in A. Empty where nothing is shared.
    """
    numbered = enumerate(comparison.passages, start=1)
    ribbons = "".join(_ribbon(number, passage, comparison) for number, passage in numbered)
    if not ribbons:
        return ""
    height = 2 * BAR + GAP
    bars = "".join(
        f'<rect class="bar" x="0" y="{y}" width="{WIDTH}" height="{BAR}"/>' for y in (0, BAR + GAP)
    )
    box = f'viewBox="0 0 {WIDTH} {height}" preserveAspectRatio="none"'
    label = "Where the shared passages lie: A above, B below"
    ticks = "".join(_ticks(comparison))
    return f'<svg class="map" {box} role="img" aria-label="{label}">{bars}{ribbons}{ticks}</svg>'


def _ribbon(number: int, passage: AlignedPassage, comparison: Comparison) -> str:
    left, right = len(comparison.left.text), len(comparison.right.text)
    x0, x1 = _stretch(passage.left_start, passage.left_end, left)
    x2, x3 = _stretch(passage.right_start, passage.right_end, right)
    low = BAR + GAP
    middle = BAR + GAP / 2
    path = (
        f"M{x0:.1f} 0V{BAR}C{x0:.1f} {middle:g} {x2:.1f} {middle:g} {x2:.1f} {low}V{low + BAR}"
        f"H{x3:.1f}V{low}C{x3:.1f} {middle:g} {x1:.1f} {middle:g} {x1:.1f} {BAR}V0Z"
    )
    title = f"<title>Passage {number}</title>"
    return f'<a href="#m{number}" tabindex="-1"><path class="ribbon" d="{path}">{title}</path></a>'


def _stretch(start: int, end: int, length: int) -> tuple[float, float]:
    x = WIDTH * start / length
    return x, max(x + NARROWEST, WIDTH * end / length)


def _ticks(comparison: Comparison) -> Iterator[str]:
    length = len(comparison.left.text)
    for place in comparison.places:
        if place.weight in WEIGHTIEST:
            x = WIDTH * place.difference.left_start / length
            tick = f'<rect class="tick" x="{x:.1f}" y="0" width="3" height="{BAR}"/>'
            yield f'<a href="#d{place.number}" tabindex="-1">{tick}</a>'
