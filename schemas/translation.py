"""Two texts that translate each other, paragraph by paragraph."""

from pydantic import Field

from schemas.base import Offset, Row, Sha256


class TranslatedGroup(Row):
    """One paragraph or two, and the one or two of the other text that say the same.

    `score` is how likely that is, by lengths and anchors alone.
    """

    text_start: Offset
    text_end: Offset
    other_start: Offset
    other_end: Offset
    score: float = Field(ge=0, le=1)


class Translation(Row):
    """The body of one document in one language and that of another, or of the same, in another language.

    `document_id` is the smaller of the two ids; in one document `language` is the smaller. Coverages are
    shares of letters and digits. `said` is 1 if the first text says that it translates the other, -1 if the
    other says so, else 0; `implied` likewise, where one only calls itself the original. `reason` puts the
    first text first, `other_reason` the other.
    """

    derivation_id: str
    document_id: Sha256
    language: str
    other_derivation_id: str
    other_document_id: Sha256
    other_language: str
    coverage: float
    other_coverage: float
    score: float = Field(ge=0, le=1)
    groups: list[TranslatedGroup]
    longest_chars: int
    said: int
    implied: int
    reason: str
    other_reason: str
