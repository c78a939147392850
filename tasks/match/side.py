"""The two sides of an alignment, and a stretch of it."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from schemas.text import BODY_ROLES, BODY_WITHOUT_BODY, Role
from tasks.match.match_form import MatchForm, match_form
from tasks.match.quotation import Quotations
from tasks.ranges import range_at


class Block(NamedTuple):
    """A passage of a text, of which only the range, the role and the language matter here."""

    start: int
    end: int
    role: Role
    language: str | None


@dataclass(frozen=True)
class Side:
    """One of two texts to align; its passages, in order, say where headings end and languages begin."""

    document_id: str
    derivation_id: str
    text: str
    passages: tuple[Block, ...]

    @cached_property
    def folded(self) -> MatchForm:
        return match_form(self.text)

    @property
    def form(self) -> str:
        return self.folded.form

    @cached_property
    def asides(self) -> list[tuple[int, int]]:
        """The ranges, in match form, of the passages that are not body, in order."""
        has_body = any(each.role in BODY_ROLES for each in self.passages)
        body = BODY_ROLES if has_body else BODY_WITHOUT_BODY
        return [self._in_form(each) for each in self.passages if each.role not in body]

    @cached_property
    def tables(self) -> set[tuple[int, int]]:
        """The ranges, in match form, of the tables."""
        return {self._in_form(each) for each in self.passages if each.role == "table"}

    def _in_form(self, block: Block) -> tuple[int, int]:
        return self.folded.position(block.start), self.folded.position(block.end)

    def aside(self, position: int) -> tuple[int, int] | None:
        """Return the range, in match form, of the passage a character stands in if that is not body."""
        return range_at(self.asides, position)

    @cached_property
    def _version_chars(self) -> Counter[str | None]:
        chars: Counter[str | None] = Counter()
        for each in self.passages:
            chars[each.language] += self.folded.position(each.end) - self.folded.position(each.start)
        return chars

    def version_chars(self, language: str | None) -> int:
        """Return how many letters and digits the passages in a language have, or the text if none is."""
        return self._version_chars[language] or len(self.form)

    def language(self, position: int) -> str | None:
        """Return the language of the passage in which a character of the match form stands."""
        index = (
            bisect_right(self.passages, self.folded.text_offset(position), key=lambda each: each.start) - 1
        )
        return self.passages[index].language if index >= 0 else None

    @cached_property
    def _quotations(self) -> Quotations:
        return Quotations(self.text)

    @cached_property
    def _set_apart(self) -> list[Block]:
        return [each for each in self.passages if each.role == "quotation"]

    def quotes(self, start: int, end: int) -> bool:
        """Whether most of a range of the text is in quotation marks, or in passages that are quotations."""
        if self._quotations.hold(start, end):
            return True
        within = sum(max(0, min(end, each.end) - max(start, each.start)) for each in self._set_apart)
        return within * 2 > end - start

    def cut(self, start: int, end: int) -> str:
        """Return the text in which a range of the match form stands."""
        text_start, text_end = self.folded.text_range(start, end)
        return self.text[text_start:text_end]

    def is_word_start(self, position: int) -> bool:
        place = self.folded.text_offset(position)
        return place == 0 or not self.text[place - 1].isalnum()

    def is_word_end(self, position: int) -> bool:
        place = self.folded.text_offset(position - 1) + 1
        return place >= len(self.text) or not self.text[place].isalnum()


@dataclass(frozen=True, slots=True)
class Stretch:
    """An alignment in match form: half-open ranges of the two forms."""

    start: int
    end: int
    other_start: int
    other_end: int

    def covers(self, position: int, other_position: int) -> bool:
        return self.start <= position < self.end and self.other_start <= other_position < self.other_end

    @property
    def middle(self) -> tuple[int, int]:
        return (self.start + self.end) // 2, (self.other_start + self.other_end) // 2

    @property
    def is_empty(self) -> bool:
        return self.end <= self.start or self.other_end <= self.other_start

    @property
    def chars(self) -> int:
        """Letters and digits on the side that has fewer."""
        return min(self.end - self.start, self.other_end - self.other_start)
