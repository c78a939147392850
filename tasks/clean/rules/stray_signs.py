"""Rule `stray_signs`: specks of the paper that OCR took for signs, where the text shows that it does so."""

import re

from tasks.clean.draft import Change, Draft, Replace
from tasks.clean.rule import Rule

SPECK = re.compile(r"(?<!\S)(?=(?:[^\s\w]|_){0,3}[\^|\\¦•_°■□'`<>~«»])(?:[^\w\s]|_){1,4}(?!\S)")
"""Signs between blanks one of which is seldom printed alone, and no dash, stop, bracket or star by itself."""
CERTAIN = re.compile(r"[\^|\\¦•_°■□'`]")
"""Signs that no one prints alone within a line; arrows and quotation marks go only where such do."""
LIST_MARK = re.compile(r"[•■□|]")
FEWEST, FEWEST_KINDS = 3, 2
"""Fewer, or one sign again and again, may be meant."""
COMMONEST = 1 / 4
"""More, by word, are a drawing, a formula or a program."""


def find(draft: Draft) -> list[Change]:
    """Return the deletions of specks, each with the blank behind it, or before it at the end of a line.

    Where a line begins with a bullet, or columns are set between bars, the sign is meant.
    """
    text = draft.text
    specks = [found for found in SPECK.finditer(text) if not _is_meant(text, found)]
    certain = [found[0] for found in specks if CERTAIN.search(found[0])]
    if len(certain) < FEWEST or len(set(certain)) < FEWEST_KINDS:
        return []
    if len(specks) > COMMONEST * len(text.split()):
        return []
    changes: list[Change] = []
    for found in specks:
        start, end = found.span()
        if text[end : end + 1] == " ":
            end += 1
        elif text[start - 1 : start] == " " and (not changes or changes[-1].end < start):
            start -= 1
        changes.append(Replace(start, end, ""))
    return changes


def _is_meant(text: str, found: re.Match[str]) -> bool:
    if not LIST_MARK.fullmatch(found[0]):
        return False
    return found[0] == "|" or found.start() == 0 or text[found.start() - 1] in "\n\f"


ORDER = 80
RULE = Rule("stray_signs", "1", "a speck that OCR took for a sign: it stands alone and means nothing", find)
