"""The marks by which a text points to its notes, and those with which the notes begin.

A mark is known by its *label*: `³`, a raised 3 of a PDF, `[3]` and `[^3]` all have the label `3`.
"""

import re
from dataclasses import dataclass

from tasks.clean.blocks import SUPERSCRIPTS
from tasks.clean.draft import Draft

RAISED = rf"[{SUPERSCRIPTS}]{{1,3}}"
SIGNS = r"\*{1,3}|[†‡]{1,3}|[§¶]{1,2}"
BRACKETED = r"\[\^?(?:\d{1,3}|[a-z*†‡]{1,3})\]"
MARK = re.compile(
    rf"(?<=[^\s{SUPERSCRIPTS}]){RAISED}"
    rf"|(?<=[^\s*\\/(\[{{†‡]){SIGNS}(?=[\s.,;:!?)\]”’»\"']|\Z)"
    rf"|{BRACKETED}(?![(:\w])"
)
"""A mark stands behind a word or its closing signs; a sign such as a star also before a blank or the end."""
NOTE_MARK = re.compile(
    rf"(?P<mark>{RAISED}|{SIGNS}|\[\^?\w{{1,10}}\]:?|\(?\d{{1,3}}[.)]?(?=\s)|[a-z](?=\s))[ \t]*"
)
NEXT_NOTE = re.compile(
    rf"(?<=\n)(?=(?:{RAISED}|{SIGNS}|\[\^?\w{{1,10}}\]:?)[ \t]*\S)"
    rf"|(?<=[.;:)\]] )(?=(?:\*{{2,3}}|[†‡]{{1,3}})[ \t]*\S)"
)
"""Where another note begins in the block of one: on a line of its own, or behind a sentence."""
UNIT = re.compile(r"(?:\d\s?|(?<=\W)|^)(?:[kcmdµ]?m|ft|in|yd|s)$")
"""What stands before a raised 2 or 3 that is a power and no mark."""
_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark in the running text."""

    label: str
    start: int
    end: int
    is_sure: bool
    """Whether nothing but a note's mark can stand so: neither a power nor a reference of another kind."""


def label_of(mark: str) -> str:
    """Return what is the same for all ways of writing one mark."""
    return mark.translate(_DIGITS).strip("[]^().: \t")


def marks_in(draft: Draft) -> list[Mark]:
    """Return the marks of a draft's text in order: those that the layout raised and those told by form."""
    text = draft.text
    found = {
        mark.raw_start: Mark(
            label_of(text[mark.raw_start : mark.raw_end]), mark.raw_start, mark.raw_end, True
        )
        for mark in draft.marks_of("footnote_mark")
        if not _is_power(text, mark.raw_start, text[mark.raw_start : mark.raw_end])
    }
    for match in MARK.finditer(text):
        if match.start() not in found:
            found[match.start()] = Mark(
                label_of(match[0]), match.start(), match.end(), _is_sure(text, match.start(), match[0])
            )
    return [found[start] for start in sorted(found)]


def _is_sure(text: str, start: int, mark: str) -> bool:
    return mark[0] in SUPERSCRIPTS and not text[start - 1].isdigit() and not _is_power(text, start, mark)


def _is_power(text: str, start: int, mark: str) -> bool:
    return label_of(mark) in ("2", "3") and bool(UNIT.search(text[max(0, start - 8) : start]))
