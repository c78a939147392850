"""Sessions and years of organs as mastheads state them."""

import re
from collections.abc import Iterator

from tasks.describe.found import Found
from tasks.describe.ordinals import ORDINAL, ordinal

SESSION = re.compile(
    rf"\b(?:(?:resumed|substantive|organizational|annual|regular)\s)*"
    rf"(?:(?P<ordinal>{ORDINAL})\s(?P<special>(?:emergency\s)?special\s)?"
    r"(?:(?:resumed|regular|annual|substantive|organizational)\s)?"
    r"session(?!s)|(?P<year>(?:19|20)\d\d)\s(?:\w+\s)?session|session\s(?:of|for)\s(?P<of>(?:19|20)\d\d))",
    re.IGNORECASE,
)
YEAR = re.compile(rf"\b(?P<ordinal>{ORDINAL})\syear\b", re.IGNORECASE)
FOUNDED = 1945
"""The Security Council's year n is 1945 + n: its seventy-fifth is 2020."""


def sessions_in(line: str, offset: int) -> Iterator[Found]:
    """Yield the sessions (`74`, `S-30`, `ES-11`, `2020`) and the years of the Security Council in a line."""
    for found in SESSION.finditer(line):
        yield Found("session", _session(found), offset + found.start(), offset + found.end(), "masthead")
    for found in YEAR.finditer(line):
        year = FOUNDED + ordinal(found["ordinal"])
        yield Found("year", str(year), offset + found.start(), offset + found.end(), "masthead")


def without_sessions(line: str) -> str:
    """Return what else stands in a line."""
    return YEAR.sub("", SESSION.sub("", line))


def _session(found: re.Match[str]) -> str:
    if found["ordinal"] is None:
        return str(found["year"] or found["of"])
    kind = (found["special"] or "").casefold()
    prefix = "ES-" if kind.startswith("emergency") else "S-" if kind else ""
    return f"{prefix}{ordinal(found['ordinal'])}"
