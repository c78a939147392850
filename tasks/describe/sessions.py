"""Sessions and years of organs as mastheads state them, in English, French, Spanish and Russian."""

import re
from collections.abc import Iterator

from tasks.describe.foreign_ordinals import number_before
from tasks.describe.ordinals import ORDINAL, ordinal
from tasks.describe.portrait import Found

SESSION = re.compile(
    rf"\b(?:(?:resumed|substantive|organizational|annual|regular)\s)*"
    rf"(?:(?P<ordinal>{ORDINAL})\s(?P<special>(?:emergency\s)?special\s)?"
    r"(?:(?:resumed|regular|annual|substantive|organizational)\s)?"
    r"session(?!s)|(?P<year>(?:19|20)\d\d)\s(?:\w+\s)?session|session\s(?:of|for)\s(?P<of>(?:19|20)\d\d))",
    re.IGNORECASE,
)
YEAR = re.compile(rf"\b(?P<ordinal>{ORDINAL})\syear\b", re.IGNORECASE)
FOREIGN_SESSION = re.compile(
    r"(?P<emergency>чрезвычайная\s)?(?P<special>специальная\s)?сессия(?:\s(?P<of>(?:19|20)\d\d)\sгода)?"
    r"|session(?P<special_fr>\sextraordinaire)?(?P<emergency_fr>\sd[’']urgence)?(?:\sde\s(?P<of_fr>(?:19|20)\d\d))?"
    r"|per[ií]odo(?P<special_es>\sextraordinario)?\sde\ssesiones(?P<emergency_es>\sde\semergencia)?"
    r"(?:\sde\s(?P<of_es>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
FOREIGN_YEAR = re.compile(r"\b(?:année|año|год)\b", re.IGNORECASE)
FOUNDED = 1945
"""The Security Council's year n is 1945 + n: its seventy-fifth is 2020."""


def sessions_in(line: str, offset: int) -> Iterator[Found]:
    """Yield the sessions (`74`, `S-30`, `ES-11`, `2020`) and the years of the Security Council in a line."""
    for found in SESSION.finditer(line):
        yield Found("session", _session(found), offset + found.start(), offset + found.end(), "masthead")
    for found in YEAR.finditer(line):
        year = FOUNDED + ordinal(found["ordinal"])
        yield Found("year", str(year), offset + found.start(), offset + found.end(), "masthead")
    for name, value, start, end in _foreign(line):
        yield Found(name, value, offset + start, offset + end, "masthead")


def without_sessions(line: str) -> str:
    """Return what else stands in a line."""
    for _, _, start, end in reversed(list(_foreign(line))):
        line = line[:start] + line[end:]
    return YEAR.sub("", SESSION.sub("", line))


def _foreign(line: str) -> Iterator[tuple[str, str, int, int]]:
    """Yield name, value, start and end of sessions and years in French, Spanish and Russian, in order."""
    for found in FOREIGN_SESSION.finditer(line):
        groups = {name.partition("_")[0]: value for name, value in found.groupdict().items() if value}
        number = number_before(line[: found.start()])
        if "of" in groups:
            yield "session", groups["of"], found.start(), found.end()
        elif number:
            prefix = "ES-" if "emergency" in groups else "S-" if "special" in groups else ""
            yield "session", f"{prefix}{number[0]}", number[1], found.end()
    for found in FOREIGN_YEAR.finditer(line):
        if number := number_before(line[: found.start()]):
            yield "year", str(FOUNDED + number[0]), number[1], found.end()


def _session(found: re.Match[str]) -> str:
    if found["ordinal"] is None:
        return str(found["year"] or found["of"])
    kind = (found["special"] or "").casefold()
    prefix = "ES-" if kind.startswith("emergency") else "S-" if kind else ""
    return f"{prefix}{ordinal(found['ordinal'])}"
