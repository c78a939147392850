"""Letters and notes verbales, as the United Nations entitle them when circulating them.

"Letter dated D from X addressed to Y", "Note verbale dated D from X addressed to Y" (UN Editorial
Manual, "Titles of documents"); a note that is not circulated is known by its opening formula.
"""

import re
from itertools import chain

from schemas.document import Kind
from schemas.text import Passage
from tasks.describe.closing import annexes, signatories
from tasks.describe.dates import dates_in, first_of
from tasks.describe.front import Front, dated, group, one_line, whole
from tasks.describe.masthead import masthead_of
from tasks.describe.portrait import Found, Portrait

ORDER = 10
ENTITLED = re.compile(
    r"(?P<form>note verbale|(?:identical )?letters?)\s+dated\s+(?P<dated>.{6,40}?)\s+from\s+(?:the\s+)?"
    r"(?P<issuer>.+?)\s+addressed\s+(?:respectively\s+)?to\s+(?:the\s+)?(?P<addressee>.+?)[*¹²³⁴⁵⁶⁷⁸⁹⁰]*$",
    re.IGNORECASE,
)
ENTITLED_ELSEWHERE = (
    re.compile(
        r"(?P<form>lettres?\s(?:identiques\s)?|note verbale\s)datées?\sdu\s(?P<dated>.{6,30}?),?\s"
        r"adressée?s?\s(?:respectivement\s)?(?:à\sla\s|à\sl[’']|au\s|aux\s|à\s)(?P<addressee>.+?)\spar\s(?:le\s|la\s|l[’'])?"
        r"(?P<issuer>.+?)[*¹²³⁴⁵⁶⁷⁸⁹⁰]*$",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<form>cartas?\s(?:idénticas\s)?|nota verbal\s)de fecha\s(?P<dated>.{6,30}?),?\sdirigidas?\s"
        r"(?:respectivamente\s)?(?:a\slos\s|a\sla\s|al\s|a\s)(?P<addressee>.+?)\spor\s(?:el\s|la\s)?"
        r"(?P<issuer>.+?)[*¹²³⁴⁵⁶⁷⁸⁹⁰]*$",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<form>(?:идентичные\s)?письм[оа]\s|вербальная нота\s)(?P<issuer>.+?)\sот\s"
        r"(?P<dated>\d{1,2}\s\w{3,9}\s\d{4}\sгода),?\s(?:на имя|в адрес)\s(?P<addressee>.+?)[*¹²³⁴⁵⁶⁷⁸⁹⁰]*$",
        re.IGNORECASE,
    ),
)
"""The same titles in French, Spanish and Russian documents of the United Nations."""
COMPLIMENTS = re.compile(
    r"(?:the\s+)?(?P<issuer>.{3,250}?)\s+presents\s+(?:its|his|her)\s+compliments\s+to\s+(?:the\s+)?"
    r"(?P<addressee>.{3,250}?)(?:,|\s+and\s+has\b|\.)",
    re.IGNORECASE | re.DOTALL,
)
SALUTATION = re.compile(
    r"(?:excellency|dear\s+\w+|sir|madam|your excellency)[ ,.\w]{0,40}[,:]?$", re.IGNORECASE | re.MULTILINE
)
NUMBER = re.compile(
    r"(?:Ref(?:erence)?\.?\s*:?\s*)?(?:No|Nr|N°|№)\.?\s*:?\s*(?P<number>[\w/.-]*\d[\w/.-]*)\W*", re.IGNORECASE
)
LONGEST_TITLE = 600


def describe(front: Front) -> Portrait | None:
    """Return the portrait of a letter or note verbale, or None if the document is neither."""
    for passage in front.top:
        line = one_line(passage)
        if len(line) < LONGEST_TITLE and (found := _entitled(line)):
            return _portrait(front, _kind(found), _titled(passage, found))
    return _uncirculated(front)


def _entitled(line: str) -> re.Match[str] | None:
    return next((found for form in (ENTITLED, *ENTITLED_ELSEWHERE) if (found := form.match(line))), None)


def _kind(found: re.Match[str]) -> Kind:
    return "note_verbale" if found["form"].lower().startswith(("note", "nota", "верб")) else "letter"


def _titled(passage: Passage, found: re.Match[str]) -> list[Found]:
    values = [whole(passage, "title", "title_form")]
    if date := first_of(dates_in(found["dated"])):
        values.append(dated("dated_on", date, passage.text_start + found.start("dated"), "title_form"))
    values += group(passage, found, "issuer", "issuer", "title_form")
    return values + group(passage, found, "addressee", "addressee", "title_form")


def _portrait(front: Front, kind: Kind, stated: list[Found]) -> Portrait:
    closing = chain(signatories(front), annexes(front), _numbers(front))
    return Portrait(kind, (*stated, *masthead_of(front).found, *closing), front.languages)


def _numbers(front: Front) -> list[Found]:
    """Return the number a note or letter bears in a line of its own at the top."""
    for passage in front.top[:6]:
        if found := NUMBER.fullmatch(one_line(passage)):
            return group(passage, found, "number", "number", "number_line")
    return []


def _uncirculated(front: Front) -> Portrait | None:
    """Return the portrait of a note or letter that carries no title of its own."""
    opening = front.opening
    start = "\n".join(passage.text for passage in front.passages[:12])
    found = COMPLIMENTS.match(one_line(opening)) if opening else None
    if found is None and not SALUTATION.search(start):
        return None
    stated = [whole(front.headings[0], "title", "heading")] if front.headings else []
    stated += front.claimed("title", front.hints.title)
    if found and opening:
        stated += group(opening, found, "issuer", "issuer", "compliments")
        stated += group(opening, found, "addressee", "addressee", "compliments")
    if front.stated_on:
        stated.append(front.stated_on)
    return _portrait(front, "note_verbale" if found else "letter", stated)
