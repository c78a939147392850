"""What is cited, what of it is held, and what to fetch next."""

from collections.abc import Iterator, Sequence

from duckdb import DuckDBPyConnection

from flows.cli.printing.html_text import text_html
from flows.cli.printing.output import count
from flows.cli.reading import Record, rows
from flows.report.bars import Bar, bars
from flows.report.citation_picture import citation_picture
from flows.report.figure import command, figure
from flows.report.links import document_link, document_path
from flows.report.page import Page
from flows.report.paging import paged
from flows.report.table import Column, number, table

HEADING, ORDER, PATH = "Citations", 40, "citations.html"
DRAWN_WORKS = 25
DRAWN_CITATIONS = 60
"""More lines than this between documents and works would be a thicket: then the bars alone are drawn."""

HOLDINGS = [
    Column("kind of work", "kind"),
    Column("", "holding"),
    number("works", "work_count"),
    number("places", "place_count"),
    number("citing documents", "document_count"),
]
WORKS = [
    Column("work", "work", lambda row: _work(row)),
    Column("kind", "kind"),
    number("citing documents", "document_count"),
    number("places", "citation_count"),
    Column("title given", "cited_title"),
    Column("dated", "cited_on"),
    Column("", "object_id", lambda row: "held" if row["object_id"] else "not held"),
]
CITING = [
    Column("document", "subject_called", lambda row: document_link(row["subject_id"], row["subject_called"])),
    Column("cites", "work"),
    number("places", "citation_count"),
]


def pages(connection: DuckDBPyConnection) -> Iterator[Page]:
    """Yield the pictures with the first works, then further works; what most documents cite comes first."""
    works = rows(connection, "site/works_cited")
    heading = f"<h1>{count(len(works), 'work')} cited</h1>"
    wanted = command("chancery query @cited_but_missing")

    def body(shown: Sequence[Record], links: str, is_first: bool) -> str:
        if not works:
            return heading
        pictures = _pictures(connection, works) if is_first else ""
        return (
            f"{heading}{pictures}<h2>All works</h2>"
            f"<p>What is cited, could be fetched and is not held: {wanted}</p>"
            f"{links}{table(WORKS, shown, is_filtered=True)}{links}"
        )

    yield from paged(PATH, HEADING, works, body)


def _pictures(connection: DuckDBPyConnection, works: list[Record]) -> str:
    holdings = rows(connection, "site/citations_by_resolution")
    kinds = list(dict.fromkeys(row["kind"] for row in holdings))
    parts = {(row["kind"], row["holding"]): row["work_count"] for row in holdings}
    made = [
        Bar(kind.replace("_", " "), [(name, parts.get((kind, name), 0)) for name in ("held", "not held")])
        for kind in kinds
    ]
    held = sum(1 for row in works if row["object_id"])
    caption = f"<b>{held:,}</b> of <b>{count(len(works), 'work')}</b> that documents cite are held here."
    body = figure(
        bars(made, "Works cited, by kind and whether they are held"),
        caption,
        "site/citations_by_resolution",
        HOLDINGS,
        holdings,
    )
    return body + "<h2>Cited most</h2>" + _most(works) + _graph(connection)


def _most(works: list[Record]) -> str:
    drawn = works[:DRAWN_WORKS]
    made = [
        Bar(
            row["work"],
            [("documents", row["document_count"])],
            document_path(row["object_id"]) if row["object_id"] else None,
            is_open=not row["object_id"],
        )
        for row in drawn
    ]
    left_out = f" The first {len(drawn)} of {len(works):,} are drawn." if len(works) > len(drawn) else ""
    caption = f"By the number of documents that cite them; filled bars are held, open ones are not.{left_out}"
    return figure(bars(made, "The works that most documents cite"), caption, "site/works_cited", WORKS, drawn)


def _graph(connection: DuckDBPyConnection) -> str:
    citing = rows(connection, "site/citing")
    if len(citing) > DRAWN_CITATIONS:
        return ""
    works = len({row["work"] for row in citing})
    documents = len({row["subject_id"] for row in citing})
    drawn = citation_picture(citing, f"Which of {count(documents, 'document')} cites which work")
    caption = (
        f"<b>{count(documents, 'document')}</b> and the <b>{count(works, 'work')}</b> cited most (at most"
        " twelve); filled dots on the right are held."
    )
    return f"<h2>Who cites what</h2>{figure(drawn, caption, 'site/citing', CITING, citing)}"


def _work(row: Record) -> str:
    if row["object_id"]:
        return document_link(row["object_id"], row["work"])
    return f'<span class="called">{text_html(row["work"])}</span>'
