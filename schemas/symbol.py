"""A United Nations document symbol, in its parts and in the one form that all its spellings share."""

import re
from functools import cached_property

from schemas.base import Row

YEAR_BEHIND = re.compile(r" \(\d{4}\)$")


class Symbol(Row):
    """What a symbol says: `A/C.1/80/L.23/Rev.1` is body A/C.1, session 80, series L, number 23, part Rev.1.

    `text` is the symbol as the United Nations write it. `session` is a regular one (`80`), a special one
    (`S-30`, `ES-11`) or an old one in Roman numerals (`XII`). Two symbols are equal if their `key` is: the
    year behind the number of a Security Council resolution is left out of it, since the number is enough.
    """

    text: str
    body: str
    series: str | None = None
    session: str | None = None
    year: int | None = None
    number: str
    parts: tuple[str, ...] = ()

    @cached_property
    def key(self) -> str:
        """The symbol without what readers may leave out."""
        return YEAR_BEHIND.sub("", self.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Symbol) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __str__(self) -> str:
        return self.text
