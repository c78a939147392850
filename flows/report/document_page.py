"""The pages about one document: what it is, what it is to others, what it says."""

from collections.abc import Callable, Iterator, Sequence
from html import escape

from flows.cli.printing.html_text import text_html
from flows.cli.printing.naming import kind_name, short
from flows.cli.printing.output import as_text, count, moment
from flows.cli.printing.phrases import ON_ITSELF, coverage_phrase, direction_phrase, predicate_phrase
from flows.cli.reading import Record
from flows.cli.show.command import metadata
from flows.report.document_rows import DocumentRows
from flows.report.document_text import passages_html, text_parts, with_reach
from flows.report.figure import command
from flows.report.links import FOLDER, document_file, document_link
from flows.report.page import Page
from flows.report.paging import pager

SECTION = "documents.html"
OPEN = 12
"""More entries than this of one list are folded away."""

LISTED = 300
"""More entries than this of one list are left to the command that gives them all."""


def document_pages(told: DocumentRows) -> Iterator[Page]:
    """Yield the first page about a document, and one more for each further stretch of its text."""
    head = told.head
    texts = text_parts(told.passages)
    matches = with_reach(told.matches)
    numbers = sorted({1, *texts})
    for number in numbers:
        title = f"{head['called']}, page {number}" if number > 1 else head["called"]
        about = _about(told) if number == 1 else ""
        between = pager(document_file(told.document_id), number, numbers, "#text")
        words = passages_html(texts.get(number, []), matches, told.translations)
        text = f"<h2>Text</h2>{_legend(matches, told.translations)}{between}{words}{between}"
        body = f'{_heading(head)}{about}<section id="text">{text}</section>'
        yield Page(f"{FOLDER}/{document_file(told.document_id, number)}", title, body, SECTION)


def _heading(head: Record) -> str:
    on = head["dated_on"] or head["published_on"]
    about = " of ".join(filter(None, [kind_name(head["kind"]), as_text(on)]))
    return f'<p class="kind">{text_html(about)}</p><h1 dir="auto">{text_html(head["called"])}</h1>'


def _about(told: DocumentRows) -> str:
    sections = [
        ("about", "What it is", _pairs(metadata(told.head))),
        ("attachments", "Attachments", _list(told.attachments, _attachment, told)),
        ("related", "Related documents", _list(told.relations, _relation, told)),
        ("cites", "Cites", _list(told.citations, _citation, told)),
        ("statements", "Who says what", _list(told.statements, _statement, told)),
        ("findings", "Doubts", _list(told.findings, _finding, told)),
        ("captured", "Captured", _list([*told.captures, *told.versions], _capture, told)),
        ("made", "Read, cleaned, vouched for", _made(told)),
    ]
    shown = [(name, heading, body) for name, heading, body in sections if body]
    contents = " ".join(f'<a href="#{name}">{heading}</a>' for name, heading, _ in shown)
    return (
        f'<nav class="contents" aria-label="On this page">{contents} <a href="#text">Text</a></nav>'
        + "".join(f'<section id="{name}"><h2>{heading}</h2>{body}</section>' for name, heading, body in shown)
    )


def _pairs(pairs: Sequence[tuple[str, str]]) -> str:
    rows = (
        f'<dt>{escape(name)}</dt><dd dir="auto">{text_html(value)}</dd>' for name, value in pairs if value
    )
    return f"<dl>{''.join(rows)}</dl>"


def _list(records: Sequence[Record], item: Callable[[Record, DocumentRows], str], told: DocumentRows) -> str:
    if not records:
        return ""
    items = [f"<li>{item(record, told)}</li>" for record in records[:LISTED]]
    made = f"<ul>{''.join(items[:OPEN])}</ul>"
    if folded := items[OPEN:]:
        made += f"<details><summary>{len(folded):,} more</summary><ul>{''.join(folded)}</ul></details>"
    more = len(records) - LISTED
    all_of_them = command(f"chancery audit {told.short_id}")
    rest = f"<p>… and {more:,} more: {all_of_them}</p>" if more > 0 else ""
    return made + rest


def _relation(row: Record, told: DocumentRows) -> str:
    phrase = predicate_phrase(row["predicate"], is_subject=row["is_subject"], basis=row["direction_basis"])
    if row["subject_id"] == row["object_id"]:
        phrase, other, compare = ON_ITSELF[row["predicate"]], "", ""
    else:
        about = " of ".join(filter(None, [kind_name(row["other_kind"]), as_text(row["other_on"])]))
        on = f" <small>{text_html(about)}</small>"
        other = document_link(row["other_id"], row["other_called"], is_near=True) + on
        compare = command(f"chancery compare {told.short_id} {short(row['other_id'])}")
    direction = direction_phrase(row)
    said = [
        coverage_phrase(row) if row["match_count"] and row["predicate"] != "cites" else "",
        row["reason"],
        f"direction by {direction}" if direction else "",
    ]
    details = "; ".join(text_html(each) for each in said if each)
    return f"<b>{text_html(phrase)}</b> {other}<p>{details}</p>{compare}"


def _citation(row: Record, told: DocumentRows) -> str:
    place = told.place(row["text_start"], count(row["place_count"], "place"))
    if row["cited_document_id"]:
        named = document_link(row["cited_document_id"], row["cited"], is_near=True)
    else:
        named = f'<span dir="auto">{text_html(row["cited"])}</span>'
    said = f"{row['resolution'].replace('_', ' ')}: {row['resolution_reason']}"
    return f"<b>{named}</b> {place} <small>{text_html(said)}</small>"


def _statement(row: Record, told: DocumentRows) -> str:
    details = [
        f"through {row['voice']}" if row["voice"] and row["voice"] != row["speaker"] else "",
        row["place"] or "",
        as_text(row["stated_on"]),
    ]
    about = ", ".join(filter(None, details))
    cut = "…" if row["char_count"] > len(row["opening"]) else ""
    return (
        f'<b dir="auto">{text_html(row["speaker"])}</b> <small>{text_html(about)}</small>'
        f' <q dir="auto">{text_html(row["opening"])}{cut}</q> {told.place(row["text_start"], "in the text")}'
    )


def _finding(row: Record, told: DocumentRows) -> str:
    value = f" <q>{text_html(row['value'])}</q>" if row["value"] else ""
    place = told.place(row["text_start"], "see it") if row["text_start"] is not None else ""
    return f"<b>{text_html(row['rule'].replace('_', ' '))}</b> {text_html(row['message'])}{value} {place}"


def _capture(row: Record, told: DocumentRows) -> str:
    if "other_id" in row:
        words = "took the place of" if row["is_later"] else "was followed by"
        other = document_link(row["other_id"], short(row["other_id"]), is_near=True)
        return f"{moment(row['captured_at'])} UTC: at {text_html(row['uri'])} this {words} {other}"
    status = f" {row['status_code']}" if row["status_code"] else ""
    how = f"{row['method']}{status}, {row['outcome']}"
    return f"{moment(row['captured_at'])} UTC <code>{text_html(row['uri'])}</code> {text_html(how)}"


def _attachment(row: Record, told: DocumentRows) -> str:
    if not row["is_attached"]:
        name = text_html(row["file_name"] or "")
        return f"attached as {name} to {document_link(row['other_id'], row['other_called'], is_near=True)}"
    if row["other_kind"] is None:
        return f"holds {text_html(row['file_name'] or 'a file')}, which has not landed"
    return f"holds {document_link(row['other_id'], row['other_called'], is_near=True)}"


def _made(told: DocumentRows) -> str:
    head, name = told.head, told.short_id
    entry = (
        "" if head["entry_number"] is None else f"; entry {head['entry_number']:,} of the log vouches for it"
    )
    said = (
        f"Read by {head['extractor']}, chancery {head['code_version']}, {moment(head['derived_at'])} UTC;"
        f" {count(head['edit_count'], 'edit')}{entry}."
    )
    deeper = [
        (f"chancery audit {name} --html {name}.html", "the whole story, every edit in its place"),
        (f"chancery show {name} --edits", "what was changed, and why"),
        (f"chancery trace {name} --find 'WORDS'", "where words come from: page, box, bytes"),
        (f"chancery verify {name}", "is it still what it was?"),
    ]
    commands = "".join(f"<dt>{command(line)}</dt><dd>{what}</dd>" for line, what in deeper)
    return f'<p>{text_html(said)}</p><dl class="commands">{commands}</dl>'


def _legend(matches: Sequence[Record], translations: Sequence[Record]) -> str:
    shared = '<span class="shared">Marked</span> words stand in another document, too: the link leads there. '
    translated = 'A language after a paragraph <span class="counterpart">ru</span> leads to its counterpart. '
    said = (shared if matches else "") + (translated if translations else "")
    return f'<p class="legend">{said}</p>' if said else ""
