"""Who repeats whom: by kind, and in families of documents that hang together."""

from collections.abc import Iterator, Mapping, Sequence

from duckdb import DuckDBPyConnection

from flows.cli.printing.html_text import text_html
from flows.cli.printing.naming import kind_name, short
from flows.cli.printing.output import count, share
from flows.cli.printing.phrases import predicate_phrase
from flows.cli.reading import Record, rows
from flows.report.descent import descent
from flows.report.families import Family, families
from flows.report.family_picture import MOST_OTHERS, family_picture, legend
from flows.report.figure import command, figure, question
from flows.report.links import document_link, shortly
from flows.report.matrix import matrix
from flows.report.page import Page
from flows.report.paging import paged
from flows.report.table import Column, number, table

HEADING, ORDER, PATH = "Who repeats whom", 30, "network.html"
FAMILIES_PER_PAGE = 12
MOST_PAGES = 8

BY_KIND = [
    Column("documents of kind", "subject_kind", lambda row: text_html(kind_name(row["subject_kind"]))),
    Column("", "predicate", lambda row: text_html(predicate_phrase(row["predicate"], is_subject=True))),
    Column("documents of kind", "object_kind", lambda row: text_html(kind_name(row["object_kind"]))),
    number("judgements", "relation_count"),
    number("repeating documents", "document_count"),
]


def pages(connection: DuckDBPyConnection) -> Iterator[Page]:
    """Yield the kinds with the first families, then further families; what is left out is said."""
    links = rows(connection, "site/repeats")
    found = families(links)
    shown = found[: FAMILIES_PER_PAGE * MOST_PAGES]
    drawn_ids = [document_id for family in shown for document_id in family.document_ids]
    drawn = rows(connection, "site/documents", run_id=None, document_ids=drawn_ids)
    documents = {row["document_id"]: row for row in drawn}

    def body(group: Sequence[Family], between: str, is_first: bool) -> str:
        head = _head(connection, links, found, shown) if is_first else ""
        pictures = "".join(_family(family, documents) for family in group)
        return f"<h1>{HEADING}</h1>{head}{between}{pictures}{between}"

    yield from paged(PATH, HEADING, shown, body, FAMILIES_PER_PAGE)


def _head(
    connection: DuckDBPyConnection, links: list[Record], found: list[Family], shown: list[Family]
) -> str:
    if not links:
        return "<p>No document here shares text with another.</p>"
    by_kind = rows(connection, "site/repeats_by_kind")
    kinds = ""
    if by_kind:
        cells = [
            (kind_name(row["subject_kind"]), kind_name(row["object_kind"]), row["relation_count"])
            for row in by_kind
        ]
        judged = sum(row["relation_count"] for row in by_kind)
        drawn = matrix(cells, "↓ repeats →")
        caption = f"<b>{count(judged, 'judgement')}</b> that one repeats another, by the kinds of the two."
        kinds = f"<h2>By kind</h2>{figure(drawn, caption, 'site/repeats_by_kind', BY_KIND, by_kind)}"
    return (
        f"{kinds}<h2>Families</h2><p>{_extent(links, found, shown)} A line leads from what was said first, on"
        " the left, to what repeats it; each document hangs on the one it repeats most, thinner lines lead to"
        f" others.</p>{legend()}<details><summary>The question that gives the lines</summary>"
        f"{question('site/repeats')}</details>"
    )


def _extent(links: list[Record], found: list[Family], shown: list[Family]) -> str:
    """Return how much of the network the pictures show, and where the rest is."""
    everyone = {link[end] for link in links for end in ("source_id", "copy_id")}
    drawn = sum(len(family.document_ids) for family in shown)
    within = sum(len(family.links) for family in shown)
    said = f"{count(len(links), 'pair')} of {count(len(everyone), 'document')}"
    if within == len(links):
        return f"{said}, all of them below."
    return (
        f"{said}; the strongest make {count(len(found), 'family', 'families')}. Shown here: the"
        f" {len(shown):,} largest, with {count(drawn, 'document')} and {count(within, 'pair')}."
        f" The other {len(links) - within:,} pairs: {command('chancery query @republications')},"
        f" {command('chancery query @quotations')}, and on the page of each document."
    )


def _family(family: Family, documents: Mapping[str, Record]) -> str:
    dates = {
        each: documents[each]["dated_on"] or documents[each]["published_on"] for each in family.document_ids
    }
    placed = descent(family, dates)
    first = min(placed.places, key=lambda each: placed.places[each])
    called = documents[first]["called"]
    alternative = f"{count(len(family.document_ids), 'document')} around: {called}"
    outer = f", {count(family.outer_count, 'link')} to other families" if family.outer_count else ""
    undrawn = len(placed.others) - MOST_OTHERS
    left_out = f", {count(undrawn, 'weaker link')} not drawn" if undrawn > 0 else ""
    said = (
        f"{count(len(family.document_ids), 'document')}, {count(len(family.links), 'pair')}{outer}{left_out}"
    )
    in_words = table(_columns(documents), [*placed.main, *placed.others])
    return (
        f'<section class="family"><h3 dir="auto">{shortly(called)}</h3><p class="soft">{said}.</p>'
        f'<div class="wide">{family_picture(placed, documents, alternative)}</div>'
        f"<details><summary>The same in words</summary>{in_words}</details></section>"
    )


def _columns(documents: Mapping[str, Record]) -> list[Column]:
    def document(name: str) -> Column:
        return Column("document", name, lambda row: document_link(row[name], documents[row[name]]["called"]))

    return [
        document("copy_id"),
        Column("", "predicate", lambda row: predicate_phrase(row["predicate"], is_subject=True)),
        document("source_id"),
        number("passages", "match_count"),
        number("of the one or the other", "coverage", lambda row: share(row["coverage"] or 0)),
        Column(
            "",
            "copy_id",
            lambda row: command(f"chancery compare {short(row['copy_id'])} {short(row['source_id'])}"),
        ),
    ]
