"""The masthead of a United Nations document: organs, symbols, distribution, dates, session, agenda.

As the UN Editorial Manual has it ("Masthead and front page"): organ and distribution, then session and
agenda items with their titles, then the title of the document.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from schemas.text import Passage
from tasks.cite.symbols import SymbolFound, find_symbols
from tasks.describe.agenda import AGENDA, FOREIGN_AGENDA, REQUEST, items_of
from tasks.describe.dates import dates_in, first_of
from tasks.describe.front import Front, dated, one_line, whole
from tasks.describe.masthead_words import (
    DISTRIBUTED,
    LANGUAGE,
    ORIGINAL,
    PRINCIPAL,
    in_english,
    language_in_english,
)
from tasks.describe.portrait import Found
from tasks.describe.sessions import sessions_in, without_sessions

ORGAN = re.compile(
    r"(?!(?:Report|Letter|Note|Statement|Election|Question|Draft|Implementation|Situation|Review)\b)"
    r"(?:[A-Z][\w’'-]*,?\s(?:and\s)?){0,6}(?:Assembly|Council|Committee|Commission|Conference|Board"
    r"|Working Group|Subcommission"
    r"|Sub-Commission|Subcommittee|Congress|Forum|Tribunal)"
    r"(?:\s(?:of|on|for|to|in)\s[^.;:]{3,110})?(?:\s\([^)]{3,60}\))?"
)
HOUSE = re.compile(
    r"(?:United Nations|Nations Unies|Naciones Unidas|Организация Объединенных Наций)", re.IGNORECASE
)
TITLE = re.compile(
    r"(?:note verbale|(?:identical )?letters?)\s+dated\b|report (?:of|by|on)\b|note by\b|annex\b"
    r"|draft (?:resolution|decision)\b"
    r"|resolution (?:\S+ )?adopted\b|resolution \d|\d+/\d+\s?[A-Z]?\.\s|the [\w ]{4,60},$"
    r"|statement (?:by|submitted)\b"
    r"|lettres?\s(?:identiques\s)?datée|note verbale datée|cartas?\s(?:idénticas\s)?de fecha|nota verbal\b"
    r"|(?:идентичные\s)?письм[оа]\b|вербальная нота|rapport d|informe d|доклад\b"
    r"|projet de résolution|proyecto de resolución|проект резолюции|(?:anexo|приложение)\b",
    re.IGNORECASE,
)
SPONSORED = re.compile(
    r":\W{0,20}(?:revised\s+)?(?:draft\s+(?:resolution|decision)|amendments?\b"
    r"|projet de (?:résolution|décision)|proyecto de (?:resolución|decisión)"
    r"|(?:пересмотренный )?проект (?:резолюции|решения))",
    re.IGNORECASE,
)
LONGEST_LINE = 200
MOST_LINES = 24
LONGEST_DATE_LINE = 60


@dataclass
class Masthead:
    """What a masthead states; `end` is how many passages of the top it takes up, 0 if there is none."""

    found: list[Found] = field(default_factory=list)
    titles: list[Passage] = field(default_factory=list)
    end: int = 0

    def of(self, name: str) -> list[Found]:
        return [each for each in self.found if each.name == name]

    @cached_property
    def is_united_nations(self) -> bool:
        """Whether it is one of the United Nations: two of their marks stand in it."""
        return (
            len(
                {each.name for each in self.found}
                & {"symbol", "distribution", "organ", "session", "agenda_item"}
            )
            > 1
        )


def masthead_of(front: Front) -> Masthead:
    """Return the masthead of a document, with its symbols, if need be from its running headers.

    A masthead ends before the title. Agenda titles follow the items: one for each, or one for all.
    """
    masthead = Masthead()
    for index, passage in enumerate(front.top[:MOST_LINES]):
        line = one_line(passage)
        if _is_title(line):
            break
        if _take(masthead, passage) or HOUSE.fullmatch(line.strip()):
            masthead.end = index + 1
        elif len(masthead.titles) < len(masthead.of("agenda_item")) and len(line) < 4 * LONGEST_LINE:
            masthead.titles.append(passage)
            masthead.end = index + 1
        elif len(line) > LONGEST_LINE or (masthead.end and index > masthead.end + 1):
            break
    masthead.found += [whole(passage, "agenda_title", "behind_agenda_items") for passage in masthead.titles]
    if not masthead.of("symbol"):
        masthead.found += _running_symbols(front)
    if not masthead.of("agenda_item"):
        masthead.found += _requested_items(front)
    return masthead


def _is_title(line: str) -> bool:
    return bool(TITLE.match(line) or SPONSORED.search(line))


def _take(masthead: Masthead, passage: Passage) -> bool:
    """Take in what the lines of a passage state; False if it is no part of a masthead."""
    line, offset = one_line(passage), passage.text_start
    if agenda := AGENDA.fullmatch(line.strip()) or FOREIGN_AGENDA.fullmatch(line.strip()):
        masthead.found += items_of(agenda, offset + len(line) - len(line.lstrip()), "masthead")
        return True
    count = len(masthead.found)
    for each in passage.text.split("\n"):
        found = list(_stated_in_line(each, offset, is_agenda_open=bool(masthead.of("agenda_item"))))
        masthead.found += found or _dates(masthead, each, offset)
        offset += len(each) + 1
    return len(masthead.found) > count


def _stated_in_line(line: str, offset: int, *, is_agenda_open: bool) -> Iterator[Found]:
    for symbol in _symbols_alone(line):
        yield from _halves(symbol, offset, "masthead")
    if found := DISTRIBUTED.search(line):
        how = in_english(found["how"] or "general")
        yield Found("distribution", how, offset + found.start(), offset + found.end(), "masthead")
        if date := first_of(dates_in(line[found.end() :])):
            yield dated("distributed_on", date, offset + found.end(), "behind_distr")
    if found := ORIGINAL.search(line):
        for language in LANGUAGE.finditer(found["languages"]):
            start = offset + found.start("languages") + language.start()
            value = language_in_english(language[0])
            yield Found("original_language", value, start, start + len(language[0]), "masthead")
    if len(line) > LONGEST_LINE:
        return
    rest = without_sessions(line)
    if len(PRINCIPAL.sub("", rest).strip(" *–-,")) < 4 or (rest != line and _has_dates_only(rest)):
        yield from sessions_in(line, offset)
        for found in PRINCIPAL.finditer(line):
            yield Found(
                "organ", in_english(found[0]), offset + found.start(), offset + found.end(), "masthead"
            )
    elif not is_agenda_open and (found := ORGAN.fullmatch(line.strip().rstrip("*"))):
        yield Found("organ", found[0], offset, offset + len(found[0]), "masthead")
    if agenda := AGENDA.fullmatch(line.strip()) or FOREIGN_AGENDA.fullmatch(line.strip()):
        yield from items_of(agenda, offset + len(line) - len(line.lstrip()), "masthead")


def _has_dates_only(line: str) -> bool:
    return len(line) < 60 and bool(
        dates_in(line) or re.fullmatch(r"[\s,.*–-]*[A-Z][\w .-]{2,30},?[\s\w–-]*", line)
    )


def _symbols_alone(line: str) -> list[SymbolFound]:
    """Return the symbols of a line that holds nothing else but the house's name: it bears them."""
    found = find_symbols(line)
    rest = line
    for symbol in reversed(found):
        rest = rest[: symbol.start] + rest[symbol.end :]
    return found if len(re.sub(r"[\W\d]+", "", PRINCIPAL.sub("", HOUSE.sub("", rest)))) < 4 else []


def _halves(found: SymbolFound, offset: int, by: str) -> Iterator[Found]:
    for symbol in found.symbols:
        yield Found("symbol", symbol.text, offset + found.start, offset + found.end, by)


def _dates(masthead: Masthead, line: str, offset: int) -> list[Found]:
    """Return the date of distribution, or the dates of a session, if a line is one."""
    found = dates_in(line)
    if not found or len(line) > LONGEST_DATE_LINE or not masthead.found:
        return []
    if first := first_of(found):
        by = "behind_distr" if masthead.of("distribution") else "masthead_date"
        return [] if masthead.of("distributed_on") else [dated("distributed_on", first, offset, by)]
    return [Found("session_dates", line.strip(), offset, offset + len(line.rstrip()), "masthead")]


def _running_symbols(front: Front) -> Iterator[Found]:
    """Yield the symbols of running headers, each the first time."""
    seen: set[str] = set()
    for passage in front.passages:
        if passage.role == "furniture":
            for symbol in _symbols_alone(one_line(passage)):
                for half in _halves(symbol, passage.text_start, "running_header"):
                    if half.value not in seen:
                        seen.add(half.value)
                        yield half


def _requested_items(front: Front) -> Iterator[Found]:
    """Yield the items under which a letter or note asks to be circulated."""
    for passage in front.running:
        if found := REQUEST.search(one_line(passage)):
            yield from items_of(found, passage.text_start, "request_for_circulation")
            return
