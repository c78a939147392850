"""A document as one derivation has it: what it is, what it says of itself, and all its parts."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from schemas.attachment import Attachment
from schemas.base import Offset, Row, Sha256
from schemas.citation import Citation
from schemas.claim import Claim
from schemas.footnote import Footnote
from schemas.reading import Page, RawSpan, Word
from schemas.statement import Statement
from schemas.text import Passage, Piece

Kind = Literal[
    "note_verbale",
    "letter",
    "press_release",
    "news_article",
    "resolution",
    "draft_resolution",
    "report",
    "statement",
    "treaty",
    "meeting_record",
    "email",
    "other",
]


class Description(Row):
    """What a document says of itself as a whole; None where it does not say."""

    kind: Kind
    title: str | None = None
    symbols: list[str] = Field(default_factory=list)
    dated_on: date | None = None
    published_on: date | None = None
    issuer: str | None = None
    addressee: str | None = None
    languages: list[str] = Field(default_factory=list)


class Attribute(Row):
    """One value known about a document, where its text says it, and by what it was found.

    Without offsets if it stands outside of the text, as a claim of the file. `value` is the value itself
    (a date in ISO form, the number of a session), not the words for it.
    """

    attribute_number: int
    name: str
    value: str
    text_start: Offset | None
    text_end: Offset | None
    found_by: str


class Finding(Row):
    """One doubt about a document that is worth a person's look."""

    rule: str
    severity: Literal["contradiction", "warning", "suggestion"]
    value: str | None = None
    text_start: Offset | None = None
    text_end: Offset | None = None
    message: str


class Derived(Row):
    """Everything one derivation found out about one original.

    Validation proves what the record promises: the pieces replay to the text and account for every
    character of the raw text once, and every passage and page is where it says it is.
    """

    document_id: Sha256
    extractor: str
    rules: dict[str, str]
    description: Description
    raw_text: str
    text: str
    pages: list[Page]
    words: list[Word]
    raw_spans: list[RawSpan]
    pieces: list[Piece]
    passages: list[Passage]
    claims: list[Claim] = Field(default_factory=list)
    attachments: list[Attachment] = Field(default_factory=list)
    footnotes: list[Footnote] = Field(default_factory=list)
    statements: list[Statement] = Field(default_factory=list)
    attributes: list[Attribute] = Field(default_factory=list)
    citations: list[Citation] = Field(default_factory=list)
    findings: list[Finding]

    @model_validator(mode="after")
    def _pieces_replay(self) -> Self:
        position = 0
        for piece in self.pieces:
            words = self.raw_text[piece.raw_start : piece.raw_end] if piece.after is None else piece.after
            if (piece.text_start, piece.text_end) != (position, position + len(words)):
                raise ValueError(f"piece {piece.piece_number} does not begin where the one before it ends")
            if self.text[piece.text_start : piece.text_end] != words:
                raise ValueError(f"piece {piece.piece_number} does not give its part of the text")
            position += len(words)
        if position != len(self.text):
            raise ValueError(f"the pieces give {position} of the text's {len(self.text)} characters")
        return self

    @model_validator(mode="after")
    def _pieces_partition_raw_text(self) -> Self:
        position = 0
        for start, end in sorted((p.raw_start, p.raw_end) for p in self.pieces if p.raw_start < p.raw_end):
            if start != position:
                place = min(start, position)
                raise ValueError(f"the pieces account for raw character {place} twice or not at all")
            position = end
        if position != len(self.raw_text):
            raise ValueError(f"the pieces leave out the raw text from {position}")
        return self

    @model_validator(mode="after")
    def _parts_are_in_place(self) -> Self:
        for passage in self.passages:
            if self.text[passage.text_start : passage.text_end] != passage.text:
                raise ValueError(f"passage {passage.passage_number} is not where it says it is")
        for note in self.footnotes:
            if self.text[note.note_start : note.note_end] != note.note:
                raise ValueError(f"footnote {note.footnote_number} is not where it says it is")
        for said in self.statements:
            if not said.text_start < said.text_end <= len(self.text):
                raise ValueError(f"statement {said.statement_number} is not where it says it is")
        for citation in self.citations:
            if self.text[citation.text_start : citation.text_end] != citation.cited_as:
                raise ValueError(f"citation {citation.citation_number} is not where it says it is")
        for attribute in self.attributes:
            start, end = attribute.text_start, attribute.text_end
            if (start is None) != (end is None) or not (start or 0) <= (end or 0) <= len(self.text):
                raise ValueError(f"attribute {attribute.attribute_number} is not in the text")
        parts: list[Page | Word | RawSpan] = [*self.pages, *self.words, *self.raw_spans]
        reach = max((part.raw_end for part in parts), default=0)
        if reach > len(self.raw_text):
            raise ValueError(f"a page, word or span ends at {reach}, behind the raw text's end")
        if [page.page_number for page in self.pages] != list(range(1, len(self.pages) + 1)):
            raise ValueError("the pages are not numbered from 1 without gaps")
        return self

    @model_validator(mode="after")
    def _text_can_be_stored(self) -> Self:
        if "\x00" in self.text:
            raise ValueError("the text holds a NUL character")
        for words in (self.raw_text, self.text):
            words.encode("utf-8")
        return self
