"""What a comparison of two documents says, before it becomes text or a page."""

from collections.abc import Iterator
from dataclasses import dataclass

from flows.cli.alignment import AlignedPassage, Difference, aligned_passages, covered_share
from flows.cli.naming import short
from flows.cli.output import count, share
from flows.cli.phrases import predicate_phrase
from flows.cli.reading import Record

CONTEXT_WORDS = 4


@dataclass(frozen=True)
class Side:
    """One of the two documents: its id, its name in one line, its clean text."""

    document_id: str
    called: str
    text: str


@dataclass(frozen=True)
class Comparison:
    """Two documents and the passages they share; coverages are shares of all letters and digits."""

    left: Side
    right: Side
    passages: list[AlignedPassage]
    hidden_count: int
    relations: list[Record]
    left_coverage: float
    right_coverage: float

    @property
    def difference_count(self) -> int:
        return sum(len(passage.differences) for passage in self.passages)


@dataclass(frozen=True)
class Place:
    """One difference with a few words before and after it in the same text."""

    before: str
    difference: Difference
    after: str


def compared(
    left: Side, right: Side, matches: list[Record], relations: list[Record], *, with_formulae: bool
) -> Comparison:
    """Return the comparison, `left` and `right` kept as given; formulae only if asked for."""
    passages = aligned_passages(matches, swapped=left.document_id > right.document_id)
    shown = [passage for passage in passages if with_formulae or not passage.is_formula]
    return Comparison(
        left,
        right,
        shown,
        len(passages) - len(shown),
        relations,
        covered_share(left.text, [(passage.left_start, passage.left_end) for passage in shown]),
        covered_share(right.text, [(passage.right_start, passage.right_end) for passage in shown]),
    )


def summary(comparison: Comparison) -> list[str]:
    """Return sentences: what the documents are to each other, how much they share, how much differs."""
    lines = [_relation_line(comparison, relation) for relation in comparison.relations]
    if not comparison.passages:
        lines.append("No passages in common" + (" but formulae." if comparison.hidden_count else "."))
    else:
        lines.append(
            f"{count(len(comparison.passages), 'passage')} in common: {share(comparison.left_coverage)} of A,"
            f" {share(comparison.right_coverage)} of B, counted in letters and digits."
        )
        differing = comparison.difference_count
        places = count(differing, "place")
        lines.append(f"They differ in {places}:" if differing else "Word for word the same in all of them.")
    return lines


def hidden_line(comparison: Comparison) -> str:
    """Return what is not shown: matches that are common wording, and how to see them."""
    if not comparison.hidden_count:
        return ""
    matches = count(comparison.hidden_count, "match of common wording", "matches of common wording")
    return f"{matches} not shown: --formulae shows them"


def differing_places(comparison: Comparison) -> Iterator[Place]:
    """Yield every difference in the order of the left text, with its surroundings."""
    for passage in comparison.passages:
        for difference in passage.differences:
            yield _place(comparison, passage, difference)


def _place(comparison: Comparison, passage: AlignedPassage, difference: Difference) -> Place:
    """Return one difference in the left text, or in the right one if the left has no words there."""
    if difference.left_words:
        text, bounds = comparison.left.text, (passage.left_start, passage.left_end)
        start, end = difference.left_start, difference.left_end
    else:
        text, bounds = comparison.right.text, (passage.right_start, passage.right_end)
        start, end = difference.right_start, difference.right_end
    before = text[bounds[0] : start].split(" ")[-CONTEXT_WORDS - 1 :]
    after = text[end : bounds[1]].split(" ")[: CONTEXT_WORDS + 1]
    return Place(" ".join(before), difference, " ".join(after))


def _relation_line(comparison: Comparison, relation: Record) -> str:
    """Return one relation as a sentence with the left document first."""
    is_subject = relation["subject_id"] == comparison.left.document_id
    phrase = predicate_phrase(relation["predicate"], is_subject=is_subject)
    language = f" ({relation['language']})" if relation["language"] else ""
    left, right = short(comparison.left.document_id), short(comparison.right.document_id)
    return f"{left} {phrase} {right}{language}: {relation['reason']}"
