"""What each run took in and what came of it."""

from collections.abc import Iterator, Sequence

from duckdb import DuckDBPyConnection

from flows.cli.printing.heads import HEAD_ADVICE, head
from flows.cli.printing.html_text import text_html
from flows.cli.printing.output import count
from flows.cli.reading import Record, rows
from flows.report.bars import Bar, bars
from flows.report.figure import figure, question
from flows.report.page import Page
from flows.report.paging import paged
from flows.report.table import Column, number, table

HEADING, ORDER, PATH = "Runs", 70, "runs.html"
DRAWN = 30

COLUMNS = [
    Column("started", "started_at"),
    Column("flow", "flow_name"),
    Column("state", "state", lambda row: text_html(row["state"].replace("_", " "))),
    number("seconds", "duration_seconds"),
    number("captured", "captured_count"),
    number("landed", "landed_count"),
    number("unchanged", "unchanged_count"),
    number("quarantined", "quarantined_count"),
    Column("version", "code_version"),
    Column("head of the log at its end", "root_sha256", lambda row: _head(row)),
]
OUTCOMES = (
    ("landed_count", "landed"),
    ("unchanged_count", "unchanged"),
    ("quarantined_count", "quarantined"),
)


def pages(connection: DuckDBPyConnection) -> Iterator[Page]:
    """Yield the list of runs, the newest first, with the newest drawn on the first page."""
    runs = rows(connection, "queries/runs")

    def body(shown: Sequence[Record], links: str, is_first: bool) -> str:
        drawn = _figure(runs) if is_first and len(runs) > 1 else ""
        return (
            f"<h1>{count(len(runs), 'run')}</h1>{drawn}{links}{table(COLUMNS, shown)}{links}"
            f"{question('queries/runs')}<p>{text_html(HEAD_ADVICE)}</p>"
        )

    yield from paged(PATH, HEADING, runs, body)


def _figure(runs: list[Record]) -> str:
    newest = runs[:DRAWN]
    made = [
        Bar(f"{run['started_at']:%Y-%m-%d %H:%M}", [(name, run[column] or 0) for column, name in OUTCOMES])
        for run in newest
    ]
    landed = sum(run["landed_count"] or 0 for run in runs)
    left_out = f" The newest {DRAWN} of {len(runs):,} are drawn." if len(runs) > DRAWN else ""
    caption = f"What came of the fetches of each run: {count(landed, 'landing')} in all.{left_out}"
    return figure(
        bars(made, "Landed, unchanged and quarantined inputs of each run"),
        caption,
        "queries/runs",
        COLUMNS,
        newest,
    )


def _head(row: Record) -> str:
    return f"<code>{head(row['tree_size'], row['root_sha256'])}</code>" if row["root_sha256"] else ""
