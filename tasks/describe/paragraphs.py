"""The paragraphs of a resolution: what its preamble recalls, and what it decides, one by one.

UN Editorial Manual ("Resolutions and decisions"): preambular paragraphs begin with participles and end
with commas; operative ones begin with verbs and are numbered if there are several.
"""

import re
from collections.abc import Iterator

from schemas.text import Passage
from tasks.describe.front import Front
from tasks.describe.masthead_words import PRINCIPAL
from tasks.describe.portrait import Found

WORD = r"(?:[A-Z][\w’'-]*|of|on|and|for|the|in|to)"
SPEAKER = re.compile(
    rf"\W{{0,2}}The\s{WORD}(?:\s{WORD}){{1,14}},?"
    rf"|\W{{0,2}}(?:L[’']|L[ea]\s|El\s)?(?:{PRINCIPAL.pattern}),"
)
NUMBERED = re.compile(r"(?P<number>\d{1,3})\.\s+(?=\W{0,2}[^\W\d_a-zа-я])")
ANNEX = re.compile(r"(?:Annex|Appendix)\b(?!es)")
OPERATIVE = re.compile(r"\W{0,2}(?:Also |Further |Strongly |Once again |Again )?[A-Z][a-z]+(?:s|es)\b")
LEAST_CHARS = 8


def resolution_paragraphs(front: Front, begin: int) -> Iterator[Found]:
    """Yield preambular and operative paragraphs, each with its number for a value and its place.

    `begin`: the passage (by its place in `front.running`) in which the organ begins to speak.
    """
    preambular = expected = 0
    for passage in front.running[begin + 1 :]:
        text = passage.text
        if ANNEX.match(text):
            return
        numbered = NUMBERED.match(text)
        if numbered and int(numbered["number"]) == expected + 1:
            expected += 1
            yield _paragraph("operative_paragraph", expected, passage, numbered.end())
        elif expected or len(text) < LEAST_CHARS or passage.role in ("signature", "masthead"):
            continue
        elif text.rstrip(" ⁰¹²³⁴⁵⁶⁷⁸⁹0123456789").endswith((".", ":")) and OPERATIVE.match(text):
            yield _paragraph("operative_paragraph", 1, passage, 0)
            return
        elif not numbered:
            preambular += 1
            yield _paragraph("preambular_paragraph", preambular, passage, 0)


def _paragraph(name: str, number: int, passage: Passage, lead: int) -> Found:
    return Found(
        name, str(number), passage.text_start + lead, passage.text_end, "numbering" if lead else "order"
    )
