"""Statements that stand in one line or row each: a name with place and date, a colon, the words; or a table.

*Ministry of Foreign Affairs of X, City, 1 March 2012: “…”*, *X (City, 1 March 2012) – …*, and tables with a
column of names and one of words. One such line alone is none: there must be a second of its kind.
"""

import re
from collections.abc import Iterator

from schemas.statement import SpeakerKind
from schemas.text import BODY_ROLES, Passage
from tasks.describe.dates import dates_in
from tasks.statements.draft_statement import DraftStatement
from tasks.statements.speakers import ORGANIZATION_WORD, Speaker, speaker_of
from tasks.statements.states import plain, state_of
from tasks.statements.titles import Dateline, dateline_of, voice_in, without_dateline

LINE = re.compile(
    r"(?:[-•–*▪]\s+|\(?\d{1,3}[.)]\s+)?(?P<who>[^\W\d_][^:\n“”\"«»]{1,220}?)(?:\s*:\s+|\s+[–—]\s+|\s*\n)(?P<words>\S[\s\S]{20,})"
)
NAME = re.compile(r"[^\W\d_a-z][\w’'-]+(?: (?:of |and |the )?[^\W\d_a-z][\w’'-]+){0,3}")
CELL = re.compile(r"[ ]*(?:\||\t|[ ]{3,})[ ]*")
HEAD = re.compile(
    r"[|\s]*(?:(?P<state>(?:member )?states?|countr(?:y|ies)|pays|état|estado|país|государство|страна)"
    r"|organi[sz]ations?|speakers?|who|issued by|source|institution)\b[^\n|\t]*[|\t ]",
    re.IGNORECASE,
)
"""The head of a column of names."""
SHORTEST = 40
LONGEST_NAME = 160


def lines_of(passages: list[Passage]) -> list[DraftStatement]:
    """Return the statements that stand in one paragraph or list item each, if there are two or more.

    Among several of known form another of the same style is one too, though its name says nothing:
    *Morvane (Morvane City, 1 March 2012): “…”*.
    """
    lines = [found for passage in passages if passage.role in BODY_ROLES and (found := _line(passage))]
    dated = [found for found in lines if found.stated_on]
    if len(dated) > 1:
        roles = {found.heads[0].role for found in dated}
        taken = {found.start for found in lines}
        others = (_line(each, is_among_others=True) for each in passages if each.role in roles)
        lines += [found for found in others if found and found.stated_on and found.start not in taken]
    return sorted(lines, key=lambda found: found.start) if len(lines) > 1 else []


def rows_of(passages: list[Passage]) -> list[DraftStatement]:
    """Return the statements in the rows of tables, if there are two or more."""
    rows = [found for passage in passages if passage.role == "table" for found in _rows(passage)]
    return rows if len(rows) > 1 else []


def _line(passage: Passage, *, is_among_others: bool = False) -> DraftStatement | None:
    found = LINE.match(passage.text[:2000])
    if not found:
        return None
    name, line = without_dateline(found["who"])
    speaker = _named(voice_in(name) or name)
    if speaker is None and is_among_others and line and NAME.fullmatch(name):
        speaker = speaker_of(name)
    if speaker is None or (line is None and not _is_sure(speaker, name)):
        return None
    start = passage.text_start + found.start("words")
    return _found(passage, speaker, name, line, start, passage.text_end)


def _rows(passage: Passage) -> Iterator[DraftStatement]:
    """Yield a statement for each row with a name in its first cell and enough words in its longest."""
    place = passage.text_start
    head = HEAD.match(passage.text)
    hint: SpeakerKind | None = "state" if head and head["state"] else "organization" if head else None
    for row in passage.text.split("\n"):
        cells, position = [], 0
        for separator in [*CELL.finditer(row), None]:
            end = separator.start() if separator else len(row)
            cells.append((place + position, row[position:end].strip()))
            position = separator.end() if separator else len(row)
        place += len(row) + 1
        cells = [(start, cell) for start, cell in cells if cell]
        if len(cells) < 2:
            continue
        start, words = max(cells[1:], key=lambda cell: len(cell[1]))
        name = cells[0][1]
        speaker = _named(name) or (speaker_of(name, hint) if hint and name[0].isupper() else None)
        if speaker and len(words) >= SHORTEST:
            others = [cell for at, cell in cells[1:] if at != start]
            yield _found(passage, speaker, cells[0][1], _where_and_when(others), start, start + len(words))


def _where_and_when(cells: list[str]) -> Dateline | None:
    for cell in cells:
        line = dateline_of(cell)
        if line:
            places = [other for other in cells if other != cell and not dates_in(other) and len(other) < 40]
            return Dateline(line.place or next(iter(places), None), line.on)
    return None


def _named(name: str) -> Speaker | None:
    """Return who a name means, if its form says that it is a State's or an organization's."""
    if len(name) > LONGEST_NAME or not name[:1].isupper() or len(name) < 2:
        return None
    speaker = speaker_of(name)
    if speaker.kind == "state":
        return speaker
    words = speaker.name.split()
    is_name = all(word[0].isupper() or len(word) < 4 or not word[0].isalpha() for word in words)
    return speaker if is_name and (ORGANIZATION_WORD.search(plain(name)) or name.isupper()) else None


def _is_sure(speaker: Speaker, name: str) -> bool:
    """Whether a name without place and date is nothing but a speaker's: a State, its ministry, an acronym."""
    return bool(state_of(name)) or speaker.key.startswith(("state:", "organ:")) or speaker.basis == "acronym"


def _found(
    passage: Passage, speaker: Speaker, name: str, line: Dateline | None, start: int, end: int
) -> DraftStatement:
    return DraftStatement(
        speaker=speaker,
        attribution="entry",
        voice=name if speaker.basis == "organ" else None,
        place=line.place if line else None,
        stated_on=line.on if line else None,
        heads=[passage],
        ranges=[(start, end)],
        language=passage.language,
    )
