"""One aligned passage of two documents."""

from typing import Any

from pydantic import Field

from schemas.base import Offset, Row, Sha256


class Match(Row):
    """Where the passage stands in each text, how alike the two are and which words differ.

    `document_id` is the smaller of the two ids. `similarity` is 1 − edit distance / longer side, in
    match form; `matched_chars` counts the letters and digits of the shorter side, `own_chars` about how
    many of them are somebody's own words; where none is, it is a formula.
    """

    document_id: Sha256
    derivation_id: str
    other_document_id: Sha256
    other_derivation_id: str
    text_start: Offset
    text_end: Offset
    other_start: Offset
    other_end: Offset
    similarity: float = Field(ge=0, le=1)
    matched_chars: int
    own_chars: int
    is_formula: bool
    is_quoted: bool
    other_is_quoted: bool
    diff: list[dict[str, Any]]
