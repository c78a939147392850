"""Clean text: the pieces it is made of and the passages it falls into."""

from typing import Literal

from schemas.base import Offset, Row

Role = Literal[
    "masthead",
    "heading",
    "paragraph",
    "list_item",
    "quotation",
    "footnote",
    "table",
    "signature",
    "furniture",
]

BODY_ROLES: frozenset[Role] = frozenset({"paragraph", "list_item", "quotation"})
"""The roles whose letters and digits count when it is asked how much of a document another carries."""
BODY_WITHOUT_BODY: frozenset[Role] = frozenset({"heading", "table"})
"""Those that count in a document without such a role: returns in a table, a list of titles."""


class Piece(Row):
    """A slice of the raw text as it stands (`after` is None), or what replaces it."""

    piece_number: int
    text_start: Offset
    text_end: Offset
    raw_start: Offset
    raw_end: Offset
    rules: list[str]
    after: str | None


class Passage(Row):
    """A block of the clean text: its part in the document, its heading, language and page."""

    passage_number: int
    role: Role
    section: str | None
    language: str | None
    text_start: Offset
    text_end: Offset
    page_number: int
    text: str
    annex: str | None = None
    """The heading of the annex, appendix or enclosure it stands in."""
