"""Rule `quote_signs`: the signs that a mail puts before each line of an earlier one, where they are marked.

How often a message was quoted shows in the number of signs; where that changes, another message begins.
"""

import re
from collections.abc import Iterator

from tasks.clean.draft import Change, Draft, Replace
from tasks.clean.rule import Rule

QUOTED_LINE = re.compile(
    r"(?:^|(?<=\f))(?P<signs>>(?:[ \t]?>)*[ \t]?)(?P<words>[^\n\f]*)(?:[\n\f]|\Z)", re.MULTILINE
)


def find(draft: Draft) -> list[Change]:
    """Return the deletions of the signs of each marked run of lines, and the blank lines it lacks."""
    text = draft.text
    first = len(text) - len(text.lstrip())
    return [
        change
        for mark in draft.marks_of("quotation")
        if text.startswith(">", mark.raw_start)
        for change in _unsigned(text, mark.raw_start, mark.raw_end, mark.raw_start == first)
    ]


def _unsigned(text: str, start: int, end: int, is_first: bool) -> Iterator[Replace]:
    depth = 0
    was_blank = is_first or text.endswith(("\n\n", "\f"), 0, start)
    for line in QUOTED_LINE.finditer(text, start, end):
        is_blank = not line["words"].strip()
        is_apart = was_blank or is_blank or line["signs"].count(">") == depth
        yield Replace(line.start(), line.end("signs"), "" if is_apart else "\n")
        depth = depth if is_blank else line["signs"].count(">")
        was_blank = is_blank
    if re.match(r"\n[^\n]", text[end : end + 2]):
        yield Replace(end, end + 1, "\n\n")


ORDER = 45
RULE = Rule("quote_signs", "1", "signs before the lines of an earlier message, which is set apart", find)
