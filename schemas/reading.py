"""What extraction reads from one original: raw text, and where each part of it stands there."""

from datetime import date
from typing import Literal

from pydantic import Field

from schemas.attachment import AttachedFile
from schemas.base import Offset, Row
from schemas.claim import Claim

PageMethod = Literal["text_layer", "ocr", "decoded"]

MarkKind = Literal[
    "heading",
    "list_item",
    "quotation",
    "signature",
    "table",
    "header",
    "footer",
    "footnote",
    "footnote_mark",
    "line_wrap",
    "language",
]


class Page(Row):
    """One page of the original; formats without pages have one, without a size.

    `confidence` is that of OCR, `garbled_score` tells how much of the page's text layer cannot be
    right; both 0 to 1, None where there is no OCR or no text layer.
    """

    page_number: int
    width_pt: float | None
    height_pt: float | None
    raw_start: Offset
    raw_end: Offset
    method: PageMethod
    confidence: float | None
    garbled_score: float | None = None


class Word(Row):
    """One word of a page with its box in PDF points, origin top left, as the page is displayed."""

    page_number: int
    raw_start: Offset
    raw_end: Offset
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float | None


class RawSpan(Row):
    """A run of raw text and the bytes of the original it was read from.

    `part` names the member of a container (DOCX, EML), else it is empty. With an `encoding` (a
    name Python knows) the bytes decode by it to exactly these characters, so the character at offset i
    starts at byte `byte_start + len(raw_text[raw_start:i].encode(encoding))`. Without one the
    characters stand for the bytes as a whole (a reference such as `&eacute;`, a collapsed run of
    blanks, an undecodable byte), or, where the byte range is empty, for none (the blank line between
    two blocks). The spans of a reading are in order and partition its raw text.
    """

    raw_start: Offset
    raw_end: Offset
    part: str
    byte_start: Offset
    byte_end: Offset
    encoding: str = ""


class Mark(Row):
    """What the layout or the markup says about a range of the raw text.

    `line_wrap` covers one newline at which a line ended only because the column did; `footnote_mark`
    a raised mark that points to a footnote; `language` a range whose language (`value`, ISO 639-1)
    the markup declares.
    """

    kind: MarkKind
    raw_start: Offset
    raw_end: Offset
    value: str = ""


class Hints(Row):
    """What describing a document may use of what its original says about itself outside its text.

    Claims, not facts: the text is asked first. `Reading.claims` has all of them, as they stand there.
    """

    kind: str | None = None
    title: str | None = None
    dated_on: date | None = None
    published_on: date | None = None
    language: str | None = None
    publisher: str | None = None
    author: str | None = None
    addressee: str | None = None


class Reading(Row):
    """One original, read. Blocks are separated by a blank line, pages by one form feed.

    Where the original itself does not end a paragraph with its page, as in DOCX, nothing separates pages.
    """

    raw_text: str
    pages: list[Page]
    words: list[Word]
    raw_spans: list[RawSpan]
    marks: list[Mark]
    hints: Hints
    claims: list[Claim] = Field(default_factory=list)
    attachments: list[AttachedFile] = Field(default_factory=list)
    extractor: str
    unread_pages: list[int] = Field(default_factory=list)
    """Pages with something on them that only OCR could read, and no OCR there to do it."""
    damaged_pages: list[int] = Field(default_factory=list)
    """Pages with characters that nobody can see, since the numbers that place them are damaged."""
