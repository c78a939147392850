"""How well documents could be read: changes, certainty of OCR, doubts."""

from collections.abc import Iterator, Sequence
from statistics import median

from duckdb import DuckDBPyConnection

from flows.cli.printing.html_text import text_html
from flows.cli.printing.output import count
from flows.cli.reading import Record, rows
from flows.report.bars import Bar, bars
from flows.report.distribution import doubling_bins, even_bins
from flows.report.figure import figure
from flows.report.histogram import histogram
from flows.report.links import document_link
from flows.report.page import Page
from flows.report.paging import paged
from flows.report.table import Column, number, table

HEADING, ORDER, PATH = "Quality", 50, "quality.html"

DOCUMENTS = [
    Column("document", "called", lambda row: document_link(row["document_id"], row["called"])),
    number("doubts", "finding_count"),
    number("odd characters", "suspicious_score", lambda row: _share(row["suspicious_score"])),
    number("OCR confidence", "ocr_confidence", lambda row: _two(row["ocr_confidence"])),
    number("OCR pages", "ocr_page_count"),
    number("edits", "edit_count"),
    number("per 1,000", "edits_per_1000", lambda row: _two(row["edits_per_1000"])),
]
EDITS = [
    Column("rule", "rule", lambda row: text_html(row["rule"].replace("_", " "))),
    number("edits", "edits"),
    number("documents", "documents"),
    Column("for example", "example_before", lambda row: _example(row)),
]
FINDINGS = [
    Column("rule", "rule", lambda row: text_html(row["rule"].replace("_", " "))),
    Column("severity", "severity"),
    number("doubts", "finding_count"),
    number("documents", "document_count"),
    Column("for example", "example"),
]


def pages(connection: DuckDBPyConnection) -> Iterator[Page]:
    """Yield the distributions with the first documents, then further documents, the most doubtful first."""
    documents = rows(connection, "site/quality")

    def body(shown: Sequence[Record], links: str, is_first: bool) -> str:
        pictures = _pictures(connection, documents) if documents and is_first else ""
        return (
            f"<h1>How well it could be read</h1>{pictures}<h2>Document by document</h2>"
            f"{links}{table(DOCUMENTS, shown, is_filtered=True)}{links}"
        )

    yield from paged(PATH, HEADING, documents, body)


def _pictures(connection: DuckDBPyConnection, documents: list[Record]) -> str:
    made = [_edited(documents), _confidence(documents), _doubted(documents)]
    by_rule = _by_rule(connection)
    return f'<div class="side-by-side">{"".join(filter(None, made))}</div>{by_rule}'


def _edited(documents: list[Record]) -> str:
    values = [row["edits_per_1000"] or 0 for row in documents]
    drawn = histogram(doubling_bins(values), "edits per 1,000 characters", "Edits per 1,000 characters")
    edits = sum(row["edit_count"] for row in documents)
    caption = (
        f"<b>{count(edits, 'edit')}</b> in {count(len(documents), 'document')}; the median is"
        f" {median(values):.2g} per 1,000 characters."
    )
    return figure(drawn, caption, "site/quality", DOCUMENTS, documents)


def _confidence(documents: list[Record]) -> str:
    read = [row for row in documents if row["ocr_confidence"] is not None]
    if not read:
        return ""
    values = [row["ocr_confidence"] for row in read]
    drawn = histogram(even_bins(values, 1.0), "confidence of OCR, 0 to 1", "Confidence of OCR")
    caption = (
        f"<b>{count(len(read), 'document')}</b> read by OCR; the least certain with"
        f" <b>{min(values):.2f}</b>, the median with {median(values):.2f}."
    )
    return figure(drawn, caption, "site/quality", DOCUMENTS, read)


def _doubted(documents: list[Record]) -> str:
    values = [row["finding_count"] for row in documents]
    doubted = [row for row in documents if row["finding_count"]]
    if not doubted:
        return ""
    drawn = histogram(doubling_bins(values, is_whole=True), "doubts in a document", "Doubts per document")
    caption = f"<b>{count(sum(values), 'doubt')}</b> in <b>{count(len(doubted), 'document')}</b>."
    return figure(drawn, caption, "site/quality", DOCUMENTS, documents)


def _by_rule(connection: DuckDBPyConnection) -> str:
    edits = rows(connection, "queries/edits_by_rule")
    findings = rows(connection, "site/findings_by_rule")
    body = ""
    if edits:
        made = [Bar(row["rule"].replace("_", " "), [("edits", row["edits"])]) for row in edits]
        most = edits[0]
        rule = text_html(most["rule"].replace("_", " "))
        caption = f"The most, <b>{most['edits']:,}</b>, were made by the rule for {rule}."
        drawn = bars(made, "Edits by rule")
        body += f"<h2>Changes, by rule</h2>{figure(drawn, caption, 'queries/edits_by_rule', EDITS, edits)}"
    if findings:
        made = [Bar(row["rule"].replace("_", " "), [("doubts", row["finding_count"])]) for row in findings]
        caption = (
            f"{count(sum(row['finding_count'] for row in findings), 'doubt')}, each worth a person’s look."
        )
        drawn = bars(made, "Doubts by rule")
        body += (
            f"<h2>Doubts, by rule</h2>{figure(drawn, caption, 'site/findings_by_rule', FINDINGS, findings)}"
        )
    return body


def _example(row: Record) -> str:
    before, after = (repr(row[name] or "")[1:-1] for name in ("example_before", "example_after"))
    return f"<del>{text_html(before[:80])}</del> <ins>{text_html(after[:80])}</ins>"


def _share(value: float | None) -> str:
    return f"{value * 100:.2g} %" if value else ""


def _two(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
