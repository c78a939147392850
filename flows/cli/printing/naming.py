"""How a document is called in a line of text."""

from collections.abc import Sequence
from datetime import date

from flows.cli.reading import Record

SHORT = 10
"""Hex digits that people get to see and type; `DOC` takes them."""


def short(document_id: str) -> str:
    """Return the head of an id, enough to tell documents of one archive apart."""
    return document_id[:SHORT]


def kind_name(kind: str) -> str:
    """Return a kind as words: `note_verbale` is `note verbale`."""
    return kind.replace("_", " ")


def document_line(document: Record) -> str:
    """Return the line that identifies a document, from its row of `reading/document`."""
    on = document["dated_on"] or document["published_on"]
    return named(document["document_id"], document["kind"], on, document["title"], document["file_names"])


def named(document_id: str, kind: str, on: date | None, title: str | None, file_names: Sequence[str]) -> str:
    """Return one line that identifies a document: id, kind, date, title or else file name."""
    dated = f" of {on}" if on else ""
    called = title or (file_names[0] if file_names else "untitled")
    return f"{short(document_id)} {kind_name(kind)}{dated}: {called}"
