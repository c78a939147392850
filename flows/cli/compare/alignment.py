"""Matches of two documents, turned so that the one named first is on the left.

A match stores the document with the smaller id first, and its differences as `before` (that
document's words) and `after` (the other's). Everything here is left and right as the person asked.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Self

from flows.cli.reading import Record

WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Difference:
    """One place where the two texts differ; ranges are half-open code-point offsets in each text."""

    op: str
    left_start: int
    left_end: int
    right_start: int
    right_end: int
    left_words: str
    right_words: str

    @classmethod
    def of(cls, entry: Record, *, swapped: bool = False) -> Self:
        """Return an entry of a match's diff; `swapped`: the other document is on the left."""
        mine, others = ("text", "other") if not swapped else ("other", "text")
        left_words, right_words = ("before", "after") if not swapped else ("after", "before")
        op: str = entry["op"]
        return cls(
            {"insert": "delete", "delete": "insert"}.get(op, op) if swapped else op,
            entry[f"{mine}_start"],
            entry[f"{mine}_end"],
            entry[f"{others}_start"],
            entry[f"{others}_end"],
            entry[left_words],
            entry[right_words],
        )


@dataclass(frozen=True)
class AlignedPassage:
    """The same passage in both texts, and where they differ within it.

    A match, without a `match_id` if it is not on record, or text between matches (`is_between`) that is
    compared only here. Or the same in two languages (`is_translation`): no words of it are compared, and
    `similarity` is how likely one translates the other.
    """

    match_id: str | None
    left_start: int
    left_end: int
    right_start: int
    right_end: int
    similarity: float
    matched_chars: int
    is_formula: bool
    differences: list[Difference]
    is_between: bool = False
    is_translation: bool = False

    @property
    def alikeness(self) -> str:
        """How alike both sides are, in words."""
        if self.is_translation:
            return "in another language"
        return f"{100 * self.similarity:.1f} % alike{', no reuse' if self.is_formula else ''}"

    @property
    def where(self) -> str:
        """Where the passage stands in either text, in words."""
        on_left, on_right = f"{self.left_start}–{self.left_end}", f"{self.right_start}–{self.right_end}"
        return f"characters {on_left} of A, {on_right} of B"


@dataclass(frozen=True)
class Word:
    """One word, or part of one, of a text: whether a blank, and whether a blank line, stands before it."""

    text: str
    is_spaced: bool
    opens_paragraph: bool


@dataclass(frozen=True)
class Pair:
    """A word on the left and what faces it on the right; where one is missing it is None.

    `difference`: which difference of the passage the words belong to, from 0; None where both are the same.
    """

    left: Word | None
    right: Word | None
    difference: int | None

    @property
    def differs(self) -> bool:
        return self.difference is not None


def aligned_passages(matches: list[Record], *, swapped: bool) -> list[AlignedPassage]:
    """Return the matches in the order of the left text; `swapped`: the greater id is on the left."""
    passages = [_passage(match, swapped) for match in matches]
    return sorted(passages, key=lambda passage: (passage.left_start, passage.right_start))


def _passage(match: Record, swapped: bool) -> AlignedPassage:
    mine, others = ("text", "other") if not swapped else ("other", "text")
    differences = [Difference.of(entry, swapped=swapped) for entry in json.loads(match["diff"])]
    return AlignedPassage(
        match_id=match["match_id"],
        left_start=match[f"{mine}_start"],
        left_end=match[f"{mine}_end"],
        right_start=match[f"{others}_start"],
        right_end=match[f"{others}_end"],
        similarity=match["similarity"],
        matched_chars=match["matched_chars"],
        is_formula=match["is_formula"],
        differences=sorted(
            differences, key=lambda difference: (difference.left_start, difference.right_start)
        ),
    )


def translated_passages(groups: list[Record], *, swapped: bool) -> list[AlignedPassage]:
    """Return groups of paragraphs and their translations, turned and ordered as by `aligned_passages`."""
    mine, others = ("text", "other") if not swapped else ("other", "text")
    passages = [
        AlignedPassage(
            match_id=None,
            left_start=group[f"{mine}_start"],
            left_end=group[f"{mine}_end"],
            right_start=group[f"{others}_start"],
            right_end=group[f"{others}_end"],
            similarity=group["score"],
            matched_chars=0,
            is_formula=False,
            differences=[],
            is_translation=True,
        )
        for group in groups
    ]
    return sorted(passages, key=lambda passage: (passage.left_start, passage.right_start))


def word_pairs(passage: AlignedPassage, left: str, right: str) -> Iterator[Pair]:
    """Yield the words of one passage, each facing its counterpart; `left` and `right` are the whole texts."""
    at_left, at_right = passage.left_start, passage.right_start
    for number, found in enumerate(passage.differences):
        yield from _faced(
            _words(left, at_left, found.left_start), _words(right, at_right, found.right_start), None
        )
        at_left, at_right = found.left_end, found.right_end
        yield from _faced(
            _words(left, found.left_start, at_left), _words(right, found.right_start, at_right), number
        )
    yield from _faced(
        _words(left, at_left, passage.left_end), _words(right, at_right, passage.right_end), None
    )


def _words(text: str, start: int, end: int) -> list[Word]:
    return [_word(text, match.start(), match.group()) for match in WORD.finditer(text, start, end)]


def _word(text: str, start: int, word: str) -> Word:
    before = start
    while before > 0 and text[before - 1].isspace():
        before -= 1
    return Word(word, before < start or start == 0, text.count("\n", before, start) > 1)


def _faced(left: list[Word], right: list[Word], difference: int | None) -> Iterator[Pair]:
    for mine, other in zip_longest(left, right):
        yield Pair(mine, other, difference)


def paragraphs(pairs: Iterator[Pair]) -> Iterator[list[Pair]]:
    """Yield the pairs of each paragraph; one begins where it begins in either text."""
    paragraph: list[Pair] = []
    for pair in pairs:
        if paragraph and any(word.opens_paragraph for word in (pair.left, pair.right) if word):
            yield paragraph
            paragraph = []
        paragraph.append(pair)
    if paragraph:
        yield paragraph


def covered_share(text: str, ranges: list[tuple[int, int]]) -> float:
    """Return the share of the text's letters and digits inside the ranges, which may overlap."""
    total = sum(character.isalnum() for character in text)
    inside, reached = 0, 0
    for start, end in sorted(ranges):
        inside += sum(character.isalnum() for character in text[max(start, reached) : end])
        reached = max(reached, end)
    return inside / total if total else 0.0
