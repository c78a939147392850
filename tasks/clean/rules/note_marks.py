"""Rule `note_marks`: a raised number that points to a note is written as one, behind its word.

Read plainly, `the final report 6 of the group` has a sixth report. The layout knows what was raised.
"""

import re

from tasks.clean.blocks import RAISED_DIGITS
from tasks.clean.draft import Change, Draft, Replace
from tasks.clean.rule import Rule

MARK = re.compile(r"\d{1,3}(?:[,–-]\d{1,3})*|[*†‡§¶]{1,3}")


def find(draft: Draft) -> list[Change]:
    """Return for each mark that the layout shows its raised form, and what loses the blank before it."""
    text = draft.text
    changes: list[Change] = []
    for mark in draft.marks_of("footnote_mark"):
        start, end = mark.raw_start, mark.raw_end
        if not MARK.fullmatch(text, start, end):
            continue
        if start > 1 and text[start - 1] in " \n" and not text[start - 2].isspace():
            changes.append(Replace(start - 1, start, ""))
        if text[start].isdigit():
            changes.append(Replace(start, end, text[start:end].translate(RAISED_DIGITS)))
    return changes


ORDER = 60
RULE = Rule("note_marks", "1", "a raised mark points to a note: raised, behind its word", find)
