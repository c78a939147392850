"""Quotations with their attribution: each with who said it, over paragraphs and through pronouns.

A quotation without anybody beside it belongs to who spoke in the same paragraph before it, or, where it opens
its paragraph, to who spoke in the paragraph before. One to which nothing leads is left out.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from schemas.statement import Attribution
from schemas.text import BODY_ROLES, Passage
from tasks.describe.dates import MONTHS, first_date
from tasks.statements.attributions import attributed, begins_sentence, introduced
from tasks.statements.draft_statement import DraftStatement
from tasks.statements.quotes import Quote, quotes_in
from tasks.statements.speakers import ORGAN_WORD, ORGANIZATION_WORD, Speaker, is_person, speaker_of
from tasks.statements.states import plain, state_of
from tasks.statements.subjects import NamesOfText, Subject, subject_of
from tasks.statements.titles import words_of

FEWEST_WORDS = 4
HEADED = re.compile(
    r"[^\W\d_a-z][\w’'.-]*(?: (?:[^\W\d_a-z][\w’'.-]*|of|the|and|for|in|on|de|la|des|du|\([A-Z]\w*\)|&"
    r"|–)){0,8}"
)
"""A heading that can be a name: every word of it begins with a capital, but the small ones."""
_NAME = r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z]\.)?(?: [^\W\d_a-z][\w’'-]+){0,3}"
SUBJECT = re.compile(
    rf"(?:^|[.!?]\s+|\n)(?P<name>{_NAME})(?=,|[ ][a-z])|(?P<saying>{_NAME})(?= (?:said|says|told"
    rf"|explained|added|wrote)\b)"
)
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAY = re.compile(rf"\bon ({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
MONTH_DAY = re.compile(
    r"\bon (?:(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]+)|(?P<month2>[A-Z][a-z]+) (?P<day2>\d{1,2}))\b"
)

OTHER_TIME = re.compile(
    r"\b(?:earlier|previously|before|later|last|ago|yesterday|in (?:[A-Z][a-z]+ )?\d{4})\b", re.IGNORECASE
)


@dataclass(slots=True)
class Context:
    """Who spoke last and what, who a heading names, and where the last quotation was left open."""

    heading: Speaker | None = None
    last: Speaker | None = None
    last_phrase: str | None = None
    last_passage: int = -9
    said: DraftStatement | None = None
    person: Speaker | None = None
    above: str = ""
    open_statement: DraftStatement | None = None
    awaited: Subject | None = None


def quoted_statements(passages: list[Passage], published_on: date | None) -> list[DraftStatement]:
    """Return the attributed quotations in the body of a document, in order."""
    body = [passage for passage in passages if passage.role in BODY_ROLES or passage.role == "heading"]
    names = NamesOfText("\n".join(passage.text for passage in body))
    heads = _heads(body)
    context = Context()
    found: list[DraftStatement] = []
    for index, passage in enumerate(body):
        if passage.role == "heading" and not quotes_in(passage.text):
            context = Context(heading=heads.get(index), person=context.person)
            continue
        found += _in_paragraph(passage, index, context, names, published_on)
    return found


def _heads(body: list[Passage]) -> dict[int, Speaker]:
    """Return the speakers that headings name, by place: one such heading alone says nothing."""
    heads = {
        index: speaker
        for index, passage in enumerate(body)
        if passage.role == "heading" and (speaker := _named_by(passage.text, body[index + 1 : index + 3]))
    }
    return heads if len(heads) > 1 else {}


def _named_by(heading: str, below: list[Passage]) -> Speaker | None:
    """Return the State or organization that a heading names and that the text below it speaks of."""
    name = words_of(heading)
    if not below or not HEADED.fullmatch(name):
        return None
    speaker = speaker_of(name)
    said = " ".join(passage.text for passage in below)
    if state_of(name):
        return speaker
    short = speaker.name
    has_form = bool(ORGANIZATION_WORD.search(plain(short))) or short.isupper()
    is_spoken_of = re.search(rf"\b{re.escape(short)}\b", said) or (speaker.acronym and name != short)
    if not any(quotes_in(passage.text) for passage in below):
        return None
    if has_form:
        return speaker
    if not is_spoken_of or len(short.split()) > 2:
        return None
    return speaker_of(name, "state") if ORGAN_WORD.search(plain(said)) else speaker_of(name, "organization")


def _in_paragraph(
    passage: Passage, index: int, context: Context, names: NamesOfText, published_on: date | None
) -> list[DraftStatement]:
    text = passage.text
    quotes = quotes_in(text)
    found: list[DraftStatement] = []
    for number, quote in enumerate(quotes):
        before = text[quotes[number - 1].outer_end if number else 0 : quote.outer_start]
        after = text[quote.outer_end : quotes[number + 1].outer_start if number + 1 < len(quotes) else None]
        if number == 0 and context.open_statement and not before.strip():
            context.open_statement.ranges.append(_range(passage, quote))
            if not quote.is_open:
                context.open_statement = None
            context.last_passage = index
            continue
        statement = _attributed(passage, index, quote, before, after, context, names)
        if statement is None:
            continue
        if not _is_speech(text[quote.start : quote.end]):
            context.last_passage = index
            continue
        beside = before[-160:] + " ; " + after[:320]
        is_near = context.last_passage >= index - 1
        statement.stated_on = _day(beside, published_on) or _day_before(statement, context, beside, is_near)
        found.append(statement)
        context.said = statement
        context.open_statement = statement if quote.is_open and number == len(quotes) - 1 else None
        context.last_passage = index
    if not quotes:
        context.open_statement = None
    context.above = "" if found else text
    context.awaited = introduced(text, names)
    if context.awaited and context.awaited.speaker is None:
        context.awaited = None
    return found


def _is_speech(words: str) -> bool:
    """Whether quoted words are somebody's, and neither a term nor the title of a work, full of capitals."""
    tokens = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    is_title = len(tokens) < 9 and sum(word[0].isupper() for word in tokens) > 0.75 * len(tokens)
    return len(words.split()) >= FEWEST_WORDS and not (is_title and words[-1:] not in ".!?")


def _attributed(
    passage: Passage, index: int, quote: Quote, before: str, after: str, context: Context, names: NamesOfText
) -> DraftStatement | None:
    """Return the quotation with its speaker; remembers who spoke."""
    ends_sentence = passage.text[quote.end - 1 : quote.end] == "." and not after[:1].isalnum()
    subject = attributed(before, "" if ends_sentence and after[1:2].isupper() else after, names)
    told = _told_of(before or context.above, names)
    speaker, how = _resolved(subject, told, context, index)
    phrase = subject.phrase if subject else None
    if speaker is None and subject is None and (not before.strip() or index == context.last_passage):
        is_near = context.last_passage >= index - 1
        if context.awaited and context.awaited.speaker and not before.strip():
            speaker, how, phrase = context.awaited.speaker, "named", context.awaited.phrase
        elif is_near and context.last and begins_sentence(before):
            speaker, how, phrase = context.last, "continued", context.last_phrase
    if speaker is None and context.heading and not before.strip() and subject is None:
        speaker, how = context.heading, "heading"
    if speaker is None:
        return None
    if how in ("named", "pronoun") and speaker.kind == "person":
        context.person = speaker
    context.last, context.last_phrase = speaker, phrase
    voice = phrase if how != "pronoun" and not (subject and subject.is_source) else None
    if context.heading and _speaks_for(speaker, phrase, context.heading):
        voice = voice or (speaker.name if speaker.key != context.heading.key else None)
        speaker, how = context.heading, "heading"
    return DraftStatement(
        speaker=speaker,
        attribution=how,
        voice=voice if voice != speaker.name else None,
        heads=[passage],
        ranges=[_range(passage, quote)],
        language=passage.language,
    )


def _speaks_for(speaker: Speaker, phrase: str | None, heading: Speaker) -> bool:
    """Whether somebody quoted under the name of a State or organization is its voice."""
    if (
        speaker.kind == "person" and speaker.key != f"person:{plain(phrase or '')}"
    ) or speaker.key == heading.key:
        return True
    words = plain(phrase or speaker.name)
    is_named = re.search(rf"\b{re.escape(plain(heading.name))}\b", words) is not None
    return (
        is_named
        or words.startswith(("the ", "its ", "their "))
        or (" " in speaker.name and is_person(speaker.name))
    )


def _told_of(text: str, names: NamesOfText) -> Speaker | None:
    """Return the last person with whose name a sentence of a text begins."""
    for found in reversed(list(SUBJECT.finditer(text[-1200:]))):
        subject = subject_of(found["name"] or found["saying"], names)
        if subject and subject.speaker and subject.speaker.kind == "person" and " " in subject.speaker.name:
            return subject.speaker
    return None


def _resolved(
    subject: Subject | None, told: Speaker | None, context: Context, index: int
) -> tuple[Speaker | None, Attribution]:
    if subject is None:
        return None, "named"
    if subject.speaker is not None:
        return subject.speaker, "named"
    is_near = context.last is not None and index - context.last_passage <= 6
    if subject.phrase.casefold() in ("he", "she") and (told or context.person):
        return told or context.person, "pronoun"
    if is_near and subject.phrase.casefold() not in ("i", "we", "you", "who"):
        return context.last, "pronoun"
    return context.heading, "heading"


def _range(passage: Passage, quote: Quote) -> tuple[int, int]:
    return passage.text_start + quote.start, passage.text_start + quote.end


def _day_before(statement: DraftStatement, context: Context, beside: str, is_near: bool) -> date | None:
    """Return the day of the words just quoted where the same speaker goes on, and nothing says when else."""
    said = context.said if is_near and not OTHER_TIME.search(beside) else None
    return said.stated_on if said and said.speaker.key == statement.speaker.key else None


def _day(beside: str, published_on: date | None) -> date | None:
    """Return the day named beside a quotation; a weekday or day of a month is the last before publication."""
    full = first_date(beside)
    if full or published_on is None:
        return full
    weekday = WEEKDAY.search(beside)
    if weekday:
        back = (published_on.weekday() - WEEKDAYS.index(weekday[1].lower())) % 7
        return published_on - timedelta(days=back)
    named = MONTH_DAY.search(beside)
    month = MONTHS.get((named["month"] or named["month2"]).casefold()) if named else None
    if named is None or month is None:
        return None
    try:
        day = date(published_on.year, month, int(named["day"] or named["day2"]))
        return day if day <= published_on else _a_year_before(day)
    except ValueError:
        return None


def _a_year_before(day: date) -> date | None:
    return None if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)
