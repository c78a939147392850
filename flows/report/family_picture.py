"""A family as a picture: a card for each document, a line for who repeats whom, its style for how."""

from collections.abc import Mapping

from flows.cli.printing.naming import kind_name
from flows.cli.printing.phrases import predicate_phrase
from flows.cli.reading import Record
from flows.report import svg
from flows.report.descent import Descent, Place
from flows.report.links import document_path

CARD_WIDTH, CARD_HEIGHT = 244, 42
BETWEEN_COLUMNS, BETWEEN_ROWS = 60, 10
MARGIN = 4
BEND = 42
"""How far a line is drawn out that leaves a card and arrives at one on the same side."""

TITLE_CELLS = 31
ARROW = 7
ROOM_BESIDE = BEND + ARROW
MOST_OTHERS = 12
"""More second lines than this in one picture are counted, not drawn."""

MEANINGS = {
    "reproduces": "reproduces",
    "near_duplicate": "nearly the same",
    "same_text": "the same text",
    "quotes": "quotes",
    "shares_source": "shares a source",
    "translates": "translates",
}


def family_picture(placed: Descent, documents: Mapping[str, Record], alternative: str) -> str:
    """Return the picture; cards lead to the pages about their documents."""
    columns = 1 + max(column for column, _ in placed.places.values())
    drawn = [*placed.main, *placed.others[:MOST_OTHERS]]
    room = ROOM_BESIDE if any(_bends_at(link, placed) == columns - 1 for link in drawn) else 0
    width = 2 * MARGIN + columns * (CARD_WIDTH + BETWEEN_COLUMNS) - BETWEEN_COLUMNS + room
    height = 2 * MARGIN + placed.row_count * (CARD_HEIGHT + BETWEEN_ROWS) - BETWEEN_ROWS
    others = "".join(_line(link, placed, documents, "edge other") for link in placed.others[:MOST_OTHERS])
    lines = "".join(_line(link, placed, documents, "edge") for link in placed.main)
    cards = "".join(_card(documents[each], place) for each, place in placed.places.items())
    return svg.picture(width, height, alternative, others + lines + cards)


def legend() -> str:
    """Return what each style of line says."""
    return f'<ul class="lines">{"".join(map(_sample, MEANINGS))}</ul>'


def _sample(predicate: str) -> str:
    has_arrow = predicate in ("reproduces", "quotes", "translates")
    line = svg.tag("path", class_=f"edge {predicate}", d=f"M1 6H{38 if has_arrow else 45}")
    drawn = line + (_arrow(45, 6, -1, predicate) if has_arrow else "")
    picture = svg.tag("svg", drawn, width=46, height=12, class_="plot", aria_hidden="true")
    return f"<li>{picture}{MEANINGS[predicate]}</li>"


def _corner(place: Place) -> tuple[float, float]:
    column, row = place
    return (
        float(MARGIN + column * (CARD_WIDTH + BETWEEN_COLUMNS)),
        MARGIN + row * (CARD_HEIGHT + BETWEEN_ROWS),
    )


def _card(document: Record, place: Place) -> str:
    x, y = _corner(place)
    on = document["dated_on"] or document["published_on"]
    box = svg.tag("rect", x=x, y=y, width=CARD_WIDTH, height=CARD_HEIGHT, rx=6)
    when = svg.label(
        f"{kind_name(document['kind'])} · {on or 'without a date'}", x + 10, y + 16, class_="when"
    )
    # A picture of its own cuts off what a wider typeface would set over the edge.
    line = svg.label(svg.cut(document["called"], TITLE_CELLS), 0, 12)
    title = svg.tag("svg", line, x=x + 10, y=y + 20, width=CARD_WIDTH - 16, height=18)
    content = box + when + title + svg.title(document["called"])
    return svg.link(document_path(document["document_id"]), content, "card", document["document_id"][:12])


def _line(link: Record, placed: Descent, documents: Mapping[str, Record], class_: str) -> str:
    """Return a line from what is repeated to what repeats it, with an arrow where the direction is known.

    It leaves on the right and arrives on the left; where that is no way forward, on the right as well.
    """
    (from_x, from_y), (to_x, to_y) = (_corner(placed.places[link[end]]) for end in ("source_id", "copy_id"))
    x0, y0, y1 = from_x + CARD_WIDTH, from_y + CARD_HEIGHT / 2, to_y + CARD_HEIGHT / 2
    side = -1 if to_x > from_x else 1
    tip = to_x if side < 0 else to_x + CARD_WIDTH
    x1 = tip + side * (ARROW if link["has_direction"] else 0)
    bend = max(BETWEEN_COLUMNS / 2, (x1 - x0) / 2) if side < 0 else BEND
    path = f"M{x0:.0f} {y0:.0f}C{x0 + bend:.0f} {y0:.0f} {x1 + side * bend:.0f} {y1:.0f} {x1:.0f} {y1:.0f}"
    copy, source = (documents[link[end]]["called"] for end in ("copy_id", "source_id"))
    about = svg.title(f"{copy} {predicate_phrase(link['predicate'], is_subject=True)} {source}")
    ends = f"{link['source_id'][:12]} {link['copy_id'][:12]}"
    drawn = svg.tag("path", about, class_=f"{class_} {link['predicate']}", d=path, data_ends=ends)
    return drawn + (_arrow(tip, y1, side, link["predicate"], ends) if link["has_direction"] else "")


def _bends_at(link: Record, placed: Descent) -> int | None:
    """Return the column that a line bends right of, since what it leads to is no further right; else None."""
    (from_column, _), (to_column, _) = (placed.places[link[end]] for end in ("source_id", "copy_id"))
    return from_column if to_column <= from_column else None


def _arrow(x: float, y: float, side: int, predicate: str, ends: str | None = None) -> str:
    """Return an arrow with its tip at a place, that comes from the left (`side` -1) or from the right (1)."""
    back = x + side * ARROW
    points = f"{x:.0f},{y:.0f} {back:.0f},{y - 4:.0f} {back:.0f},{y + 4:.0f}"
    return svg.tag("polygon", class_=f"head {predicate}", points=points, data_ends=ends)
