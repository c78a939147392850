"""A statement as a parser finds it, before it is numbered and its note is known."""

from dataclasses import dataclass, field
from datetime import date

from schemas.statement import Attribution
from schemas.text import Passage
from tasks.statements.speakers import Speaker


@dataclass(slots=True)
class DraftStatement:
    """`heads` are the passages that name speaker, title and place; `ranges` where its words stand."""

    speaker: Speaker
    attribution: Attribution
    voice: str | None = None
    title: str | None = None
    place: str | None = None
    stated_on: date | None = None
    heads: list[Passage] = field(default_factory=list)
    ranges: list[tuple[int, int]] = field(default_factory=list)
    language: str | None = None

    @property
    def start(self) -> int:
        return self.ranges[0][0]

    @property
    def end(self) -> int:
        return self.ranges[-1][1]
