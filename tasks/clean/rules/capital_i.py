"""Rule `capital_i`: a capital I that OCR read for a small one, in the middle of a sentence."""

import re

from tasks.clean.draft import Change, Draft, Replace
from tasks.clean.rule import Rule

MISREAD = re.compile(r"(?<![^\W\d_])[a-z]+[ \n](?P<read>I)(?=(?:n|s|t|f|nto|ts|tself)\b)")
"""Only in words that no one capitalizes behind a small one; a name may begin with any letter."""
RIGHT = re.compile(r"(?<![^\W\d_])[a-z]+[ \n]i(?:n|s|t|f|nto|ts|tself)\b")
FEWEST, RAREST = 3, 1 / 6
"""Fewer, in all or beside the same words begun as they should be, may be titles or a writer’s slips."""


def find(draft: Draft) -> list[Change]:
    found = list(MISREAD.finditer(draft.text))
    most = RAREST * sum(1 for _ in RIGHT.finditer(draft.text))
    if len(found) < max(FEWEST, most):
        return []
    return [Replace(each.start("read"), each.end(), "i") for each in found]


ORDER = 100
RULE = Rule("capital_i", "1", "OCR read i as I: no sentence begins here, and it did so elsewhere", find)
