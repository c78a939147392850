"""Who the subject of a reporting verb is: a person by name, an institution, somebody named before, or nobody.

After the rules of Elson and McKeown (2010) and Muzny et al. (2017) for the attribution of quotations: a
name beside the verb first, then a pronoun or a description for who spoke last.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from tasks.statements.reporting import PRONOUN, SOURCE_WORDS
from tasks.statements.speakers import HONORIFIC, NAME_WORD, ORGANIZATION_WORD, Speaker, bare, speaker_of
from tasks.statements.states import ADJECTIVES, plain, state_of

OFFICE = re.compile(
    r"(?:(?:[\w’']+-)?(?:president|minister|secretary|director|chief|chair|chairman|chairwoman|chairperson|spokes\w+|ambassador"
    r"|ceo|officer|administrator|governor|mayor|senator|professor|judge|attorney|general|commissioner|coach|captain|editor"
    r"|analyst|manager|head|king|queen|prince|princess|pope|premier|chancellor|representative|congressman|congresswoman"
    r"|congressmember|deputy|founder|leader|commander|detective|sheriff|author|actor|singer|reporter|speaker|researcher"
    r"|scientist|lawyer|counsel|economist|adviser|advisor|envoy|justice|meteorologist|historian|star|owner|partner"
    r"|fellow|producer|designer|mr|mrs|ms|dr|sir|sen|rep|gov|gen|col|lt|sgt|capt|prof))\.?",
    re.IGNORECASE,
)
NAMES = re.compile(rf"{NAME_WORD}(?:[ ]{NAME_WORD}){{0,6}}")
FULL_NAME = re.compile(
    r"(?<![\w’'-])[^\W\d_a-zа-я][\w’'-]+(?: [^\W\d_a-zа-я]\.)?(?: [^\W\d_a-zа-я][\w’'-]+){1,2}"
)
LEADING = re.compile(
    r"\A(?:and|but|so|yet|still|then|later|however|meanwhile|while|as|also|now|instead|indeed|today|yesterday|for"
    r"|earlier|afterwards|moreover|first|second|finally|because|when|though|although|that)\b[, ]*",
    re.IGNORECASE,
)
INTRODUCTION = re.compile(
    r"\A(?:in|on|at|after|during|speaking|asked|before|with|from|by|following|responding|writing|under|for|since|while"
    r"|referring|citing|commenting|pointing|according)\b[^,;]{2,160},\s+(?=\S)",
    re.IGNORECASE,
)
FOR = re.compile(
    r"\b(?:spokes\w+|speaking|speaker|statement|representative) (?:for|of|from"
    r"|on behalf of) (?:the )?(?P<who>.+)"
)
ISSUED_BY = re.compile(r"\b(?:by|from|of) (?:the )?(?P<who>[^\W\d_a-z][^,;]+)")
NOT_NAMES = frozenset(
    re.findall(
        r"\w+",
        "the a an in on at it he she they we i this that these those there but and if when while as for"
        " to of his her its their our my your what why how who where some many most all one two three no not"
        " yes so after before monday tuesday wednesday thursday friday saturday sunday january february march"
        " april may june july august september october november december",
    )
)
BELONGING = re.compile(r"\b(?:for|of|in|at|on|from|to) (?:the )?$")
ROLE = re.compile(
    r"(?:official|source|spokes\w+|officer|witness|resident|expert|analyst|diplomat|minister|director)$"
)
COMMON = re.compile(r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er) (?:[a-z][\w’'-]* ){0,2}[a-z][\w’'-]*")
"""A description without a name: *the patient*."""
ANONYMOUS = re.compile(
    r"(?:(?:an?|one|the|another|some|several|many|two|three|other"
    r"|most)\s+)?(?:[\w’'-]+ ){0,5}?(?:officials?|sources?"
    r"|spokes\w+|officers?|police|authorities|witness(?:es)?|residents?|experts?|analysts?|researchers?|lawyers?"
    r"|diplomats?|prosecutors?|scientists?|ministers?|ambassador|president|director|employees?|executives?"
    r"|representatives?|ministry|government|embassy|agency|department|company|court|committee|commission|council)\b.*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """`speaker` is None where the subject stands for somebody named before."""

    speaker: Speaker | None
    phrase: str
    is_source: bool = False
    """Whether it is a paper (*the statement reads*), whoever made it."""


class NamesOfText:
    """The full names in a text by their last word, so that *Sawyer* is known for *Hawk Sawyer*."""

    def __init__(self, text: str) -> None:
        self._full: dict[str, list[str]] = defaultdict(list)
        for found in FULL_NAME.finditer(text):
            words = found[0].split()
            while words and not _can_begin_name(words):
                words = words[1:]
            if len(words) > 1 and speaker_of(" ".join(words)).kind == "person":
                self._full[_stem(words[-1])].append(" ".join(words))

    def full(self, name: str) -> str:
        """Return the first full name in the text that ends with a single name, else the name itself."""
        found = self._full.get(_stem(name.split()[-1])) if name else None
        return _without_possessive(found[0]) if found and " " not in name else name


def subject_of(phrase: str, names: NamesOfText) -> Subject | None:
    """Return whom a noun phrase in front of, or behind, a reporting verb means; None if it means nobody."""
    words = re.sub(r",? [a-z]+ing$", "", _trimmed(phrase))
    if not words or len(words) > 320:
        return None
    if PRONOUN.fullmatch(words):
        return Subject(None, words)
    if SOURCE_WORDS.match(words):
        behind = FOR.search(words) or ISSUED_BY.search(words)
        return Subject(speaker_of(behind["who"]) if behind else None, words, is_source=True)
    name = _person_in(words)
    if name:
        return Subject(speaker_of(names.full(name), "person"), words)
    return _institution(words)


def _institution(words: str) -> Subject | None:
    behind = FOR.search(words)
    if behind and behind["who"][0].isupper():
        return Subject(speaker_of(_capitalised(behind["who"]) or behind["who"]), words)
    head = re.split(r", | \(", words)[0]
    known = speaker_of(head)
    if known.kind == "state":
        return Subject(known, words)
    capitals = _capitalised(bare(words))
    if capitals and bare(words).startswith(capitals):
        return Subject(speaker_of(capitals), words)
    if ANONYMOUS.fullmatch(words):
        is_definite = words.lower().startswith(("the ", "its ", "his ", "her "))
        who = speaker_of(bare(words), "person" if ROLE.search(words) else None)
        return Subject(None if is_definite and not capitals else who, words)
    if COMMON.fullmatch(words):
        return Subject(speaker_of(bare(words), "person"), words)
    return None


def _trimmed(phrase: str) -> str:
    """Return a phrase without the conjunctions, adverbs and adverbial clauses in front of it."""
    words = " ".join(phrase.split()).strip(' ,;:–—-“”"')
    for _ in range(3):
        shorter = LEADING.sub("", INTRODUCTION.sub("", words, count=1), count=1)
        if shorter == words:
            break
        words = shorter
    return words.strip(' ,;:–—-“”"')


def _person_in(words: str) -> str | None:
    """Return a person's name in a phrase, without offices and what they are of; full names first."""
    fulls: list[str] = []
    singles: list[str] = []
    for found in NAMES.finditer(words[:240]):
        if BELONGING.search(words[: found.start()]):
            continue
        tokens = _without_offices(found[0].split())
        name = _without_possessive(" ".join(tokens)).strip(" .,")
        if not name or state_of(name):
            continue
        if " " in name and (speaker_of(name).kind == "person" or HONORIFIC.match(found[0] + " ")):
            if _follows_office(words, found.start()) or found[0].strip() != name:
                return name
            fulls.append(name)
        is_titled = found[0].strip() != name or _may_be_surname(words, found.start())
        may_be_one = is_titled and not any(map(_is_possessive, found[0].split())) and not name.isupper()
        if " " not in name and may_be_one and speaker_of(name).kind != "state":
            singles.append(name)
    if fulls:
        return fulls[0]
    whole = not singles or bool(re.fullmatch(r"[\w.'’ -]+", words)) or "," in words
    return singles[0] if singles and whole and not ORGANIZATION_WORD.search(plain(singles[0])) else None


def _without_offices(tokens: list[str]) -> list[str]:
    offices = [index for index, token in enumerate(tokens) if OFFICE.fullmatch(token.strip("."))]
    tokens = tokens[offices[-1] + 1 :] if offices else tokens
    while tokens and not _can_begin_name(tokens):
        tokens = tokens[1:]
    return tokens


def _can_begin_name(words: list[str]) -> bool:
    """Whether a name can begin with the first of these words: no article, office, State or acronym."""
    first = words[0]
    if plain(first) in NOT_NAMES or OFFICE.fullmatch(first) or _is_possessive(first):
        return False
    more = len(words) > 2
    return not (
        more and (state_of(first) or plain(first) in ADJECTIVES or (first.isupper() and len(first) > 2))
    )


def _follows_office(words: str, place: int) -> bool:
    before = words[:place].split()
    return bool(before) and bool(OFFICE.fullmatch(before[-1].strip(".,")))


def _may_be_surname(words: str, place: int) -> bool:
    """Whether a single capitalised word can be a surname: it begins the phrase or follows an office."""
    before = words[:place].split()
    if before and " " not in words[place:] and (before[-1].endswith(",") or len(before) < 4):
        return True
    return not before or bool(OFFICE.fullmatch(before[-1].strip(".,")))


def _capitalised(words: str) -> str | None:
    found = re.match(
        r"[^\W\d_a-zа-я][\w’'.&-]*(?: (?:of|for|the|and|de|la|on|in|to) (?=(?:the )?[^\W\d_a-z])"
        r"| [^\W\d_a-zа-я][\w’'.&-]*|(?<=of )the)*",
        words,
    )
    return _without_possessive(found[0].strip()) if found else None


def _is_possessive(word: str) -> bool:
    return word.endswith(("’s", "'s", "s’"))


def _without_possessive(name: str) -> str:
    return re.sub(r"[’']s?$", "", name)


def _stem(word: str) -> str:
    return plain(_without_possessive(word))
