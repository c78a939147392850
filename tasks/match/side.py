"""The two sides of an alignment, and a stretch of it."""

from dataclasses import dataclass
from functools import cached_property

from schemas.text import BODY_ROLES, BODY_WITHOUT_BODY, Role
from tasks.match.match_form import MatchForm, match_form
from tasks.match.quotation import Quotations
from tasks.ranges import range_at


@dataclass(frozen=True)
class Side:
    """One of two texts to align; its passages (start, end, role) say where a heading ends."""

    document_id: str
    derivation_id: str
    text: str
    passages: tuple[tuple[int, int, Role], ...]

    @cached_property
    def folded(self) -> MatchForm:
        return match_form(self.text)

    @property
    def form(self) -> str:
        return self.folded.form

    @cached_property
    def asides(self) -> list[tuple[int, int]]:
        """The ranges, in match form, of the passages that are not body, in order."""
        has_body = any(role in BODY_ROLES for _, _, role in self.passages)
        body = BODY_ROLES if has_body else BODY_WITHOUT_BODY
        ranges = ((start, end) for start, end, role in self.passages if role not in body)
        return [(self.folded.position(start), self.folded.position(end)) for start, end in ranges]

    def aside(self, position: int) -> tuple[int, int] | None:
        """Return the range, in match form, of the passage a character stands in if that is not body."""
        return range_at(self.asides, position)

    @cached_property
    def quotations(self) -> Quotations:
        return Quotations(self.text)

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
    def is_empty(self) -> bool:
        return self.end <= self.start or self.other_end <= self.other_start

    @property
    def chars(self) -> int:
        """Letters and digits on the side that has fewer."""
        return min(self.end - self.start, self.other_end - self.other_start)
