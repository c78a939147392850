"""What a reader sees of a document before reading it: masthead, headings, first words, last words."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from schemas.reading import Hints
from schemas.text import BODY_ROLES, Passage
from tasks.describe.dates import DateFound, dates_in, first_of
from tasks.describe.portrait import Found

TOP, TAIL = 8, 4
"""How many passages from the top and from the end may hold the date a document bears."""
HEAD = 3
"""How many of them are no notes yet, though they begin with a number: an address does."""
LONGEST_TOP = 40
NUMBERED = re.compile(r"\(?\d{1,3}[.)]?\s")
LONGEST_DATE_LINE = 90
DATELINE = re.compile(r"[^.!?\n]{4,60}?\s*[–—:(]|[^.!?\n]{4,60}?\s-\s")
OF_ITSELF = re.compile(r"(?:this|the present|minutes|proceedings|record|report)\b", re.IGNORECASE)
DONE_ON = re.compile(
    r"\b(?:held|made|entered into|concluded|signed|executed|done)\b[^.;:]{0,60}?"
    r"(?:\bon|\bthis|\bas of|,)\s+(?:the\s+)?(?:\w+day,?\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
"""What stands before the date of a meeting in the title of its minutes, or of an agreement in its opening."""
ASIDE = frozenset({"footnote", "furniture", "table"})


@dataclass(frozen=True)
class Front:
    """The passages of a document and what may be used of the claims made outside of its text."""

    passages: tuple[Passage, ...]
    hints: Hints

    @cached_property
    def running(self) -> tuple[Passage, ...]:
        """What is read in order: neither notes nor furniture nor tables."""
        return tuple(passage for passage in self.passages if passage.role not in ASIDE)

    @cached_property
    def top(self) -> tuple[Passage, ...]:
        """The passages in which a masthead and a title can stand."""
        return self.running[:LONGEST_TOP]

    @cached_property
    def headings(self) -> list[Passage]:
        """The headings that stand before the second body passage."""
        found: list[Passage] = []
        body = 0
        for passage in self.passages:
            body += passage.role in BODY_ROLES
            if body > 1:
                break
            if passage.role == "heading":
                found.append(passage)
        return found

    @cached_property
    def opening(self) -> Passage | None:
        """The first body passage."""
        return next((passage for passage in self.passages if passage.role in BODY_ROLES), None)

    @cached_property
    def stated_on(self) -> Found | None:
        """The first date that stands by itself and not in a sentence: at the top, else at the end.

        It may lead a paragraph (`ARVENPORT, 12 March 2019 –`).
        """
        for place, passage in enumerate([*self.running[:TOP], *self.running[-TAIL:]]):
            line = passage.text if len(passage.text) <= LONGEST_DATE_LINE else _dateline(passage.text)
            found = first_of(dates_in(line)) if passage.role != "list_item" else None
            # What a note at the foot of a page cites is of another day.
            is_note = place >= HEAD and bool(found and found.start and NUMBERED.match(line))
            if found and not is_note:
                return dated("dated_on", found, passage.text_start, "date_line")
        return self._done_on

    @cached_property
    def _done_on(self) -> Found | None:
        """The day on which what the document is about, by its title or its own first words, was done."""
        for passage in self.running[:TOP]:
            line = one_line(passage)
            if OF_ITSELF.match(line):
                for found in dates_in(line):
                    if DONE_ON.search(line[: found.start]):
                        return dated("dated_on", found, passage.text_start, "done_on")
        return None

    @cached_property
    def languages(self) -> list[str]:
        """The languages of the body, the one with most text first."""
        counts: Counter[str] = Counter()
        for passage in self.passages:
            if passage.language and passage.role in BODY_ROLES:
                counts[passage.language] += len(passage.text)
        return [language for language, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]

    def claimed(self, name: str, value: object) -> list[Found]:
        """Return a value claimed outside of the text, if there is one."""
        return [Found(name, str(value), None, None, "claim")] if value else []


def dated(name: str, found: DateFound, offset: int, by: str) -> Found:
    return Found(name, found.value.isoformat(), offset + found.start, offset + found.end, by)


def one_line(passage: Passage) -> str:
    """Return the text of a passage in one line of the same length, so that offsets hold."""
    return passage.text.replace("\n", " ")


def group(passage: Passage, found: re.Match[str], name: str, key: str, by: str) -> list[Found]:
    """Return a named group of a match in a passage's `one_line` as a value, if it is there."""
    if found[key] is None:
        return []
    start, end = passage.text_start + found.start(key), passage.text_start + found.end(key)
    return [Found(name, " ".join(found[key].split()), start, end, by)]


def whole(passage: Passage, name: str, by: str) -> Found:
    """Return a passage as a value, without the note marks behind it."""
    text = passage.text.rstrip(" *†‡¹²³⁴⁵⁶⁷⁸⁹⁰")
    return Found(name, " ".join(text.split()), passage.text_start, passage.text_start + len(text), by)


def _dateline(paragraph: str) -> str:
    """Return what stands before the first dash of a paragraph, if that is near its beginning."""
    found = DATELINE.match(paragraph)
    return found[0] if found else ""
