"""One of the two documents of a comparison."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from flows.cli.printing.naming import kind_name, named, short
from flows.cli.reading import Record

RIGHT_TO_LEFT = {"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}


@dataclass(frozen=True)
class Side:
    """A document: what it is called, its clean text, and in which language each passage of it is."""

    document_id: str
    kind: str
    on: date | None
    title: str | None
    file_names: list[str]
    text: str
    starts: list[int] = field(default_factory=list)
    languages: list[str | None] = field(default_factory=list)

    @property
    def called(self) -> str:
        """Its name in one line."""
        return named(self.document_id, self.kind, self.on, self.title, self.file_names)

    @property
    def headline(self) -> str:
        """Its title, or else its file name, or else its id."""
        return self.title or (self.file_names[0] if self.file_names else short(self.document_id))

    @property
    def dated(self) -> str:
        return f"{kind_name(self.kind)} of {self.on}" if self.on else kind_name(self.kind)

    def language_at(self, offset: int) -> str | None:
        """Return the language of the passage that holds a place of the text, or of the last before it."""
        place = bisect_right(self.starts, offset) - 1
        return self.languages[max(place, 0)] if self.languages else None


def side_of(document: Record, text: str, passages: list[Record]) -> Side:
    """Return the document as one side, from its row, its clean text and its passages in order."""
    return Side(
        document_id=document["document_id"],
        kind=document["kind"],
        on=document["dated_on"] or document["published_on"],
        title=document["title"],
        file_names=document["file_names"],
        text=text,
        starts=[passage["text_start"] for passage in passages],
        languages=[passage["language"] for passage in passages],
    )


def direction(language: str | None) -> str:
    """Return the value of HTML's `dir` for a language; the browser looks for itself if there is none."""
    if not language:
        return "auto"
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"
