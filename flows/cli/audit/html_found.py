"""What was found in a text, with links to where it stands: who says what, and what a document states."""

from html import escape

from flows.cli.audit.audited_text import AuditedText
from flows.cli.printing.html_text import text_html
from flows.cli.printing.naming import short
from flows.cli.printing.output import as_text
from flows.cli.reading import Record

LONGEST = 240
"""Characters shown of a statement: its words stand further down."""


def said(statements: list[Record], text: AuditedText) -> str:
    """Return a list of the statements: under whose name, by whom, where and when, and their first words."""
    items = []
    for row in statements:
        voice = row["voice"] if row["voice"] != row["speaker"] else None
        about = [voice, row["place"], as_text(row["stated_on"]), row["source_note"]]
        details = text_html(", ".join(filter(None, about)))
        also = f" also in {', '.join(map(short, row['also_in']))}" if row["also_in"] else ""
        words = row["text"] if len(row["text"]) <= LONGEST else f"{row['text'][:LONGEST]}…"
        place = text.link(row["text_start"], "see it")
        items.append(
            f"<li><b>{text_html(row['speaker'])}</b> {details} {place}{escape(also)}"
            f"<p><q>{text_html(words)}</q></p></li>"
        )
    return f'<ul class="relations">{"".join(items)}</ul>' if items else ""


def stated(attributes: list[Record], text: AuditedText) -> str:
    """Return what the document states of itself, each value a link to where it does, and how it was found."""
    rows = []
    for row in attributes:
        is_somewhere = row["text_start"] is not None
        value = text.link(row["text_start"], row["value"]) if is_somewhere else text_html(row["value"])
        how = text_html(row["found_by"].replace("_", " "))
        rows.append(
            f"<dt>{text_html(row['name'].replace('_', ' '))}</dt><dd>{value} <small>{how}</small></dd>"
        )
    return f"<dl>{''.join(rows)}</dl>" if rows else ""
