"""What the title of a statement says: who made it, where and when."""

import re
from dataclasses import dataclass
from datetime import date

from tasks.clean.blocks import SUPERSCRIPTS
from tasks.describe.dates import dates_in

KINDS = (
    r"statements?|communiqu[eé]s?|press releases?|media releases?|notes? verbale?s?|declarations?"
    r"|message|remarks"
    r"|address|speech|comments?|communication|position|answer|replies|reply|tweet|post|briefing|intervention"
    r"|déclarations?|communiqué de presse|discours|allocution|declaraci[oó]n(?:es)?"
    r"|comunicado(?: de prensa)?|discurso"
    r"|erklärung|pressemitteilung|stellungnahme|dichiarazion[ei]|comunicato(?: stampa)?"
    r"|заявлени[ея]|комментари[йи]|коммюнике|выступление|сообщение|заява|коментар"
)
BY = (
    r"(?:\s+(?:by|of|from|issued by|made by|par|de la|de l[’']|du|des|del|de|por|der|della|dell[’'])\b\s*"
    r"|\s+)"
)
TITLE = re.compile(
    rf"(?:\A|[:,.–—]\s+)(?:[^\W\d_][\w-]*\s+){{0,3}}?(?:{KINDS})(?P<by>{BY})(?:the\s+|la\s+|el\s+)?(?P<voice>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
ON = re.compile(
    r"(?:,?\s+(?:on (?:the |so|non|“|\"|‘|')|on (?=[A-Z“\"‘])|regarding|concerning|in connection"
    r"|in relation|in reaction"
    r"|in response|about|following|at the|with regard|sur |concernant|à propos|sobre |relativ"
    r"|в связи|о |об "
    r"|по |относительно|has |have |to an? |to the (?:embassy|ministry|permanent|government|office"
    r"|secretary|president))"
    r"|\s*[:(“\"]|\s+–\s)",
    re.IGNORECASE,
)
"""Where the name of who speaks ends and the matter begins."""
SPOKEN_FOR = re.compile(r"(?:[Ss]pokes(?:person|man|woman)|[Mm]inistry|[Ee]mbassy|MFA|МИД|Министерство)\b.*")
GENITIVE = (
    ("ства", "ство"),
    ("ции", "ция"),
    ("теля", "тель"),
    ("ета", "ет"),
    ("юза", "юз"),
    ("ента", "ент"),
    ("истра", "истр"),
)
"""Endings of offices and organs behind *Заявление*, and those of their names."""
PLACE = re.compile(r"[^\W\d_][^\d;:“”\"]{1,78}?", re.DOTALL)
BODY_ON = re.compile(
    r"\b(?:committee|commission|council|group|conference|delegation|forum|board|unit)$", re.IGNORECASE
)
"""A body *on* something bears it in its name."""
CLOSED = re.compile(r"[\s,.(–—-]*$")


@dataclass(frozen=True, slots=True)
class Dateline:
    place: str | None
    on: date


def words_of(heading: str) -> str:
    """Return a heading on one line, without the marks of its notes."""
    return " ".join(re.sub(rf"[{SUPERSCRIPTS}†‡]+|\*+$|\[\^?\d+\]", "", heading).split())


def voice_in(title: str) -> str | None:
    """Return who speaks according to a title, or None where it is not the title of a statement."""
    words = words_of(title)
    found = TITLE.search(words)
    voice = found["voice"] if found else None
    if voice is None and SPOKEN_FOR.match(words):
        voice = words
    is_by = found is not None and bool(found["by"].strip())
    if voice is None or voice[0] in "“\"«„‘'" or not (is_by or voice[0].isupper() or SPOKEN_FOR.match(voice)):
        return None
    ends = (each.start() for each in ON.finditer(voice) if not BODY_ON.search(voice[: each.start()]))
    named = without_dateline(voice[: next(filter(None, ends), len(voice))])[0]
    named = _nominative(named.strip(' ,;:–—-“”"'))
    return named if named and any(each.isupper() for each in named) else None


def _nominative(name: str) -> str:
    """Return the _nominative of a name in the Russian genitive: *Министерство …* for *Министерства …*."""
    first, blank, rest = name.partition(" ")
    for ending, named in GENITIVE:
        if first.endswith(ending) and len(first) > len(ending) + 1:
            return f"{first.removesuffix(ending)}{named}{blank}{rest}"
    return name


def is_title(heading: str) -> bool:
    return voice_in(heading) is not None


def dateline_of(text: str) -> Dateline | None:
    """Return place and date of a line that holds nothing else, such as *Moscow / Paris, 31.03.2020*."""
    if len(text) > 200:
        return None
    words = words_of(text).strip("()[] ")
    if len(words) > 120:
        return None
    found = dates_in(words)
    if not found or words[found[-1].end :].strip(" .)"):
        return None
    place = words[: found[-1].start].rstrip(" ,(–—-")
    if place and not (PLACE.fullmatch(place) and place[0].isupper() and len(place.split()) < 9):
        return None
    if place and (TITLE.search(place) or SPOKEN_FOR.search(place)):
        return None
    return Dateline(place or None, found[-1].value)


def without_dateline(title: str) -> tuple[str, Dateline | None]:
    """Return a title without the place and date that end it, and these."""
    words = words_of(title)
    found = dates_in(words[-160:])
    if not found or words[max(0, len(words) - 160) + found[-1].end :].strip(" .)"):
        return words, None
    front = CLOSED.sub("", words[: max(0, len(words) - 160) + found[-1].start])
    before, bracket, place = front.rpartition("(") if "(" in front[-80:] else front.rpartition(",")
    if bracket and 0 < len(place.split()) <= 4 and place.strip()[:1].isupper():
        return CLOSED.sub("", before), Dateline(place.strip(), found[-1].value)
    return front, Dateline(None, found[-1].value)
