"""Statements that stand under headings: a speaker, a title, a place and a date, then the words.

A run of headings that ends in a title (*Statement by …*) or in a line of place and date opens a statement;
the heading above it that has the form of a name is the speaker. Where there is none, the speaker of the
statement before goes on if the title names an organ of the same; else the title names the speaker.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from schemas.statement import Attribution, SpeakerKind
from schemas.text import BODY_ROLES, Passage
from tasks.statements.draft_statement import DraftStatement
from tasks.statements.speakers import ORGANIZATION_WORD, Speaker, speaker_of
from tasks.statements.states import plain, state_of
from tasks.statements.titles import Dateline, dateline_of, is_title, voice_in, without_dateline, words_of

GROUP = re.compile(r"(?:[IVX]{1,5}|[A-Z]|\d{1,2})[.)]\s")
STATES_WORD = re.compile(r"\b(?:states|countries|governments|pays|états|estados|países|государства|страны)\b")
ORGANIZATIONS_WORD = re.compile(
    r"\b(?:organi[sz]ations?|organisations|organizaciones|организации|institutions)\b"
)
SKIPPED = ("furniture", "footnote")
BODY = BODY_ROLES | {"table"}
LONGEST_NAME = 120
LONGEST_TITLE = 450


@dataclass(slots=True)
class Entry:
    """Headings of one statement, its dateline, and the passages of its words."""

    heads: list[Passage]
    dateline: Dateline | None
    body: list[Passage] = field(default_factory=list)


def compiled_statements(passages: list[Passage]) -> list[DraftStatement]:
    """Return the statements under headings of a document, in order."""
    entries = [entry for entry in _entries(passages) if entry.body]
    dated = sum(entry.dateline is not None for entry in entries)
    found = []
    hint: SpeakerKind | None = None
    last: Speaker | None = None
    for entry in entries:
        hint = _hint(entry.heads, hint)
        statement = _statement(entry, hint, last, is_compilation=dated > 2)
        if statement:
            found.append(statement)
            last = statement.speaker if statement.attribution == "heading" else None
        elif entry.heads:
            last = None
    return found


def _entries(passages: list[Passage]) -> Iterator[Entry]:
    """Yield the entries: the headings above them gathered, what follows them as their words."""
    current: Entry | None = None
    waiting: list[Passage] = []
    for passage in passages:
        if passage.role in SKIPPED:
            continue
        line = dateline_of(passage.text) if passage.role in ("heading", "paragraph", "masthead") else None
        if line and (waiting or current is not None):
            if current:
                yield current
            current, waiting = Entry(waiting, line), []
        elif passage.role == "heading" or (
            passage.role == "masthead" and is_title(passage.text[:LONGEST_TITLE])
        ):
            if passage.annex == words_of(passage.text) or GROUP.match(passage.text):
                if current:
                    yield current
                current = None
            waiting.append(passage)
        elif passage.role == "signature":
            if current:
                yield current
            current, waiting = None, []
        elif passage.role in BODY:
            if waiting and (_opens(waiting) or current is None):
                if current:
                    yield current
                current = Entry(waiting, None)
            elif waiting and current:
                current.body += waiting
            waiting = []
            if current:
                current.body.append(passage)
    if current:
        yield current


def _opens(heads: list[Passage]) -> bool:
    last = heads[-1].text
    return len(last) <= LONGEST_TITLE and (is_title(last) or _is_name(last))


def _hint(heads: list[Passage], before: SpeakerKind | None) -> SpeakerKind | None:
    """Return the kind that the heading of a group of statements names, for all that stand in the group."""
    for head in heads:
        words = plain(words_of(head.text))
        if GROUP.match(head.text) or head.annex == words_of(head.text):
            before = None
            if STATES_WORD.search(words) and not ORGANIZATIONS_WORD.search(words):
                before = "state"
            elif ORGANIZATIONS_WORD.search(words) and not STATES_WORD.search(words):
                before = "organization"
    return before


def _statement(
    entry: Entry, hint: SpeakerKind | None, last: Speaker | None, *, is_compilation: bool
) -> DraftStatement | None:
    heads = [head for head in entry.heads if len(head.text) <= LONGEST_TITLE]
    title_head, name_head = _title_and_name(heads, is_dated=entry.dateline is not None)
    title, in_title = without_dateline(title_head.text) if title_head else (None, None)
    voice = voice_in(title_head.text) if title_head else None
    speaker, attribution = _speaker(name_head, voice, last, hint)
    if speaker is None or not (
        voice or (entry.dateline and is_compilation and name_head) or _is_last(entry, last)
    ):
        return None
    if attribution == "title" and speaker.kind == "organization" and not _is_body(speaker):
        return None
    line = entry.dateline or in_title
    return DraftStatement(
        speaker=speaker,
        attribution=attribution,
        voice=voice,
        title=title,
        place=line.place if line else None,
        stated_on=line.on if line else None,
        heads=[head for head in (name_head, title_head) if head],
        ranges=[(passage.text_start, passage.text_end) for passage in entry.body],
        language=entry.body[0].language,
    )


def _is_body(speaker: Speaker) -> bool:
    """Whether a name has the form of an organization's, and is not any words that stand behind *of*."""
    return bool(ORGANIZATION_WORD.search(plain(speaker.name))) or speaker.basis == "acronym"


def _is_last(entry: Entry, last: Speaker | None) -> bool:
    """Whether a line of place and date alone opens another statement of the same speaker."""
    return not entry.heads and entry.dateline is not None and last is not None


def _title_and_name(heads: list[Passage], *, is_dated: bool) -> tuple[Passage | None, Passage | None]:
    if not heads:
        return None, None
    last, above = heads[-1], heads[-2] if len(heads) > 1 else None
    if not is_title(last.text) and (_is_name(last.text) or (is_dated and above is None)):
        return None, last
    named = above is not None and len(above.text) <= LONGEST_NAME and not is_title(above.text)
    is_group = above is not None and (GROUP.match(above.text) or above.annex == words_of(above.text))
    return last, above if named and not is_group else None


def _speaker(
    name: Passage | None, voice: str | None, last: Speaker | None, hint: SpeakerKind | None
) -> tuple[Speaker | None, Attribution]:
    said = speaker_of(voice) if voice else None
    if name is not None:
        return speaker_of(words_of(name.text), _fitting(name.text, hint)), "heading"
    if last is not None and (said is None or said.key == last.key):
        return last, "heading"
    return said, "title"


def _fitting(name: str, hint: SpeakerKind | None) -> SpeakerKind | None:
    """Return the hint unless the name's own form says otherwise."""
    if hint == "state" and ORGANIZATION_WORD.search(plain(name)) and not state_of(words_of(name)):
        return None
    return hint


def _is_name(heading: str) -> bool:
    """Whether a heading has the form of a State's, an organization's or a person's name."""
    words = words_of(heading)
    if len(words) > LONGEST_NAME or GROUP.match(words) or words.endswith((":", "?", "!")):
        return False
    if state_of(words):
        return True
    has_form = bool(ORGANIZATION_WORD.search(plain(words))) or words.endswith(")")
    return has_form and (
        words.isupper() or all(w[0].isupper() or len(w) < 4 for w in words.split() if w[0].isalpha())
    )
