"""Words that a document gives as somebody's."""

from datetime import date
from typing import Literal

from schemas.base import Offset, Row

SpeakerKind = Literal["state", "organization", "person"]
Attribution = Literal["heading", "title", "turn", "entry", "named", "pronoun", "continued"]


class Statement(Row):
    """One attributed statement: under whose name it stands, who spoke, where and when, and the words.

    `speaker_key` is the speaker's name in a form that is the same for all spellings that rules can tell
    are one (`key_basis` says by which), `speaker_acronym` the acronym the document gives for it or that
    its initials make. `attribution` says how the speaker was told. `text` holds the words from `text_start`
    to `text_end` without the notes and running heads that stand between its paragraphs.
    """

    statement_number: int
    speaker: str
    speaker_kind: SpeakerKind
    speaker_key: str
    speaker_acronym: str | None
    key_basis: str
    voice: str | None
    title: str | None
    place: str | None
    stated_on: date | None
    source_note: str | None
    attribution: Attribution
    language: str | None
    passage_number: int
    text_start: Offset
    text_end: Offset
    text: str
