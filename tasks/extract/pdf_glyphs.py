"""The glyphs, rules and images of one laid-out page.

`page.layout` holds pdfminer's objects; they are told apart by what they can do, and only by
attributes that pdfplumber's own `chars` shows too. This is the loop that runs once per glyph.
"""

from dataclasses import dataclass, field
from math import hypot
from typing import Any

from tasks.extract.pdf_frame import Sheet, into_frame
from tasks.extract.pdf_shapes import Glyph, Rule

RULE_THICKNESS_PT = 3.0
RULE_LENGTH_PT = 5.0
NOWHERE_PT = 1e6
"""Coordinates that no drawing means: a page is 14,400 points wide at most (ISO 32000-1, annex C)."""


@dataclass(slots=True)
class Painted:
    """What stands on one page: glyphs in drawing order by direction of reading (0, 90, 180, 270).

    `lost_count` of them are nowhere, because the numbers that place them are damaged, and are left out.
    """

    sheet: Sheet
    glyphs: dict[int, list[Glyph]] = field(default_factory=lambda: {0: []})
    rules: list[Rule] = field(default_factory=list)
    image_area: float = 0.0
    image_count: int = 0
    stroke_count: int = 0
    lost_count: int = 0


def painted(layout: Any, sheet: Sheet) -> Painted:
    """Everything on a laid-out page, nested figures included."""
    page = Painted(sheet)
    _collect(layout, page)
    return page


def _collect(container: Any, page: Painted) -> None:
    kinds: dict[type, str] = {}
    left, ceiling = page.sheet.left, page.sheet.ceiling
    add = page.glyphs[0].append
    for item in container:
        kind = kinds.get(type(item)) or kinds.setdefault(type(item), _kind(item))
        if kind == "glyph":
            # A font may map a glyph to nothing.
            if not (text := item.get_text()):
                continue
            x0, y0, x1, y1 = item.bbox
            # Written so that what is no number is lost, too.
            if not (x0 > -NOWHERE_PT and x1 < NOWHERE_PT and y0 > -NOWHERE_PT and y1 < NOWHERE_PT):
                page.lost_count += not text.isspace()
                continue
            a, b, _, d, _, y = item.matrix
            if b == 0 and a > 0 and d > 0:
                baseline = ceiling - (y if y0 <= y else y0)
                glyph = (text, x0 - left, x1 - left, ceiling - y1, ceiling - y0, baseline)
                add((*glyph, item.fontname))
            else:
                _collect_turned(item, page)
        elif kind == "figure":
            _collect(item, page)
        else:
            _collect_drawing(kind, item, page)


def _kind(item: Any) -> str:
    if hasattr(item, "get_text"):
        return "glyph"
    if hasattr(item, "__iter__"):
        return "figure"
    return "stroke" if hasattr(item, "get_pts") else "image"


def _collect_turned(item: Any, page: Painted) -> None:
    """A glyph that is not plainly upright goes into the reading frame nearest to its direction."""
    a, b, _, _, x, y = item.matrix
    direction = _direction(a, b)
    sheet = page.sheet
    origin = (x - sheet.left, sheet.ceiling - y, x - sheet.left, sheet.ceiling - y)
    box = (item.x0 - sheet.left, sheet.ceiling - item.y1, item.x1 - sheet.left, sheet.ceiling - item.y0)
    x0, top, x1, bottom = into_frame(box, direction, sheet)
    baseline = min(into_frame(origin, direction, sheet)[1], bottom)
    if min(abs(a), abs(b)) > 0.1 * hypot(a, b):
        top, bottom = baseline - 0.8 * (bottom - top), baseline + 0.2 * (bottom - top)
    page.glyphs.setdefault(direction, []).append(
        (item.get_text(), x0, x1, top, bottom, baseline, item.fontname)
    )


def _direction(a: float, b: float) -> int:
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 180
    return 90 if b > 0 else 270


def _collect_drawing(kind: str, item: Any, page: Painted) -> None:
    width, height = item.x1 - item.x0, item.y1 - item.y0
    if kind == "image":
        page.image_count += 1
        page.image_area += abs(width * height)
        return
    page.stroke_count += 1
    if height <= RULE_THICKNESS_PT and width >= RULE_LENGTH_PT:
        sheet = page.sheet
        page.rules.append(
            Rule(item.x0 - sheet.left, item.x1 - sheet.left, sheet.ceiling - (item.y0 + item.y1) / 2)
        )


def joined_rules(rules: list[Rule]) -> list[Rule]:
    """Rules drawn in abutting pieces as the rules they look like, top to bottom."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.y), rule.x0)):
        last = joined[-1] if joined else None
        if last and abs(last.y - rule.y) < 1.5 and rule.x0 <= last.x1 + 2:
            joined[-1] = Rule(last.x0, max(last.x1, rule.x1), last.y)
        else:
            joined.append(rule)
    return joined
