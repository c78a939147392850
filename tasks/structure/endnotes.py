"""Notes that stand as a numbered list under a heading of their own at the end of a part."""

import re

from schemas.text import Passage
from tasks.structure.note_marks import NOTE_MARK, Mark, label_of

HEADING = re.compile(
    r"(?:foot-?|end-?)?notes?|notes and references|references|notas?|notes de bas de page|note"
    r"|anmerkungen|fußnoten|примечания|сноски|примітки",
    re.IGNORECASE,
)
LISTED = ("list_item", "paragraph", "footnote")


def with_endnotes(passages: list[Passage], marks: list[Mark]) -> list[Passage]:
    """Return the passages; items of a list headed *Notes* are footnotes where a mark leads to them."""
    labels = {mark.label for mark in marks if mark.is_sure or not mark.label.isdigit()}
    labels |= {mark.label for mark in marks if mark.end - mark.start > len(mark.label)}
    return [
        passage.model_copy(update={"role": "footnote"}) if _is_endnote(passage, labels) else passage
        for passage in passages
    ]


def _is_endnote(passage: Passage, labels: set[str]) -> bool:
    if passage.role not in LISTED or not HEADING.fullmatch((passage.section or "").strip(" :.")):
        return False
    found = NOTE_MARK.match(passage.text)
    return found is not None and label_of(found["mark"]) in labels
