"""To whom a quotation is given: the words beside it in its sentence."""

import re

from tasks.statements.reporting import ACCORDING, INVERTED, SAY, SAYING
from tasks.statements.subjects import NamesOfText, Subject, subject_of

SENTENCE_STOP = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…](?=[\s”\"’»]|$)|\n")
"""Ends a sentence, but not behind an initial or a short title (*U.S.*, *Mr.*, *Sen.*)."""
NAMED_BESIDE = re.compile(
    r"\s(?:in a|in an|in the|on (?=[A-Z])|during|after|when|while|as|last|this|via|to (?=[A-Za-z])"
    r"|about)\b|[;:]"
)
LONGEST = 400


def attributed(before: str, after: str, names: NamesOfText) -> Subject | None:
    """Return to whom the text of a paragraph in front of a quotation and behind it gives the words.

    `before` reaches back to the quotation before, `after` on to the next.
    """
    clause = _last_sentence(before[-LONGEST:])
    rest = _first_sentence(after[:LONGEST])
    if INVERTED.match(clause):
        return _behind(clause, names)
    if clause.strip(" ,:—–-"):
        return _in_front(clause, names) or _behind(rest, names)
    return _behind(rest, names)


def begins_sentence(before: str) -> bool:
    """Whether a quotation with this in front of it begins a sentence of its own."""
    return not _last_sentence(before[-LONGEST:]).strip(" ,:—–-")


def introduced(paragraph: str, names: NamesOfText) -> Subject | None:
    """Return who is about to speak where a paragraph ends in *X said:*."""
    if not paragraph.rstrip().endswith(":"):
        return None
    return _in_front(_last_sentence(paragraph.rstrip()[-LONGEST:]), names)


def _behind(rest: str, names: NamesOfText) -> Subject | None:
    inverted = INVERTED.match(rest)
    if inverted:
        who = inverted["who"]
        cut = NAMED_BESIDE.search(who)
        found = subject_of(who[: cut.start()] if cut else who, names)
        if found and (found.speaker or found.phrase):
            return found
    according = ACCORDING.search(rest[:60])
    if according:
        return subject_of(_phrase(rest[according.end() :]), names)
    said = SAY.search(rest)
    if said and 0 < said.start() <= 260:
        return subject_of(rest[: said.start()], names)
    return None


def _in_front(clause: str, names: NamesOfText) -> Subject | None:
    according = ACCORDING.search(clause)
    if according:
        return subject_of(_phrase(clause[according.end() :]), names)
    saying = SAYING.search(clause)
    if saying:
        return _head(clause[: saying.start()], names)
    found = [each for each in SAY.finditer(clause) if each.start() > 0]
    for said in reversed(found[:3]):
        subject = subject_of(_subject_part(clause[: said.start()]), names)
        if subject:
            return subject
    return None


def _head(clause: str, names: NamesOfText) -> Subject | None:
    """Return the subject of a clause whose verb is none of saying: its words up to the first verb."""
    words = re.sub(r"^(?:[A-Z][a-z]+ing|In|On|At|After|During)\b[^,]{2,160},\s+", "", clause.strip())
    found = re.match(
        r"(?:(?:the|a|an|The|A|An) )?(?:[^\W\d_a-z][\w’'.-]*|(?:of|for|in|and|the|de|spokes\w+|foreign"
        r"|chief) )(?:[ ]?(?:[^\W\d_a-z][\w’'.-]*|(?:of|for|in|and|the|de|spokes\w+|to)(?= )))*",
        words,
    )
    return subject_of(found[0], names) if found else None


def _subject_part(clause: str) -> str:
    """Return what stands behind the last clause that a conjunction or a semicolon ends."""
    return (
        re.split(r";\s|:\s|\b(?:but|because|after|when|while|although|though|where|if|since)\s", clause)[-1]
        or clause
    )


def _phrase(words: str) -> str:
    return re.split(r",\s(?!(?:[A-Z]|an? |the ))|[;:]|\s[–—]\s|,$", words)[0]


def _last_sentence(text: str) -> str:
    stops = [each.end() for each in SENTENCE_STOP.finditer(text.rstrip())]
    return text[stops[-1] :] if stops else text


def _first_sentence(text: str) -> str:
    stop = SENTENCE_STOP.search(text)
    return text[: stop.start()] if stop else text
