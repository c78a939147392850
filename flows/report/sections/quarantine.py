"""What did not land, why, and what to do about it."""

from collections.abc import Iterator

from duckdb import DuckDBPyConnection

from flows.cli.printing.html_text import text_html
from flows.cli.printing.naming import short
from flows.cli.printing.output import count
from flows.cli.reading import Record
from flows.report.figure import command, question
from flows.report.page import Page
from flows.report.rows import rows
from flows.report.table import Column, in_pages, number, page_path, pager, table

HEADING, ORDER, PATH = "Quarantine", 60, "quarantine.html"

BY_CODE = [
    Column("stage", "stage"),
    Column("code", "code"),
    number("inputs", "inputs"),
    Column("since", "since"),
    Column("the newest says", "newest_message"),
]
COLUMNS = [
    Column("input", "uri", lambda row: f"<code>{text_html(row['uri'])}</code>"),
    Column("why, and what to do", "message", lambda row: _why(row)),
    Column("since", "quarantined_at"),
    Column("to try it again", "quarantine_id", lambda row: command(_retry(row))),
]


def pages(connection: DuckDBPyConnection) -> Iterator[Page]:
    """Yield the list of inputs, with the reasons counted on the first page."""
    by_code = rows(connection, "queries/quarantine_by_code")
    inputs = rows(connection, "reading/quarantine")
    cut = list(in_pages(inputs))
    numbers = [page_number for page_number, _ in cut]
    for page_number, shown in cut:
        links = pager(PATH, page_number, numbers)
        body = f"<h1>{_heading(len(inputs))}</h1>"
        if inputs and page_number == 1:
            retry = command("chancery quarantine retry")
            body += f"<p>Their bytes are kept. Do what the reasons ask for; {retry} then tries all again.</p>"
            body += table(BY_CODE, by_code) + question("queries/quarantine_by_code")
        if inputs:
            body += f"<h2>One by one</h2>{links}{table(COLUMNS, shown, is_filtered=True)}{links}"
        yield Page(page_path(PATH, page_number), "Quarantine", body, PATH)


def _heading(number_of_inputs: int) -> str:
    return (
        f"{count(number_of_inputs, 'input')} in quarantine" if number_of_inputs else "Nothing in quarantine"
    )


def _why(row: Record) -> str:
    return f"{text_html(row['message'])} <small>{text_html(row['stage'])}: {text_html(row['code'])}</small>"


def _retry(row: Record) -> str:
    return f"chancery quarantine retry {short(row['quarantine_id'])}"
