"""What is missing in a document of its kind, and what in it contradicts itself, with its place."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from schemas.document import Finding, Kind
from schemas.symbol import Symbol
from schemas.text import BODY_ROLES, Passage
from tasks.cite.symbols import find_symbols
from tasks.describe.portrait import Found, Portrait
from tasks.describe.sessions import FOUNDED

EXPECTED: dict[Kind, tuple[str, ...]] = {
    "note_verbale": ("issuer", "addressee", "dated_on"),
    "letter": ("issuer", "addressee", "dated_on", "signatory"),
    "press_release": ("title", "issuer", "dated_on"),
    "news_article": ("title", "dated_on"),
    "resolution": ("symbol", "title", "dated_on"),
    "draft_resolution": ("symbol", "title", "session", "sponsor"),
    "report": ("title", "issuer", "dated_on"),
    "statement": ("title", "issuer", "dated_on"),
    "treaty": ("title", "dated_on"),
    "meeting_record": ("symbol", "title", "dated_on"),
}
"""What a document of a kind has; of any other, a date."""
CIRCULATED = ("symbol", "distributed_on", "session")
"""What a document with a masthead of the United Nations has."""
IN_SESSIONS = {
    "General Assembly",
    "Economic and Social Council",
    "Human Rights Council",
    "Trusteeship Council",
}
"""Organs that meet in sessions; the Security Council and the Secretariat do not."""
MOST_YEARS_BETWEEN = 1
LIKE_A_SYMBOL = re.compile(
    r"^(?:United Nations )?(?P<symbol>[A-Z]{1,8}(?:/[A-Z0-9][\w.()-]*)+)(?=\**$)", re.MULTILINE
)
TOP = 10
"""Among how many passages a symbol stands."""


def doubts(portrait: Portrait, passages: Iterable[Passage]) -> list[Finding]:
    """Return what is missing as warnings, and what cannot all be true as contradictions."""
    passages = list(passages)
    return [*_missing(portrait, passages), *_contradicting(portrait, passages)]


def _missing(portrait: Portrait, passages: list[Passage]) -> Iterator[Finding]:
    has = {each.name for each in portrait.found if each.value}
    expected = list(EXPECTED.get(portrait.kind, ("dated_on",)))
    if "distribution" in has:
        organs = set(portrait.values("organ"))
        circulated = CIRCULATED if not organs or organs & IN_SESSIONS else CIRCULATED[:2]
        expected += [name for name in circulated if name not in expected]
    for name in expected:
        if name == "dated_on" and name not in has:
            yield _warning("no_date", "no date was found: its place in time is unknown")
        elif name not in has:
            what = portrait.kind.replace("_", " ")
            yield _warning(f"no_{name}", f"no {name.replace('_', ' ')} was found, as a {what} should have")
    if not portrait.languages:
        yield _warning("no_language", "too little text to tell its language")
    if not any(passage.role in BODY_ROLES for passage in passages):
        yield _warning("no_body", "no paragraph was found, so reuse cannot be measured")


def _contradicting(portrait: Portrait, passages: list[Passage]) -> Iterator[Finding]:
    yield from _early_distribution(portrait)
    yield from _foreign_sessions(portrait)
    yield from _unlikely_years(portrait)
    yield from _absent_languages(portrait, passages)
    yield from _unknown_symbols(portrait, passages)


def _early_distribution(portrait: Portrait) -> Iterator[Finding]:
    dated, published = portrait.place("dated_on"), portrait.place("distributed_on")
    published = published or portrait.place("published_on")
    if dated and published and published.value < dated.value:
        message = f"distributed on {published.value}, before the date it bears, {dated.value}"
        yield _finding("distributed_before_dated", published.value, message, published)


def _foreign_sessions(portrait: Portrait) -> Iterator[Finding]:
    """Yield symbols of a session, or year, that the masthead does not name."""
    for name, said in (("session", _session_of), ("year", _year_of)):
        stated = [each.value for each in portrait.found if each.name == name and each.by == "masthead"]
        for symbol, place in _borne(portrait):
            in_symbol = said(symbol)
            if in_symbol and stated and in_symbol not in stated:
                message = f"the symbol is of {name} {in_symbol}, the masthead of {' and '.join(stated)}"
                yield _finding(f"{name}_not_that_of_symbol", symbol.text, message, place)


def _session_of(symbol: Symbol) -> str | None:
    return symbol.session if symbol.body.partition("/")[0] == "A" and symbol.series != "RES" else None


def _year_of(symbol: Symbol) -> str | None:
    return str(symbol.year) if symbol.body == "S" and symbol.year and symbol.series is None else None


def _unlikely_years(portrait: Portrait) -> Iterator[Finding]:
    """Yield regular sessions of the General Assembly in which a document cannot have been distributed.

    Session n begins in the autumn of 1945 + n and goes on for a year; documents may come out somewhat later.
    """
    published = portrait.place("distributed_on")
    is_assembly = any(each.name == "organ" and each.value == "General Assembly" for each in portrait.found)
    others = any(each.name == "organ" and "Human Rights" in each.value for each in portrait.found)
    if not published or not is_assembly or others:
        return
    year = date.fromisoformat(published.value).year
    for each in portrait.found:
        if each.name == "session" and each.value.isdigit() and int(each.value) < 1900:
            begins = FOUNDED + int(each.value)
            if not begins - MOST_YEARS_BETWEEN <= year <= begins + 1 + MOST_YEARS_BETWEEN:
                message = (
                    f"session {each.value} began in {begins}, but it was distributed on {published.value}"
                )
                yield _finding("session_not_of_year", each.value, message, each)


def _absent_languages(portrait: Portrait, passages: list[Passage]) -> Iterator[Finding]:
    """Yield languages that a document says it is in and that none of its passages is in."""
    present = {passage.language for passage in passages if passage.language}
    said = [each for each in portrait.found if each.name == "stated_language"]
    for each in said if present else ():
        if each.value not in present and len(each.value) == 2:
            message = f"it says that it is in {each.value}, but no passage of it is"
            yield _finding("language_of_no_passage", each.value, message, each)


def _unknown_symbols(portrait: Portrait, passages: list[Passage]) -> Iterator[Finding]:
    """Yield what stands in the masthead of a United Nations document as symbols do, but has no known form."""
    if portrait.place("distribution") is None:
        return
    for passage in passages[:TOP]:
        for line in LIKE_A_SYMBOL.finditer(passage.text):
            written = line["symbol"]
            if re.search(r"\d", written) and not find_symbols(written):
                start = passage.text_start + line.start("symbol")
                place = Found("symbol", written, start, start + len(written), "masthead")
                message = f"{written} stands where the symbol does, but is of no form that is known"
                yield _finding("unknown_symbol_form", written, message, place)


def _borne(portrait: Portrait) -> Iterator[tuple[Symbol, Found]]:
    """Yield the symbols a document bears, with their places."""
    by_text = {symbol.text: symbol for symbol in portrait.symbols}
    for each in portrait.found:
        if each.name == "symbol" and each.value in by_text:
            yield by_text[each.value], each


def _warning(rule: str, message: str) -> Finding:
    return Finding(rule=rule, severity="warning", message=message)


def _finding(rule: str, value: str, message: str, place: Found) -> Finding:
    return Finding(
        rule=rule,
        severity="contradiction",
        value=value,
        text_start=place.start,
        text_end=place.end,
        message=message,
    )
