"""Cases before courts as they are cited: by the parties, by application number, by the court's reports."""

import re
from dataclasses import dataclass

AGAINST = re.compile(r" (?:v\.|vs\.|v|c\.) (?=[A-ZÀ-Þ])")
PARTY_BEHIND = re.compile(
    r"[A-ZÀ-Þ][\w’'-]*(?: (?:of|the|and|et) (?:the )?[A-ZÀ-Þ][\w’'-]*| [A-ZÀ-Þ][\w’'-]*){0,5}"
)
LINKS = frozenset({"and", "&", "of", "the", "et", "de", "du", "others", "al."})
NOT_A_PARTY = re.compile(r"(?:In|See|The|Case|Also|Cf\.?|See also|the case of|And|But) ")
APPLICATION = re.compile(
    r"\b(?:[Aa]pplications?|[Cc]ases?|[Cc]ommunications?)\s(?:[Nn]os?\.|№)\s?"
    r"(?P<number>[A-Z]{0,3}-?\d{1,6}/\d{2,4})(?![\w/])"
)
REPORTS = re.compile(r"\bI\.\s?C\.\s?J\.\sReports\s(?:1[89]|20)\d\d(?:[-–]\d{2,4})?(?:,\sp\.\s\d{1,4})?")
ADVISORY = re.compile(
    r"\b[Aa]dvisory\s[Oo]pinion\sof\sthe\s(?:Permanent\s)?"
    r"(?:International\sCourt\sof\sJustice|Court)\sof\s\d{1,2}\s[A-Z][a-z]+\s\d{4}"
)
REACH = 120


@dataclass(frozen=True, slots=True)
class CaseFound:
    """A case and where it stands; parties and number beside each other are one."""

    start: int
    end: int


def find_cases(text: str) -> list[CaseFound]:
    """Return the cases that a text cites, in order."""
    found = [_parties(text, against) for against in AGAINST.finditer(text)]
    for pattern in (APPLICATION, REPORTS, ADVISORY):
        found += [CaseFound(each.start(), each.end()) for each in pattern.finditer(text)]
    joined: list[CaseFound] = []
    for each in sorted((case for case in found if case), key=lambda case: case.start):
        if joined and each.start <= joined[-1].end + 2:
            joined[-1] = CaseFound(joined[-1].start, max(each.end, joined[-1].end))
        else:
            joined.append(each)
    return joined


def _parties(text: str, against: re.Match[str]) -> CaseFound | None:
    """Return the case around a "v.", if there is a party on either side of it."""
    begin = max(0, against.start() - REACH)
    window = text[begin : against.start()]
    words = window.rsplit(". ", 1)[-1] if ". " in window else window
    behind = PARTY_BEHIND.match(text, against.end())
    start = _party_start(words)
    if behind is None or start is None:
        return None
    return CaseFound(against.start() - len(words) + start, behind.end())


def _party_start(words: str) -> int | None:
    """Return where the last party named in these words begins."""
    found = None
    position = len(words)
    for token in reversed(list(re.finditer(r"\S+", words))):
        word = token[0]
        if word[-1] in ",;:)" or word[0] == "(":
            break
        if word[0].isupper():
            found = token.start()
        elif word not in LINKS or (position - token.end() > 1):
            break
        position = token.start()
    if found is not None and (lead := NOT_A_PARTY.match(words, found)):
        found = lead.end()
    return found if found is not None and words[found:].strip() else None
