"""A line of time per text: when it was said first, and arcs to each time it was repeated."""

from collections.abc import Sequence
from itertools import groupby

from flows.cli.printing.naming import kind_name
from flows.cli.printing.phrases import predicate_phrase
from flows.cli.reading import Record
from flows.report import svg
from flows.report.links import document_path
from flows.report.time_axis import time_axis

NAMES, WIDTH = 300, 880
LEFT, RIGHT = 40, 60
ROW, DOT = 54, 4.5
NAME_CELLS = 37
BOTTOM = 28


def repetition_arcs(repeats: Sequence[Record], alternative: str) -> str:
    """Return names and picture. `repeats` as of `site/repeated_when`: together by what they repeat."""
    days = [row[name] for row in repeats for name in ("source_on", "copy_on")]
    axis = time_axis(days, LEFT, WIDTH - RIGHT)
    names, made, y = [], [], 0.0
    for source_id, group in groupby(repeats, key=lambda row: str(row["source_id"])):
        rows = list(group)
        y += ROW
        floor = y - 12
        made.append(svg.tag("line", class_="grid", x1=LEFT, x2=WIDTH - RIGHT, y1=floor, y2=floor))
        names.append(_name(source_id, rows, floor))
        x0 = axis.x(rows[0]["source_on"])
        made += [_arc(row, x0, axis.x(row["copy_on"]), floor) for row in rows]
        about = svg.title(f"{rows[0]['source_called']}: {rows[0]['source_on']}")
        made.append(svg.tag("circle", about, class_="dot bears", cx=x0, cy=floor, r=DOT + 0.5))
    return svg.beside(
        svg.picture(NAMES, y + BOTTOM, f"Names: {alternative}", "".join(names)),
        svg.picture(WIDTH, y + BOTTOM, alternative, axis.drawn(6, y) + "".join(made)),
    )


def _name(source_id: str, rows: Sequence[Record], floor: float) -> str:
    called = rows[0]["source_called"]
    line = svg.label(svg.cut(called, NAME_CELLS), 0, 13) + svg.title(called)
    cut_off = svg.tag("svg", line, x=0, y=floor - 22, width=NAMES - 10, height=19)
    times = svg.label(f"{rows[0]['copy_count']:,} × repeated", 0, floor + 8, class_="tick")
    return svg.link(document_path(source_id), cut_off) + times


def _arc(row: Record, x0: float, x1: float, floor: float) -> str:
    """Return an arc over the line, the higher the further, and the dot it ends in."""
    height = min(ROW - 22, 8 + abs(x1 - x0) / 12)
    path = f"M{x0:.0f} {floor:.0f}Q{(x0 + x1) / 2:.0f} {floor - 2 * height:.0f} {x1:.0f} {floor:.0f}"
    phrase = predicate_phrase(row["predicate"], is_subject=True)
    about = svg.title(f"{row['copy_called']} ({kind_name(row['copy_kind'])}, {row['copy_on']}) {phrase} it")
    dot = svg.tag("circle", about, class_="dot", cx=x1, cy=floor, r=DOT)
    return svg.tag("path", class_=f"arc {row['predicate']}", d=path) + svg.link(
        document_path(row["copy_id"]), dot
    )
