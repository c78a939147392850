"""The citations of a document, passage by passage."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from schemas.citation import Citation, CitationKind
from schemas.symbol import Symbol
from schemas.text import Passage
from tasks.cite.cases import find_cases
from tasks.cite.organs import Organ
from tasks.cite.resolutions import find_resolutions
from tasks.cite.symbols import find_symbols, symbols_in
from tasks.cite.treaties import find_treaties
from tasks.cite.urls import url_spans
from tasks.describe.dates import dates_in, first_date

LETTER = re.compile(
    r"\b(?:identical\s)?(?:letters?|notes?\sverbales?|reports?|statements?)\s(?:dated|of)\s\d[^()\n]{8,300}$",
    re.IGNORECASE,
)
"""What a symbol in parentheses belongs to: "the letter dated 3 April 2020 from … (A/74/783)"."""
OPENING = re.compile(r"\s?\((?:see\s)?$", re.IGNORECASE)
DATE_REACH = 40
UN_ADDRESS = re.compile(
    r"https?://(?:www\.)?(?:undocs\.org|docs\.un\.org)/(?:(?:ar|en|es|fr|ru|zh)/)?(?P<symbol>.+)"
)


@dataclass(frozen=True, slots=True)
class _Found:
    kind: CitationKind
    start: int
    end: int
    symbol: str | None = None
    title: str | None = None
    on: date | None = None


def citations_of(passages: Iterable[Passage], own_symbols: Iterable[Symbol]) -> list[Citation]:
    """Return what a document cites, in order, numbered from 1; its own symbols are no citations."""
    own = frozenset(own_symbols)
    organ = _organ(own)
    citations: list[Citation] = []
    before = ""
    for passage in passages:
        if passage.role == "furniture":
            continue
        goes_on = passage.role != "footnote" and not passage.text[:1].isupper()
        apart = _apart(_all(passage.text, before if goes_on else "", own, organ))
        if not passage.text[-1:].isalnum() and not passage.text.endswith(","):
            before = ""
        elif apart or not before:  # a line between that cites nothing may be a running header
            before = f"{passage.text} "
        for found in apart:
            citations.append(
                Citation(
                    citation_number=len(citations) + 1,
                    passage_number=passage.passage_number,
                    kind=found.kind,
                    text_start=passage.text_start + found.start,
                    text_end=passage.text_start + found.end,
                    cited_as=passage.text[found.start : found.end],
                    cited_symbol=found.symbol,
                    cited_title=found.title,
                    cited_on=found.on,
                )
            )
    return citations


def _organ(own: frozenset[Symbol]) -> Organ | None:
    """Return the organ that speaks in a document: in a committee's papers the one it reports to."""
    for symbol in own:
        for body in ("A/HRC", "E/CN.4", "A", "S", "E"):
            if symbol.body == body or symbol.body.startswith(f"{body}/"):
                return Organ(body)
    return None


def _all(text: str, lead: str, own: frozenset[Symbol], organ: Organ | None) -> Iterator[_Found]:
    """Yield all that might be citations in a passage, of two in the same place the one to keep first.

    `lead` is the passage before, if its sentence goes on in this one, as a list of resolutions may.
    """
    line = text.replace("\n", " ")
    for start, end in url_spans(text):
        yield _Found("url", start, end, _symbol_of_address(text[start:end]))
    for cited in find_symbols(text):
        if own.isdisjoint(cited.symbols):
            title = _title_before(line, cited.start)
            on = (
                first_date(title)
                if title
                else _date_behind(line, cited.end) or _date_before(line, cited.start)
            )
            yield _Found("symbol", cited.start, cited.end, cited.text, title, on)
    for each in find_resolutions(lead.replace("\n", " ") + line, organ):
        if each.start >= len(lead) and (each.symbol is None or each.symbol not in own):
            on = first_date(each.dated) if each.dated else None
            start, end = each.start - len(lead), each.end - len(lead)
            yield _Found("resolution", start, end, str(each.symbol) if each.symbol else None, None, on)
    for treaty in find_treaties(line):
        yield _Found("treaty", treaty.start, treaty.end, treaty.symbol)
    for case in find_cases(line):
        yield _Found("case", case.start, case.end)


def _apart(found: Iterable[_Found]) -> list[_Found]:
    """Return in order those that overlap none before them."""
    kept: list[_Found] = []
    taken: set[int] = set()
    for each in found:
        if each.start < each.end and taken.isdisjoint(range(each.start, each.end)):
            taken.update(range(each.start, each.end))
            kept.append(each)
    return sorted(kept, key=lambda each: each.start)


def _title_before(line: str, start: int) -> str | None:
    opening = OPENING.search(line, max(0, start - 8), start)
    title = LETTER.search(line, max(0, opening.start() - 330), opening.start()) if opening else None
    return " ".join(title[0].split()) if title else None


def _date_before(line: str, start: int) -> date | None:
    """Return a date right before the parenthesis: "letters of 3 March 2021 (S/2021/215) and …"."""
    opening = OPENING.search(line, max(0, start - 8), start)
    before = line[max(0, opening.start() - DATE_REACH) : opening.start()] if opening else ""
    last = next(reversed(dates_in(before)), None)
    return last.value if last and last.end == len(before) and not last.is_range_end else None


def _date_behind(line: str, end: int) -> date | None:
    """Return a date that stands right behind: "A/74/783, 16 April 2020", "A/74/783 of 16 April 2020"."""
    behind = line[end : end + DATE_REACH]
    found = next(iter(dates_in(behind)), None)
    return (
        found.value if found and re.fullmatch(r"\)?,?\s(?:of\s|dated\s)?\(?", behind[: found.start]) else None
    )


def _symbol_of_address(url: str) -> str | None:
    """Return the symbol that an address of the UN's own repositories is made of."""
    named = UN_ADDRESS.match(url)
    symbols = symbols_in(named["symbol"].replace("%20", " ")) if named else []
    return "-".join(map(str, symbols)) if symbols else None
