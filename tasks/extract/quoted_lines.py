"""What plain text marks by its lines: an earlier message, a signature, lines that go on (RFC 3676)."""

import re

from schemas.reading import Mark, MarkKind

_QUOTED = re.compile(r"(?:(?:^|(?<=\f))>[^\n\f]*(?:[\n\f]|\Z))+", re.MULTILINE)
_SOFT_END = re.compile(r"(?<!^--) \r?\n(?=[^\r\n>])", re.MULTILINE)
_SOFT_END_OF_QUOTED = re.compile(r"^(?P<depth>>+)(?!>)[^\n]* \r?\n(?=(?P=depth)(?!>)[^\r\n])", re.MULTILINE)
_SIGNATURE = re.compile(
    r"^-- ?\r?\n(?P<lines>(?:(?!>|-- ?\r?$|[^\n:]*:\s*\n>)[^\n]*(?:\n|\Z))+)", re.MULTILINE
)
"""It ends before what is quoted, and the line that says whose it is."""
FEWEST_LINES = 2
"""One line that begins with `>` may mean anything, except in a mail."""


def quoted_lines(text: str, fewest_lines: int = FEWEST_LINES) -> list[Mark]:
    """Return a mark for each run of so many lines, or more, that begin with `>`."""
    return [
        _mark("quotation", found)
        for found in _QUOTED.finditer(text)
        if len(found[0].splitlines()) >= fewest_lines
    ]


def signature_lines(text: str) -> list[Mark]:
    """Return a mark for what stands below the line `-- ` (RFC 3676, 4.3), that line with it."""
    return [_mark("signature", found) for found in _SIGNATURE.finditer(text)]


def flowed_lines(text: str) -> list[Mark]:
    """Return a mark for the end of each line that goes on in the next, in the same depth of quotation."""
    return [
        Mark(kind="line_wrap", raw_start=found.end() - 1, raw_end=found.end())
        for pattern in (_SOFT_END, _SOFT_END_OF_QUOTED)
        for found in pattern.finditer(text)
    ]


def _mark(kind: MarkKind, lines: re.Match[str]) -> Mark:
    """Return a mark of lines without the end of the last."""
    return Mark(kind=kind, raw_start=lines.start(), raw_end=lines.start() + len(lines[0].rstrip("\r\n\f")))
