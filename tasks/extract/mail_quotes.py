"""What plain text in mails marks by its lines: words of an earlier mail, lines that go on (RFC 3676)."""

import re

from schemas.reading import Mark

_QUOTED = re.compile(r"(?:^>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_SOFT_END = re.compile(r"(?<!^--) \r?\n(?=[^\r\n>])", re.MULTILINE)


def text_marks(text: str, is_flowed: bool) -> list[Mark]:
    """A mark for each run of lines that begin with `>`, and, if flowed, for each line end that is none."""
    marks = [
        Mark(kind="quotation", raw_start=found.start(), raw_end=found.end())
        for found in _QUOTED.finditer(text)
    ]
    if is_flowed:
        marks += [
            Mark(kind="line_wrap", raw_start=found.end() - 1, raw_end=found.end())
            for found in _SOFT_END.finditer(text)
        ]
    return marks
