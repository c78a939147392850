"""Who cites what, as two columns: documents on the left, works on the right, filled where they are held."""

from collections.abc import Sequence

from flows.cli.reading import Record
from flows.report import svg
from flows.report.links import document_path

WIDTH, LEFT, RIGHT = 1180, 380, 840
ROW, TOP = 24, 8
LEFT_CELLS, RIGHT_CELLS = 50, 44
DOT = 5


def citation_picture(citing: Sequence[Record], alternative: str) -> str:
    """Return the picture. `citing` as of `site/citing`, the most cited work first."""
    works = {row["work"]: row for row in citing}
    works_at = {work: TOP + ROW / 2 + index * ROW for index, work in enumerate(works)}
    documents = {row["subject_id"]: row for row in citing}
    middles = {
        each: [works_at[row["work"]] for row in citing if row["subject_id"] == each] for each in documents
    }
    # Each document stands level with what it cites, as far as the others leave room.
    ordered = sorted(documents, key=lambda each: (sum(middles[each]) / len(middles[each]), each))
    documents_at = {each: TOP + ROW / 2 + index * ROW for index, each in enumerate(ordered)}
    height = 2 * TOP + ROW * max(len(works), len(documents))
    # The shorter column stands in the middle of the longer.
    works_shift = max(0, (len(documents) - len(works)) * ROW / 2)
    documents_shift = max(0, (len(works) - len(documents)) * ROW / 2)
    lines = "".join(
        _line(row, documents_at[row["subject_id"]] + documents_shift, works_at[row["work"]] + works_shift)
        for row in citing
    )
    left = "".join(_document(documents[each], y + documents_shift) for each, y in documents_at.items())
    right = "".join(_work(works[each], y + works_shift) for each, y in works_at.items())
    return svg.picture(WIDTH, height, alternative, lines + left + right)


def _key(work: str) -> str:
    """Return a name for a work that the script tells works apart by; it has no blanks."""
    return "w-" + work.encode().hex()[:64]


def _line(row: Record, y0: float, y1: float) -> str:
    middle = (LEFT + RIGHT) / 2
    path = f"M{LEFT} {y0:.0f}C{middle:.0f} {y0:.0f} {middle:.0f} {y1:.0f} {RIGHT} {y1:.0f}"
    about = svg.title(f"{row['subject_called']} cites {row['work']}: {row['citation_count']:,}")
    ends = f"{row['subject_id'][:12]} {_key(row['work'])}"
    return svg.tag("path", about, class_="edge cites", d=path, data_ends=ends)


def _document(row: Record, y: float) -> str:
    words = svg.label(svg.cut(row["subject_called"], LEFT_CELLS), LEFT - 14, y + 4, anchor="end")
    dot = svg.tag("circle", class_="dot", cx=LEFT, cy=y, r=DOT - 1.5)
    content = words + svg.title(row["subject_called"]) + dot
    return svg.link(document_path(row["subject_id"]), content, key=row["subject_id"][:12])


def _work(row: Record, y: float) -> str:
    dot = svg.tag("circle", class_=f"dot{'' if row['object_id'] else ' bears'}", cx=RIGHT, cy=y, r=DOT)
    words = svg.label(svg.cut(row["work"], RIGHT_CELLS), RIGHT + 14, y + 4)
    content = dot + words + svg.title(row["work"])
    if row["object_id"]:
        return svg.link(document_path(row["object_id"]), content, key=_key(row["work"]))
    return svg.tag("g", content, data_key=_key(row["work"]))
