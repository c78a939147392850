"""Values found in a document, each with its place and the way it was found; what they say together."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from schemas.document import Attribute, Description, Kind
from schemas.symbol import Symbol
from tasks.cite.symbols import symbols_in


@dataclass(frozen=True, slots=True)
class Found:
    """One value; `start` and `end` are offsets in the document's text, None if it stands outside of it."""

    name: str
    value: str
    start: int | None
    end: int | None
    by: str


@dataclass(frozen=True)
class Portrait:
    """What a family says of a document: its kind, and every value found, the ones that count first."""

    kind: Kind
    found: tuple[Found, ...] = ()
    languages: list[str] = field(default_factory=list)

    def values(self, name: str) -> Iterator[str]:
        return (each.value for each in self.found if each.name == name)

    def place(self, name: str) -> Found | None:
        """Return the first value of a name with its place."""
        return next((each for each in self.found if each.name == name), None)

    @property
    def symbols(self) -> list[Symbol]:
        """The symbols the document bears."""
        return [symbol for text in dict.fromkeys(self.values("symbol")) for symbol in symbols_in(text)]

    @property
    def description(self) -> Description:
        return Description(
            kind=self.kind,
            title=self._first("title"),
            symbols=list(dict.fromkeys(self.values("symbol"))),
            dated_on=_date(self._first("dated_on")),
            published_on=_date(self._first("distributed_on", "published_on")),
            issuer=self._first("issuer"),
            addressee=self._first("addressee"),
            languages=self.languages,
        )

    @property
    def attributes(self) -> list[Attribute]:
        """The values in the order in which they stand in the text, numbered from 1; each said once."""
        once = dict.fromkeys(each for each in self.found if each.value)
        placed = sorted(once, key=lambda each: (each.start is None, each.start or 0, each.end or 0))
        return [
            Attribute(
                attribute_number=number,
                name=each.name,
                value=each.value,
                text_start=each.start,
                text_end=each.end,
                found_by=each.by,
            )
            for number, each in enumerate(placed, start=1)
        ]

    def _first(self, *names: str) -> str | None:
        return next((value for name in names for value in self.values(name) if value), None)


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
