"""Turns of speakers in the record of a meeting: *Mrs. X (Chile) (spoke in Spanish): …*, *The President: …*.

After the form of the verbatim records of the United Nations (S/PV., A/PV.); a transcript that sets its
speakers in capitals is read in the same way.
"""

import re

from schemas.text import BODY_ROLES, Passage
from tasks.statements.draft_statement import DraftStatement
from tasks.statements.speakers import HONORIFIC, ORGANIZATION_WORD, Speaker, speaker_of
from tasks.statements.states import plain

TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Prince|Princess|Sheikh|Sheikha|King|Queen|Archbishop|Monsignor"
    r"|Father|Judge|Justice|President|Prime Minister|Archduke|Count|General|Captain|Professor|M|Mme"
    r"|Mlle|MM|Sr|Sra"
    r"|Srta|Г-н|Г-жа|Сэр)\.?"
)
TURN = re.compile(
    rf"(?:\d{{1,3}}\.\s+)?(?P<who>{TITLE} [^\W\d_a-zа-я][^():\n]{{1,60}}?|(?:The|La|Le|El) (?:Acting "
    rf"|Vice-)?(?:President|Chair\w*|Secretary-General"
    r"|Présidente?|Presidente|Secretary|Speaker|Moderator)|Председатель)"
    r"(?: \((?P<of>(?!spoke|interpretation|continue|parle|habla|говорит)[^()]{2,80}(?:\([^()]{2,60}\))?)\))?"
    r"(?:,? \((?P<how>(?:spoke|interpretation|continued|parle|habla|говорит)[^()]{2,60})\))?\s*:\s+(?=\S)"
)
CAPITALS = re.compile(
    r"(?P<who>(?!DEAR )(?:M[RS]{1,2}\. |DR\. |SEN\. |REP\. )?[A-ZА-Я][A-ZА-Я.’' -]{2,40}): +(?=\S)"
)
ENDS = re.compile(
    r"\(?(?:the meeting (?:was called|rose|was suspended|resumed)|la séance est|se levanta la sesión)",
    re.IGNORECASE,
)
FEWEST_CAPITALS = 3
TAKEN = BODY_ROLES | {"heading"}


def turns_of(passages: list[Passage]) -> list[DraftStatement]:
    """Return what each speaker of a meeting says, from the turn's first words to the next turn."""
    text = [passage for passage in passages if passage.role in TAKEN]
    capitals = [CAPITALS.match(passage.text) for passage in text]
    is_transcript = len({found["who"] for found in capitals if found}) > 1
    is_transcript &= sum(map(bool, capitals)) >= FEWEST_CAPITALS
    is_transcript &= any(found and HONORIFIC.match(found["who"] + " ") for found in capitals)
    turns: list[DraftStatement] = []
    is_open = False
    for passage, capital in zip(text, capitals, strict=True):
        found = TURN.match(passage.text) or (capital if is_transcript else None)
        if found:
            turns.append(_turn(passage, found))
            is_open = True
        elif ENDS.match(passage.text) or passage.role == "heading" or _is_stage_direction(passage.text):
            is_open = False
        elif is_open:
            turns[-1].ranges.append((passage.text_start, passage.text_end))
    return turns


def _turn(passage: Passage, found: re.Match[str]) -> DraftStatement:
    groups = found.groupdict()
    who, of = found["who"].strip(), groups.get("of")
    return DraftStatement(
        speaker=_for_whom(of) if of else speaker_of(who, "person"),
        attribution="turn",
        voice=who if of else None,
        heads=[passage],
        ranges=[(passage.text_start + found.end(), passage.text_end)],
        language=passage.language,
    )


def _for_whom(of: str) -> Speaker:
    """Return for whom is spoken: in the records of the United Nations a State, unless its name says no."""
    return speaker_of(of, None if ORGANIZATION_WORD.search(plain(of)) or of.isupper() else "state")


def _is_stage_direction(text: str) -> bool:
    """Whether a paragraph tells what happens in the room: *The agenda was adopted.*"""
    return len(text) < 160 and bool(
        re.match(r"(?:The|At the) [\w ,-]{3,80}? (?:was|were) (?:adopted|taken|put)\b", text)
    )
