"""Treaties as they are cited: by title, and by their place in the United Nations Treaty Series.

A title is known by its form: a noun for such an instrument, in capitals, with what it is about ("Convention
on …", "Treaty between …", "Protocol to …") or with a name before it ("Vienna Convention", "International
Covenant", "Helsinki Final Act"). "The Convention" alone cites nothing that can be looked up.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

NOUN = re.compile(
    r"\b(?:Framework Convention|Conventions?|Covenants?|Treaty|Treaties|(?:Additional |Optional )?Protocols?"
    r"|Charter|Statute|Pact|Final Act|Agreements?|Universal Declaration)(?![\w-])"
)
CAPITAL = r"[A-ZÀ-Þ][^\W\d_]*(?:[’'-] ?[^\W\d_]+)*"
WORD = re.compile(f"{CAPITAL} ")
BEFORE = re.compile(rf"(?<![\w’'.-]){CAPITAL} $")
LEADING = (
    "The This That These In Under Article Articles Chapter See State States Member Each Any And All Of "
    "Party Parties Having Recalling Reaffirming Noting Our Its Their"
)
LEADS = frozenset(LEADING.split())
GENERIC_WORDS = (
    "Peace Political Development Partnership Cooperation Association Additional Optional Model Final Act "
    "Draft Trade Ceasefire Headquarters Loan Framework Organization Union Parties States Member Members "
    "Amendment Agreement Treaty Bilateral Multilateral Regional International Interim Implementing Separate "
    "Special First Second Third New Revised Universal Declaration Host Country"
)
GENERIC = frozenset(GENERIC_WORDS.split())
"""Words that many titles have and that name none."""
SUBJECT = re.compile(r" (?:on|for|of|to|against|concerning|relating to|relative to|between|regarding)(?= )")
LINK = (
    "(?:on|for|of|to|against|concerning|relating|relative|between|with|regarding|in|by|and|or|the|their|all"
    "|from|its|which|be)"
)
STEP = re.compile(rf",?(?: {LINK}){{0,4}} (?:{CAPITAL}(?![\w’'-])|\({CAPITAL}\)(?= (?:and|or) ))")
OTHER = re.compile(r" (?:and|or)(?: of)?(?: the| its| their)? ")
THING = re.compile(r"(?:Group|Committee|Commission|Framework|Council|Declaration|Agenda)\b")
SERIES = re.compile(
    r"United Nations,?\s(?P<name>Treaty\sSeries),\svols?\.\s(?P<volume>\d{1,4})(?:\sand\s\d{1,4})?,\s"
    r"(?P<number>Nos?\.\sI?-?(?P<registered>\d{1,6})|p\.\s\d{1,4})"
)
MOST_WORDS_BEFORE, MOST_STEPS = 4, 40


@dataclass(frozen=True, slots=True)
class TreatyFound:
    """A treaty as cited, where it stands, and its number in the Treaty Series if that is given."""

    start: int
    end: int
    symbol: str | None


def find_treaties(text: str) -> list[TreatyFound]:
    """Return the treaties that a text cites by title or by number, in order."""
    series = [TreatyFound(found.start(), found.end(), _registered(found)) for found in SERIES.finditer(text)]
    return sorted([*series, *_titles(text)], key=lambda each: each.start)


def _titles(text: str) -> Iterator[TreatyFound]:
    end = 0
    for noun in NOUN.finditer(text):
        if noun.start() < end:
            continue
        start = _start(text, noun.start(), end)
        end = _end(text, noun)
        if (start < noun.start() or end > noun.end()) and _has_name(text[start:end]):
            yield TreatyFound(start, end, None)


def _has_name(title: str) -> bool:
    """Whether a title says which: not "Peace Agreement", "Protocol to the Treaty", "Optional Protocol"."""
    return any(word not in GENERIC and not NOUN.fullmatch(word) for word in re.findall(CAPITAL, title))


def _start(text: str, start: int, after: int) -> int:
    """Return where the name before a noun begins: at most a few words in capitals."""
    for _ in range(MOST_WORDS_BEFORE):
        word = BEFORE.search(text, max(after, start - 40), start)
        if word is None or word[0].strip() in LEADS:
            break
        start = word.start()
    return start


def _end(text: str, noun: re.Match[str]) -> int:
    """Return where the title ends: with the last word in capitals that what it is about leads to.

    It ends before what else is named ("… and the Paris Agreement"), and before a comma behind which no
    "and" comes: that is no list.
    """
    if not SUBJECT.match(text, noun.end()):
        return noun.end()
    end, unfinished = noun.end(), None
    for _ in range(MOST_STEPS):
        step = STEP.match(text, end)
        if step is None or _is_other(text, step):
            break
        if step[0].startswith(","):
            unfinished = end if unfinished is None else unfinished
        if OTHER.match(step[0]) or step[0].startswith(", and "):
            unfinished = None
        end = step.end()
    return end if unfinished is None else unfinished


def _is_other(text: str, step: re.Match[str]) -> bool:
    """Whether a step leads over an "and" to something else that has a name of its own."""
    link = OTHER.match(step[0])
    if not link:
        return False
    position = step.start() + link.end()
    for _ in range(MOST_WORDS_BEFORE + 2):
        if NOUN.match(text, position) or THING.match(text, position):
            return True
        word = WORD.match(text, position)
        if word is None:
            return False
        position = word.end()
    return False


def _registered(found: re.Match[str]) -> str:
    """Return a treaty's name in the series: by its registration number, else by volume and page."""
    if found["registered"]:
        return f"UNTS No. {found['registered']}"
    return f"UNTS vol. {found['volume']}, {found['number']}"
