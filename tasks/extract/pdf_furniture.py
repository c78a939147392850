"""Running headers and footers: lines at the edges of pages that are not part of the text.

A line is one if it comes back on other pages at the same height and size (digits aside), if it
repeats something from the top of an earlier page, if it gives the title of the first page again in
smaller type, or if it is a page or job number standing alone.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from statistics import median

from tasks.extract.pdf_shapes import Line

EDGE_SHARE = 0.13
"""Share of the page height at its top and at its foot where furniture stands."""

LEAST_TITLE_LETTERS = 12
SMALLER = 0.95
"""How large the type of a running title may be, beside that of the page's text."""

PAGE_NUMBER = re.compile(
    r"[-–—\[( ]*(?:page|p\.|pág\.?|página|seite|стр\.?|страница)?\s*"
    r"(?:\d{1,4}|(?-i:[ivxl]{1,6}))(?:\s*(?:/|of|de|sur|von|из)\s*\d{1,4})?[-–—\]). ]*",
    re.IGNORECASE,
)

JOB_NUMBER = re.compile(r"(?:[A-Z]{1,4}[.-])?[*\d](?=(?:\D*\d){4})[-–.*\d ]*(?:\([A-Z]{1,3}\))?[-–.*\d ]*")
"""A printer's or translator's number: digits, a language letter, a date."""


@dataclass(slots=True)
class PageLines:
    """The lines of one page in the main direction; furniture moves from `body` to its place."""

    height: float
    body: list[Line]
    header: list[Line] = field(default_factory=list)
    footer: list[Line] = field(default_factory=list)


def set_furniture_apart(pages: list[PageLines]) -> None:
    """Moves running headers and footers of all pages out of `body`."""
    edges = [(_edge(page, at_top=True), _edge(page, at_top=False)) for page in pages]
    opening = _letters("".join(line.text for line in pages[0].body)).casefold() if pages[1:] else ""
    titles = [_titles(page, top, opening) for page, (top, _) in zip(pages[1:], edges[1:], strict=True)]
    _move(pages, [top for top, _ in edges], at_top=True, titles=[[], *titles])
    _move(pages, [foot for _, foot in edges], at_top=False)


def _edge(page: PageLines, at_top: bool) -> list[Line]:
    """The lines in the top or bottom strip of a page, outermost row first, four rows at most."""
    limit = page.height * EDGE_SHARE
    strip = [
        line for line in page.body if (line.bottom <= limit if at_top else line.top >= page.height - limit)
    ]
    rows = sorted({line.row for line in strip}, reverse=not at_top)[:4]
    return [line for row in rows for line in strip if line.row == row]


def _titles(page: PageLines, lines: list[Line], opening: str) -> list[Line]:
    """The lines at the top of a later page that say in smaller type what the first page says."""
    if not page.body:
        return []
    smaller = SMALLER * median(line.size for line in page.body)
    letters = {id(line): _letters(line.text).casefold() for line in lines if line.size < smaller}
    return [
        line
        for line in lines
        if len(letters.get(id(line), "")) >= LEAST_TITLE_LETTERS and letters[id(line)] in opening
    ]


def _move(
    pages: list[PageLines],
    edges: list[list[Line]],
    at_top: bool,
    titles: list[list[Line]] | None = None,
) -> None:
    places: dict[str, list[tuple[int, Line]]] = defaultdict(list)
    for number, lines in enumerate(edges):
        for line in lines:
            places[_key(line)].append((number, line))
    for number, (page, lines) in enumerate(zip(pages, edges, strict=True)):
        chosen = [line for line in lines if _is_running(line, number, places[_key(line)], at_top)]
        chosen += [line for line in (titles[number] if titles else []) if line not in chosen]
        chosen = _apart(chosen, page, at_top)
        chosen += [line for line in lines if line not in chosen and _is_number(line, page, at_top)]
        chosen = [line for line in chosen if not _continues(line, chosen, page)]
        if not at_top and chosen:
            chosen += _beside(chosen, lines)
        _take(page, chosen, at_top)


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.casefold().rstrip("* "))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _is_running(line: Line, number: int, places: list[tuple[int, Line]], at_top: bool) -> bool:
    """Whether the line comes back elsewhere; after page 1 a repeated masthead line is enough."""
    if line.tokens[0].raised:
        return False
    others = [other for page, other in places if page != number]
    same_place = any(
        abs(other.baseline - line.baseline) < 6 and abs(other.size - line.size) < 0.1 * line.size
        for other in others
    )
    return same_place or (at_top and number > 0 and bool(others))


def _apart(chosen: list[Line], page: PageLines, at_top: bool) -> list[Line]:
    """The chosen rows without the innermost ones that stand as close to the text as its own lines."""
    while chosen:
        inner = (max if at_top else min)(chosen, key=lambda line: line.row)
        beyond = [other for other in page.body if other not in chosen and other.row != inner.row]
        gaps = [abs(other.baseline - inner.baseline) for other in beyond if (other.row > inner.row) == at_top]
        if not gaps or min(gaps) > 1.5 * inner.size:
            return chosen
        chosen = [line for line in chosen if line.row != inner.row]
    return chosen


def _continues(line: Line, chosen: list[Line], page: PageLines) -> bool:
    """Whether text goes on beside the line, as behind the number of a paragraph."""
    return any(
        other.row == line.row and other not in chosen and abs(other.x0 - line.x1) < 5 * line.size
        for other in page.body
    )


def _is_number(line: Line, page: PageLines, at_top: bool) -> bool:
    """Whether the line is a page number, or a job number at the foot, apart from the text."""
    is_job = not at_top and JOB_NUMBER.fullmatch(line.text)
    if line.tokens[0].raised or not (is_job or PAGE_NUMBER.fullmatch(line.text)):
        return False
    outside = [other for other in page.body if other.row != line.row]
    further = [other for other in outside if (other.row < line.row) == at_top]
    inner = [abs(other.baseline - line.baseline) for other in outside if other not in further]
    apart = not inner or min(inner) > (1.1 if is_job else 1.5) * line.size
    return apart and all(_letters(other.text).isdigit() or len(other.text) < 40 for other in further)


def _beside(chosen: list[Line], lines: list[Line]) -> list[Line]:
    """Short lines on a row with a footer line or further down."""
    top = min(line.baseline for line in chosen)
    return [
        line
        for line in lines
        if line not in chosen
        and not line.tokens[0].raised
        and line.baseline > top - 0.5 * line.size
        and len(line.text) < 60
    ]


def _take(page: PageLines, chosen: list[Line], at_top: bool) -> None:
    (page.header if at_top else page.footer).extend(chosen)
    if chosen:
        taken = {id(line) for line in chosen}
        page.body = [line for line in page.body if id(line) not in taken]
