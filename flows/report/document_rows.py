"""All rows about one document, and the documents of an archive one after the other."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from duckdb import DuckDBPyConnection

from flows.cli.printing.html_text import text_html
from flows.cli.printing.naming import short
from flows.cli.reading import Record
from flows.report.links import document_file, part_of
from flows.report.streams import ByDocument, stream

Rows = list[Record]
PARTS = {
    "passages": "site/document_passages",
    "relations": "reading/relations_of",
    "matches": "site/document_matches",
    "translations": "site/document_translations",
    "statements": "site/document_statements",
    "citations": "reading/works_cited_by",
    "findings": "reading/findings_of",
    "captures": "site/document_captures",
    "versions": "site/document_versions",
    "attachments": "reading/attachments_of",
}
"""The fields below, each with its statement: those of `reading/` are about all documents if about none."""


@dataclass(frozen=True)
class DocumentRows:
    """`head`: what is known about the document as a whole; the rest in the order of the text or of time."""

    head: Record
    passages: Rows = field(default_factory=list)
    relations: Rows = field(default_factory=list)
    matches: Rows = field(default_factory=list)
    translations: Rows = field(default_factory=list)
    statements: Rows = field(default_factory=list)
    citations: Rows = field(default_factory=list)
    findings: Rows = field(default_factory=list)
    captures: Rows = field(default_factory=list)
    versions: Rows = field(default_factory=list)
    attachments: Rows = field(default_factory=list)

    @property
    def document_id(self) -> str:
        return str(self.head["document_id"])

    @property
    def short_id(self) -> str:
        return short(self.document_id)

    def place(self, text_start: int | None, words: str) -> str:
        """Return a link to the passage that holds a place of the text, or its words where there is none."""
        if text_start is None or not self.passages:
            return text_html(words)
        index = bisect_right(self.passages, text_start, key=lambda passage: passage["text_start"])
        passage = self.passages[max(index - 1, 0)]
        target = document_file(self.document_id, part_of(passage["text_start"]))
        return f'<a href="{target}#p{passage["passage_number"]}">{text_html(words)}</a>'


def all_documents(connection: DuckDBPyConnection) -> Iterator[DocumentRows]:
    """Yield every document, by id: one statement per table for all of them, a few documents in memory."""
    parts = {name: ByDocument(connection, file) for name, file in PARTS.items()}
    for head in stream(connection, "site/document_heads"):
        yield DocumentRows(head, **{name: rows.of(head["document_id"]) for name, rows in parts.items()})
