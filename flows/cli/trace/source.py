"""One document with what is needed to trace any of its characters."""

from collections.abc import Sequence
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from flows.cli.reading import Record, read, read_one
from schemas.reading import Page, RawSpan, Word
from schemas.text import Piece
from tasks.trace.slices import Range
from warehouse.archive import Archive


@dataclass(frozen=True)
class Source:
    """A document, its two texts and its pages, and the warehouse for pieces, words and bytes."""

    connection: DuckDBPyConnection
    archive: Archive
    called: str
    document: Record
    original: Record
    raw_text: str
    text: str
    pages: list[Page]

    @property
    def document_id(self) -> str:
        return str(self.document["document_id"])

    def rows(self, name: str, **parameters: object) -> list[Record]:
        """Return the rows of one of the reading statements about this document."""
        return read(self.connection, name, document_id=self.document_id, **parameters)

    def pieces_of_text(self, ranges: Sequence[Range]) -> list[Piece]:
        """Return the pieces of the clean text from the first to the last of the ranges."""
        return [Piece(**row) for row in self.rows("pieces_of_text", **_hull(ranges, "text"))]

    def pieces_of_raw(self, ranges: Sequence[Range]) -> list[Piece]:
        """Return the pieces of the raw text from the first to the last of the ranges."""
        return [Piece(**row) for row in self.rows("pieces_of_raw", **_hull(ranges, "raw"))] if ranges else []

    def words_around(self, ranges: Sequence[Range]) -> list[Word]:
        """Return the words from the first to the last of the ranges, and one more on either side."""
        return [Word(**row) for row in self.rows("words_around", **_hull(ranges, "raw"))] if ranges else []

    def spans_around(self, ranges: Sequence[Range]) -> list[RawSpan]:
        """Return the byte spans from the first to the last of the ranges."""
        return (
            [RawSpan(**row) for row in self.rows("raw_spans_around", **_hull(ranges, "raw"))]
            if ranges
            else []
        )

    def words_of_page(self, page_number: int) -> list[Word]:
        return [Word(**row) for row in self.rows("words_of_page", page_number=page_number)]


def trace_source(connection: DuckDBPyConnection, archive: Archive, document_id: str, called: str) -> Source:
    """Return the document as its current derivation has it; messages name it as `called`."""
    texts = read_one(connection, "text", document_id=document_id)
    return Source(
        connection=connection,
        archive=archive,
        called=called,
        document=read_one(connection, "document", document_id=document_id),
        original=read_one(connection, "original_of", document_id=document_id),
        raw_text=texts["raw_text"],
        text=texts["text"],
        pages=[Page(**row) for row in read(connection, "pages", document_id=document_id)],
    )


def _hull(ranges: Sequence[Range], side: str) -> dict[str, int]:
    first, last = min(each.start for each in ranges), max(each.end for each in ranges)
    return {f"{side}_start": first, f"{side}_end": last}
