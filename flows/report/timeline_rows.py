"""A row per document: when it was written, when it was given out, and arcs to those that repeat it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby

from flows.cli.printing.naming import kind_name
from flows.cli.printing.phrases import predicate_phrase
from flows.cli.reading import Record
from flows.report import svg
from flows.report.links import document_path
from flows.report.time_axis import time_axis

NAMES, WIDTH = 300, 880
LEFT, RIGHT = 40, 40
"""Room for half of a day's name at either end of the axis."""

ROW, LANE = 24, 26
NAME_CELLS = 37
BOTTOM = 28
DOT = 5


def timeline_rows(documents: Sequence[Record], links: Sequence[Record], alternative: str) -> str:
    """Return names and picture: lanes of kinds, documents by date in each. `links` as of `site/repeats`."""
    axis = time_axis(list(_days(documents)), LEFT, WIDTH - RIGHT)
    rows: dict[str, float] = {}
    names, y = [], 0.0
    ordered = sorted(documents, key=lambda row: row["kind"])
    for kind, lane in groupby(ordered, key=lambda row: str(row["kind"])):
        names.append(svg.label(kind_name(kind), 0, y + LANE - 9, class_="lane"))
        y += LANE
        for document in lane:
            rows[document["document_id"]] = y + ROW / 2
            names.append(_name(document, y + ROW / 2))
            y += ROW
    by_id = {document["document_id"]: document for document in documents}
    arcs = "".join(
        _arc(link, by_id, rows, axis.x)
        for link in links
        if link["source_id"] in by_id and link["copy_id"] in by_id
    )
    dots = "".join(_dots(document, rows[document["document_id"]], axis.x) for document in documents)
    return svg.beside(
        svg.picture(NAMES, y + BOTTOM, f"Names: {alternative}", "".join(names)),
        svg.picture(WIDTH, y + BOTTOM, alternative, axis.drawn(0, y) + arcs + dots),
    )


def _days(documents: Sequence[Record]) -> Iterator[date]:
    for document in documents:
        yield from filter(None, (document["dated_on"], document["published_on"]))


def _name(document: Record, y: float) -> str:
    line = svg.label(svg.cut(document["called"], NAME_CELLS), 0, 13) + svg.title(document["called"])
    cut_off = svg.tag("svg", line, x=12, y=y - 9, width=NAMES - 22, height=19)
    return svg.link(document_path(document["document_id"]), cut_off, key=document["document_id"][:12])


def _dots(document: Record, y: float, x: Callable[[date], float]) -> str:
    bears, published = document["dated_on"], document["published_on"]
    drawn = ""
    if bears and published and bears != published:
        drawn = svg.tag("line", class_="span", x1=x(bears), x2=x(published), y1=y, y2=y)
    if published:
        about = svg.title(f"published {published}")
        drawn += svg.tag("circle", about, class_="dot", cx=x(published), cy=y, r=DOT)
    if bears and bears != published:
        drawn += svg.tag("circle", svg.title(f"dated {bears}"), class_="dot bears", cx=x(bears), cy=y, r=DOT)
    return drawn


def _arc(link: Record, by_id: dict[str, Record], rows: dict[str, float], x: Callable[[date], float]) -> str:
    source, copy = by_id[link["source_id"]], by_id[link["copy_id"]]
    x0 = x(source["dated_on"] or source["published_on"])
    x1 = x(copy["dated_on"] or copy["published_on"])
    y0, y1 = rows[source["document_id"]], rows[copy["document_id"]]
    bow = min(60.0, 18 + abs(y1 - y0) / 6)
    path = f"M{x0:.0f} {y0:.0f}C{x0 + bow:.0f} {y0:.0f} {x1 - bow:.0f} {y1:.0f} {x1:.0f} {y1:.0f}"
    about = f"{copy['called']} {predicate_phrase(link['predicate'], is_subject=True)} {source['called']}"
    ends = f"{source['document_id'][:12]} {copy['document_id'][:12]}"
    return svg.tag("path", svg.title(about), class_=f"arc {link['predicate']}", d=path, data_ends=ends)
