"""What a reader sees of a document before reading it: masthead, headings, first words, last words."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from schemas.reading import Claims
from schemas.text import BODY_ROLES, Passage
from tasks.describe.dates import first_date

TOP, TAIL = 8, 4
"""How many passages from the top and from the end may hold the date a document bears."""
LONGEST_DATE_LINE = 90
DATELINE = re.compile(r"[^.!?\n]{4,60}?\s*[–—:(]|[^.!?\n]{4,60}?\s-\s")


@dataclass(frozen=True)
class Front:
    """The passages of a document and the claims made outside of its text."""

    passages: tuple[Passage, ...]
    claims: Claims

    @cached_property
    def masthead(self) -> str:
        return "\n".join(passage.text for passage in self.passages if passage.role == "masthead")

    @cached_property
    def furniture(self) -> str:
        return "\n".join(passage.text for passage in self.passages if passage.role == "furniture")

    @cached_property
    def headings(self) -> list[str]:
        """The headings that stand before the second body passage, in one line each."""
        found: list[str] = []
        body = 0
        for passage in self.passages:
            body += passage.role in BODY_ROLES
            if body > 1:
                break
            if passage.role == "heading":
                found.append(" ".join(passage.text.split()))
        return found

    @cached_property
    def opening(self) -> str:
        """The first body passage."""
        return next((passage.text for passage in self.passages if passage.role in BODY_ROLES), "")

    @cached_property
    def stated_on(self) -> date | None:
        """The first date that stands by itself and not in a sentence: at the top, else at the end.

        It may lead a paragraph (`ARVENPORT, 12 March 2019 –`).
        """
        text = [each for each in self.passages if each.role not in ("footnote", "furniture", "table")]
        for passage in [*text[:TOP], *text[-TAIL:]]:
            line = passage.text if len(passage.text) <= LONGEST_DATE_LINE else _dateline(passage.text)
            found = first_date(line) if passage.role != "list_item" else None
            if found:
                return found
        return None

    @cached_property
    def languages(self) -> list[str]:
        """The languages of the body, the one with most text first."""
        counts: Counter[str] = Counter()
        for passage in self.passages:
            if passage.language and passage.role in BODY_ROLES:
                counts[passage.language] += len(passage.text)
        return [language for language, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _dateline(paragraph: str) -> str:
    """Return what stands before the first dash of a paragraph, if that is near its beginning."""
    found = DATELINE.match(paragraph)
    return found[0] if found else ""
