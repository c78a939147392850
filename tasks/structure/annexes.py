"""Which passages stand in an annex, appendix or enclosure: under its heading, down to the next one."""

import re

from schemas.text import Passage

ORDINAL = r"(?:\s+(?:[IVXLC]{1,6}|\d{1,3}|[A-Z])\b)?"
NAMES = (
    "annex|appendix|enclosure|attachment|addendum|schedule"
    "|annexe|pièce jointe|anexo|apéndice|anlage|anhang|allegato"
    "|приложение|додаток|дополнение"
)
ANNEX = re.compile(
    rf"(?:{NAMES}){ORDINAL}(?:\s*(?:to\b|[:.–—-]|\*|$|\n)|\s+(?:à|al?|к|zu[rm]?)\s)", re.IGNORECASE
)
"""What the heading of an annex begins with: the word, alone or with its number, or followed by *to*."""
LONGEST = 300


def with_annexes(passages: list[Passage]) -> list[Passage]:
    """Return the passages, each with the heading of the annex it stands in."""
    annex: str | None = None
    placed = []
    for passage in passages:
        if passage.role == "heading" and len(passage.text) <= LONGEST and ANNEX.match(passage.text):
            annex = " ".join(passage.text.split())
        inside = annex if passage.role not in ("masthead", "furniture") else None
        placed.append(passage.model_copy(update={"annex": inside}) if inside else passage)
    return placed
