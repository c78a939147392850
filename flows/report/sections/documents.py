"""All documents in one list, the newest landed first."""

from collections.abc import Iterator, Sequence

from duckdb import DuckDBPyConnection

from flows.cli.printing.html_text import text_html
from flows.cli.printing.naming import kind_name, short
from flows.cli.printing.output import count
from flows.cli.reading import Record, rows
from flows.report.figure import command
from flows.report.links import document_link
from flows.report.page import Page
from flows.report.paging import paged
from flows.report.table import Column, number, table

HEADING, ORDER, PATH = "Documents", 10, "documents.html"

COLUMNS = [
    Column("document", "called", lambda row: _called(row)),
    Column("kind", "kind", lambda row: text_html(kind_name(row["kind"]))),
    Column("dated", "dated_on"),
    Column("published", "published_on"),
    Column("issuer", "issuer"),
    Column("languages", "languages"),
    number("characters", "char_count"),
    number("related", "related_count"),
]


def pages(connection: DuckDBPyConnection) -> Iterator[Page]:
    """Yield the list, so many documents a page."""
    documents = rows(connection, "site/documents", run_id=None, document_ids=None)

    def body(shown: Sequence[Record], links: str, is_first: bool) -> str:
        return (
            f"<h1>{count(len(documents), 'document')}</h1>"
            f"<p>The newest landed first. The same: {command('chancery documents')}</p>"
            f"{links}{table(COLUMNS, shown, is_filtered=True)}{links}"
        )

    yield from paged(PATH, HEADING, documents, body)


def _called(row: Record) -> str:
    return f"{document_link(row['document_id'], row['called'])} <code>{short(row['document_id'])}</code>"
