"""All rules in their fixed order."""

from collections.abc import Iterable

from schemas.reading import Mark
from tasks.clean import (
    capital_i,
    characters,
    footnotes,
    furniture,
    homoglyphs,
    line_wraps,
    markup,
    misreadings,
    mojibake,
    note_marks,
    page_joins,
    spaces,
    stray_signs,
)
from tasks.clean.draft import Draft
from tasks.clean.rule import Rule

RULES: tuple[Rule, ...] = (
    mojibake.RULE,
    characters.RULE,
    characters.COMPOSITION,
    homoglyphs.RULE,
    markup.RULE,
    note_marks.RULE,
    spaces.SPACES,
    stray_signs.RULE,
    misreadings.RULE,
    capital_i.RULE,
    furniture.RULE,
    line_wraps.RULE,
    footnotes.RULE,
    page_joins.RULE,
    spaces.BLANK_LINES,
)


def clean(raw_text: str, marks: Iterable[Mark] = ()) -> Draft:
    """Return the draft after every rule; its `text` is the clean text, its `pieces()` the way there."""
    draft = Draft.of(raw_text, marks)
    for rule in RULES:
        draft = rule(draft)
    return draft
