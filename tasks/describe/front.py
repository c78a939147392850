"""What a reader sees of a document before reading it: masthead, headings, first words, last words."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from schemas.reading import Claims
from schemas.text import BODY_ROLES, Passage


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
    def languages(self) -> list[str]:
        """The languages of the body, the one with most text first."""
        counts: Counter[str] = Counter()
        for passage in self.passages:
            if passage.language and passage.role in BODY_ROLES:
                counts[passage.language] += len(passage.text)
        return [language for language, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
