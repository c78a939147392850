"""When documents were written and given out, and when texts were repeated."""

from collections.abc import Iterator
from datetime import date

from duckdb import DuckDBPyConnection

from flows.cli.printing.html_text import text_html
from flows.cli.printing.naming import kind_name
from flows.cli.printing.output import count
from flows.cli.printing.phrases import predicate_phrase
from flows.cli.reading import Record, rows
from flows.report.family_picture import legend
from flows.report.figure import figure
from flows.report.histogram import Bin, histogram
from flows.report.links import document_link
from flows.report.page import Page
from flows.report.repetition_arcs import repetition_arcs
from flows.report.scale import date_bounds
from flows.report.table import Column, number
from flows.report.timeline_lanes import timeline_lanes, unit_for
from flows.report.timeline_rows import timeline_rows

HEADING, ORDER, PATH = "Timeline", 20, "timeline.html"
MOST_ROWS = 60
"""More documents than this are counted by stretches of time, not drawn one by one."""

UNDATED = "SELECT count(*) FROM documents WHERE dated_on IS NULL AND published_on IS NULL"

MOST_NAMED = 2
"""More dates than this that are far from the others are not named one by one."""

DELAYS = (
    (0, "0"),
    (1, "1"),
    (2, "2–3"),
    (4, "4–7"),
    (8, "8–14"),
    (15, "15–30"),
    (31, "1–3 months"),
    (92, "more"),
)
"""First day and name of each stretch of delay."""

KIND = Column("kind", "kind", lambda row: text_html(kind_name(row["kind"])))
ONE_BY_ONE = [
    Column("document", "called", lambda row: document_link(row["document_id"], row["called"])),
    KIND,
    Column("dated", "dated_on"),
    Column("published", "published_on"),
]
COUNTED = [KIND, Column("from", "period_on"), number("documents", "document_count")]
DELAYED = [KIND, number("days between", "days_between"), number("documents", "document_count")]
REPEATED = [
    Column("text", "source_called", lambda row: document_link(row["source_id"], row["source_called"])),
    Column("of", "source_on"),
    Column("document", "copy_called", lambda row: document_link(row["copy_id"], row["copy_called"])),
    Column("of", "copy_on"),
    Column(
        "", "predicate", lambda row: text_html(predicate_phrase(row["predicate"], is_subject=True)) + " it"
    ),
]


def pages(connection: DuckDBPyConnection) -> Iterator[Page]:
    """Yield the one page."""
    dated = rows(connection, "site/timeline")
    ((undated,),) = connection.execute(UNDATED).fetchall()
    said = f" Left out: {count(undated, 'document')} without any date." if undated else ""
    body = "<h1>When it was said</h1>"
    if not dated:
        body += f"<p>No document here bears a date.{said}</p>"
    elif len(dated) <= MOST_ROWS:
        body += _one_by_one(connection, dated, said)
    else:
        body += _counted(connection, dated, said) + _repeated(connection)
    yield Page(PATH, "Timeline", body + _delays(connection), PATH)


def _one_by_one(connection: DuckDBPyConnection, dated: list[Record], said: str) -> str:
    links = rows(connection, "site/repeats")
    days = [day for row in dated for day in (row["dated_on"], row["published_on"]) if day]
    drawn = timeline_rows(dated, links, f"{count(len(dated), 'document')} by kind and date")
    caption = (
        f"<b>{count(len(dated), 'document')}</b> by the date they bear (open) and the date they were"
        f" published or circulated (filled). Lines between documents lead to those that repeat"
        f" them.{far_dates(days, 'drawn at the edge')}{said}"
    )
    return figure(drawn, caption, "site/timeline", ONE_BY_ONE, dated) + legend()


def _counted(connection: DuckDBPyConnection, dated: list[Record], said: str) -> str:
    days = [row["dated_on"] or row["published_on"] for row in dated]
    unit = unit_for(days)
    counts = rows(connection, "site/timeline_by_kind", unit=unit)
    drawn = timeline_lanes(counts, days, unit, f"Documents of each kind by {unit}")
    most = max(counts, key=lambda row: row["document_count"])
    caption = (
        f"<b>{count(len(dated), 'document')}</b> by the date they bear, else that of their publication, a bar"
        f" a {unit}, all lanes on one scale. The highest: {most['document_count']:,} of kind"
        f" {kind_name(most['kind'])} in the {unit} of {most['period_on']}."
        f"{far_dates(days, 'not drawn')}{said}"
    )
    return figure(drawn, caption, "site/timeline_by_kind", COUNTED, counts, unit=unit)


def far_dates(days: list[date], fate: str) -> str:
    """Return what becomes of dates that are too far from the others for the axis; empty if there are none."""
    low, high = date_bounds(days)
    far = sorted(day for day in days if not low <= day <= high)
    if not far:
        return ""
    named = " and ".join(map(str, dict.fromkeys(far)))
    which = named if len(set(far)) <= MOST_NAMED else f"before {low} or after {high}"
    it_is, are = ("it is", "is") if len(far) == 1 else ("they are", "are")
    return f" {count(len(far), 'date')}, {which}, {are} so far from the others that {it_is} {fate}."


def _repeated(connection: DuckDBPyConnection) -> str:
    repeats = rows(connection, "site/repeated_when")
    if not repeats:
        return ""
    texts = len({row["source_id"] for row in repeats})
    drawn = repetition_arcs(repeats, f"When {count(texts, 'text')} were repeated")
    caption = (
        f"The <b>{count(texts, 'text')}</b> that most documents repeat (at most fifteen): the open dot is the"
        f" date of the text, an arc leads to each of <b>{count(len(repeats), 'repetition')}</b>. Documents"
        " without a date are left out."
    )
    made = figure(drawn, caption, "site/repeated_when", REPEATED, repeats)
    return f"<h2>Repeated when</h2>{made}{legend()}"


def _delays(connection: DuckDBPyConnection) -> str:
    delays = rows(connection, "site/circulation")
    if not delays:
        return ""
    drawn = histogram(
        _delay_bins(delays), "days from the date it bears to its publication", "Days until publication"
    )
    total = sum(row["document_count"] for row in delays)
    late = sum(row["document_count"] for row in delays if row["days_between"] > 0)
    both = count(total, "document")
    caption = f"Of <b>{both}</b> with both dates, <b>{late:,}</b> were given out on a later day."
    made = figure(drawn, caption, "site/circulation", DELAYED, delays)
    return f"<h2>From signature to circulation</h2>{made}"


def _delay_bins(delays: list[Record]) -> list[Bin]:
    starts = [start for start, _ in DELAYS]
    bins = []
    before = sum(row["document_count"] for row in delays if row["days_between"] < 0)
    if before:
        bins.append(Bin(before, "before"))
    for (start, words), end in zip(DELAYS, [*starts[1:], 10**9], strict=True):
        inside = sum(row["document_count"] for row in delays if start <= row["days_between"] < end)
        bins.append(Bin(inside, words))
    return bins
