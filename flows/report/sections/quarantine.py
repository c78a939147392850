"""What did not land, why, and what to do about it."""

import re
from collections.abc import Iterator, Sequence

from duckdb import DuckDBPyConnection

from flows.cli.printing.html_text import text_html
from flows.cli.printing.naming import short
from flows.cli.printing.output import count
from flows.cli.reading import Record, rows
from flows.report.figure import command, question
from flows.report.page import Page
from flows.report.paging import paged
from flows.report.table import Column, number, table

HEADING, ORDER, PATH = "Quarantine", 60, "quarantine.html"

QUOTED = re.compile("`([^`]*)`")
"""A command in a message, between backticks."""

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

    def body(shown: Sequence[Record], links: str, is_first: bool) -> str:
        heading = f"<h1>{_heading(len(inputs))}</h1>"
        if not inputs:
            return heading
        reasons = _reasons(by_code) if is_first else ""
        return f"{heading}{reasons}<h2>One by one</h2>{links}{table(COLUMNS, shown, is_filtered=True)}{links}"

    yield from paged(PATH, HEADING, inputs, body)


def _reasons(by_code: list[Record]) -> str:
    retry = command("chancery quarantine retry")
    return (
        f"<p>What came of them is kept. Do what the reasons ask for; {retry} then tries all again.</p>"
        f"{table(BY_CODE, by_code)}{question('queries/quarantine_by_code')}"
    )


def _heading(number_of_inputs: int) -> str:
    return (
        f"{count(number_of_inputs, 'input')} in quarantine" if number_of_inputs else "Nothing in quarantine"
    )


def _why(row: Record) -> str:
    said = QUOTED.sub(r'<code class="command">\1</code>', text_html(row["message"]))
    return f"{said} <small>{text_html(row['stage'])}: {text_html(row['code'])}</small>"


def _retry(row: Record) -> str:
    return f"chancery quarantine retry {short(row['quarantine_id'])}"
