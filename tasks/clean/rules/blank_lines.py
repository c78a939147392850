"""Rule `blank_lines`: one blank line between blocks, and none at the edges of a text."""

import re

from tasks.clean.draft import Change, Draft, Replace
from tasks.clean.rule import Rule

AT_TEXT_EDGE = re.compile(r"\A\s+|(?<!\s)\s++\Z")
MANY = re.compile(r"(?<=\S)[^\S\n]*+\n[^\S\n]*+\n\s*+(?=\S)")


def find(draft: Draft) -> list[Change]:
    text = draft.text
    edges = [Replace(found.start(), found.end(), "") for found in AT_TEXT_EDGE.finditer(text) if text.strip()]
    many = [
        Replace(found.start() + 2, found.end(), "")
        if found[0].startswith("\n\n")
        else Replace(found.start(), found.end(), "\n\n")
        for found in MANY.finditer(text)
        if found[0] != "\n\n"
    ]
    return [*edges, *many]


ORDER = 150
RULE = Rule("blank_lines", "1", "blocks are set apart by one blank line", find)
