"""What a comparison of two documents says, before it becomes text or a page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from flows.cli.compare.alignment import AlignedPassage, Difference, covered_share
from flows.cli.compare.difference_weight import Weight, weight_of
from flows.cli.compare.side import Side
from flows.cli.compare.unmatched import Section, numbered, sections
from flows.cli.printing.output import count, share
from flows.cli.printing.phrases import language_phrase, predicate_phrase, unreproduced_phrase
from flows.cli.printing.terminal import display_width
from flows.cli.reading import Record

CONTEXT_WORDS = 4
CONTEXT_CHARS = 60
WIDEST_CONTEXT = 56
UNSPACED_CHARS = 14
LEADING_PART, TRAILING_PART = re.compile(r"^\S+(?=\s+\S)"), re.compile(r"(?<=\S)\s+\S+$")
"""What a cut may have left of a word, where there are others."""

SENTENCE_ENDS = '.!?:;…。！？\n“”"»«(•'


@dataclass(frozen=True)
class Place:
    """One difference with a few words before and after it in the same text.

    `number`: from 1, in the order of the left text.
    """

    number: int
    weight: Weight
    before: str
    difference: Difference
    after: str
    passage: AlignedPassage
    language: str | None


@dataclass(frozen=True)
class Comparison:
    """Two documents, the passages they share and what is between; coverages are shares of letters and digits.

    `places`: every difference, those that weigh most first, each sort in the order of the left text.
    """

    left: Side
    right: Side
    sections: list[Section]
    places: list[Place]
    hidden_count: int
    relations: list[Record]
    left_coverage: float
    right_coverage: float
    is_on_record: bool

    @property
    def passages(self) -> list[AlignedPassage]:
        """The matches, without what is compared between them."""
        return [each for each in self.sections if isinstance(each, AlignedPassage) and not each.is_between]

    @property
    def is_translation(self) -> bool:
        """Whether what faces each other is the same in two languages."""
        return any(each.is_translation for each in self.passages)

    @property
    def leads_with_differences(self) -> bool:
        """Whether so much is shared that the story is what differs."""
        return bool(self.places) and max(self.left_coverage, self.right_coverage) >= 0.5


def compared(
    left: Side,
    right: Side,
    passages: list[AlignedPassage],
    relations: list[Record],
    *,
    with_formulae: bool,
    is_on_record: bool = True,
) -> Comparison:
    """Return the comparison, `left` and `right` kept as given; formulae if asked for, or if that is all.

    Not `is_on_record`: the passages are what the two texts share by themselves.
    """
    reused = [passage for passage in passages if not passage.is_formula]
    shown = passages if with_formulae or not reused else reused
    found = list(sections(shown, left.text, right.text))
    return Comparison(
        left,
        right,
        found,
        sorted(_places(found, left, right), key=lambda place: (place.weight, place.number)),
        len(passages) - len(shown),
        relations,
        covered_share(left.text, [(passage.left_start, passage.left_end) for passage in shown]),
        covered_share(right.text, [(passage.right_start, passage.right_end) for passage in shown]),
        is_on_record,
    )


def summary(comparison: Comparison) -> list[str]:
    """Return sentences: what the documents are to each other, and how much they share."""
    lines = [_relation_line(comparison, relation) for relation in comparison.relations]
    passages = comparison.passages
    if not passages:
        return [*lines, "No passages in common. A passage is about ten words or more."]
    if not comparison.relations and all(passage.is_formula for passage in passages):
        lines.append(
            "What they share makes no relation: it is common wording, a form or a table, less than a"
            " sentence, or what they keep saying."
        )
    held = "have their counterpart in another language" if comparison.is_translation else "in common"
    lines.append(
        f"{count(len(passages), 'passage')} {held}: {share(comparison.left_coverage)} of A,"
        f" {share(comparison.right_coverage)} of B, counted in letters and digits."
    )
    return lines


def differing_line(comparison: Comparison) -> str:
    """Return how many places differ, as the heading of their list; nothing if nothing is compared."""
    if comparison.is_translation:
        return ""
    if comparison.places:
        return f"They differ in {count(len(comparison.places), 'place')}:"
    return "Word for word the same in all of them." if comparison.passages else ""


def hidden_line(comparison: Comparison) -> str:
    """Return what is not shown: matches of common wording or outside the body, and how to see them."""
    if not comparison.hidden_count:
        return ""
    matches = count(
        comparison.hidden_count,
        "match of common wording, a form or less than a sentence",
        "matches of common wording, forms or less than a sentence",
    )
    return f"{matches} not shown: --formulae shows them"


def by_weight(comparison: Comparison) -> Iterator[tuple[Weight, list[Place]]]:
    """Yield the places of each sort, the weightiest sort first."""
    for weight, places in groupby(comparison.places, key=lambda place: place.weight):
        yield weight, list(places)


def _places(found: list[Section], left: Side, right: Side) -> Iterator[Place]:
    for section, first in numbered(found):
        if isinstance(section, AlignedPassage):
            for number, difference in enumerate(section.differences, start=first):
                yield _place(number, section, difference, left, right)


def _place(number: int, passage: AlignedPassage, difference: Difference, left: Side, right: Side) -> Place:
    """Return one difference in the left text, or in the right one if the left has no words there."""
    if difference.left_words:
        side, bounds = left, (passage.left_start, passage.left_end)
        start, end = difference.left_start, difference.left_end
    else:
        side, bounds = right, (passage.right_start, passage.right_end)
        start, end = difference.right_start, difference.right_end
    before = side.text[max(bounds[0], start - CONTEXT_CHARS) : start]
    after = side.text[end : min(bounds[1], end + CONTEXT_CHARS)]
    language = side.language_at(start)
    weight = weight_of(
        difference.left_words,
        difference.right_words,
        language=language,
        opens_sentence=not before.strip() or before.rstrip(" ")[-1] in SENTENCE_ENDS,
        opens_line=side.text[:start].rstrip(" ")[-1:] in ("", "\n"),
    )
    return Place(number, weight, _end(before), difference, _beginning(after), passage, language)


def _end(text: str) -> str:
    """Return the last words, or characters where no blank parts them."""
    words = " ".join(text.split(" ")[-CONTEXT_WORDS - 1 :])
    if display_width(words) <= WIDEST_CONTEXT:
        return words
    # Lines may part words where blanks do not.
    return LEADING_PART.sub("", words[-UNSPACED_CHARS:])


def _beginning(text: str) -> str:
    words = " ".join(text.split(" ")[: CONTEXT_WORDS + 1])
    if display_width(words) <= WIDEST_CONTEXT:
        return words
    return TRAILING_PART.sub("", words[:UNSPACED_CHARS])


def _relation_line(comparison: Comparison, relation: Record) -> str:
    """Return one relation as a sentence with its subject first, whose reason it is."""
    subject, other = "AB" if relation["subject_id"] == comparison.left.document_id else "BA"
    phrase = predicate_phrase(relation["predicate"], is_subject=True, basis=relation["direction_basis"])
    line = f"{subject} {phrase} {other}{language_phrase(relation)}: {relation['reason']}"
    if unreproduced_phrase(relation):
        line += f". The {unreproduced_phrase(relation)}"
    return line
