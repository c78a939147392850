"""The first page: how much there is, what is new, where to go on."""

from collections.abc import Iterator

from duckdb import DuckDBPyConnection

from flows.cli.printing.html_text import text_html
from flows.cli.printing.naming import kind_name
from flows.cli.printing.output import count, moment, share
from flows.cli.printing.phrases import predicate_phrase
from flows.cli.reading import Record, rows
from flows.report.bars import Bar, bars
from flows.report.figure import figure, question
from flows.report.links import document_link
from flows.report.page import Page
from flows.report.sections import documents as document_list
from flows.report.table import Column, number, table

HEADING, ORDER, PATH = "Overview", 0, "index.html"
NEWEST = 8

FIGURES = [
    ("document_count", "document", "documents", "documents.html"),
    ("relation_count", "relation", "relations", "network.html"),
    ("republication_count", "republication", "republications", "network.html"),
    ("quotation_count", "quotation or shared source", "quotations and shared sources", "network.html"),
    ("translation_count", "translation", "translations", "network.html"),
    ("citing_count", "citation of a document held", "citations of documents held", "citations.html"),
    ("statement_count", "attributed statement", "attributed statements", "documents.html"),
    (
        "wanted_count",
        "work cited that could be fetched",
        "works cited that could be fetched",
        "citations.html",
    ),
    ("finding_count", "doubt", "doubts", "quality.html"),
    ("quarantined_count", "input in quarantine", "inputs in quarantine", "quarantine.html"),
]
BY_KIND = [
    Column("kind", "kind", lambda row: text_html(kind_name(row["kind"]))),
    number("documents", "document_count"),
    Column("first", "first_on"),
    Column("last", "last_on"),
]


def pages(connection: DuckDBPyConnection) -> Iterator[Page]:
    """Yield the one page."""
    (totals,) = rows(connection, "site/totals")
    runs = rows(connection, "queries/runs")
    body = _counts(totals) + _new(connection, runs) + _kinds(connection, totals)
    yield Page(PATH, "Overview", f"<h1>What is held</h1>{body}", PATH)


def _counts(totals: Record) -> str:
    cells = "".join(
        f'<li><a href="{path}"><b>{totals[name]:,}</b> {one if totals[name] == 1 else many}</a></li>'
        for name, one, many, path in FIGURES
    )
    asked = f"<details><summary>The question that gives them</summary>{question('site/totals')}</details>"
    return f'<ul class="counts">{cells}</ul>{asked}'


def _new(connection: DuckDBPyConnection, runs: list[Record]) -> str:
    """Return what the newest run that landed anything has brought."""
    landing = next((run for run in runs if run["landed_count"]), None)
    if not landing:
        return ""
    landed = rows(connection, "site/documents", run_id=landing["run_id"], document_ids=None)
    more = f' <a href="documents.html">All {len(landed):,}</a>' if len(landed) > NEWEST else ""
    relations = rows(connection, "site/relations_of_run", run_id=landing["run_id"])
    said = "".join(f"<li>{_relation(row)}</li>" for row in relations)
    related = f"<h3>Who repeats whom, newly</h3><ul>{said}</ul>" if said else ""
    counts = (
        f"{count(landing['landed_count'], 'document')} landed, {landing['unchanged_count'] or 0:,} unchanged,"
        f" {landing['quarantined_count'] or 0:,} quarantined."
    )
    return (
        f"<section><h2>New in the run of {moment(landing['started_at'])}</h2><p>{counts}{more}</p>"
        f"{table(document_list.COLUMNS, landed[:NEWEST])}{related}</section>"
    )


def _relation(row: Record) -> str:
    phrase = predicate_phrase(row["predicate"], is_subject=True)
    carried = (
        f' <small class="whole">{share(row["object_coverage"])} of it</small>'
        if row["predicate"] == "reproduces"
        else ""
    )
    subject = document_link(row["subject_id"], row["subject_called"])
    return f"{subject} <b>{phrase}</b> {document_link(row['object_id'], row['object_called'])}{carried}"


def _kinds(connection: DuckDBPyConnection, totals: Record) -> str:
    kinds = rows(connection, "site/documents_by_kind")
    if not kinds:
        return "<p>No documents yet.</p>"
    made = [Bar(kind_name(row["kind"]), [("documents", row["document_count"])]) for row in kinds]
    undated = f"; {totals['undated_count']:,} bear no date" if totals["undated_count"] else ""
    most, others = kinds[0], kinds[1:]
    is_ahead = others and most["document_count"] > others[0]["document_count"]
    first = (
        f"; the most, {most['document_count']:,}, are of kind {kind_name(most['kind'])}" if is_ahead else ""
    )
    caption = f"{count(totals['document_count'], 'document')} of {count(len(kinds), 'kind')}{first}{undated}."
    alternative = "Documents of each kind"
    drawn = figure(bars(made, alternative), caption, "site/documents_by_kind", BY_KIND, kinds)
    return f"<section><h2>Kinds</h2>{drawn}</section>"
