"""A reference in a text to another document."""

from datetime import date
from typing import Literal

from schemas.base import Offset, Row

CitationKind = Literal["symbol", "resolution", "treaty", "case", "url"]


class Citation(Row):
    """One place at which a text cites something.

    `cited_as` stands between the offsets. `cited_symbol` is the United Nations symbol of what is cited
    (joint symbols with a hyphen), or a treaty's number in the United Nations Treaty Series. `cited_title`
    and `cited_on` are what the sentence says of it: "letter dated 3 April 2020 from …", "of 16 April 2020".
    """

    citation_number: int
    passage_number: int
    kind: CitationKind
    text_start: Offset
    text_end: Offset
    cited_as: str
    cited_symbol: str | None
    cited_title: str | None
    cited_on: date | None
