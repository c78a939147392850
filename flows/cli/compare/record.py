"""A comparison as one JSON value: the differences first, the weightiest of them first of all."""

from flows.cli.compare.alignment import AlignedPassage
from flows.cli.compare.compared import Comparison, Place
from flows.cli.compare.unmatched import Section, Unmatched
from flows.cli.reading import Record


def comparison_record(comparison: Comparison) -> Record:
    """Return left and right as asked: differences, coverage, relations, matches, and what is between them.

    `number` counts the differences in the order of the left text; a difference without a `match_id` lies in
    text between matches (`between`), or in a match that is not on record, as none is unless
    `is_on_record`. `unmatched` is text that has no counterpart.
    """
    aligned = [section for section in comparison.sections if isinstance(section, AlignedPassage)]
    return {
        "left_id": comparison.left.document_id,
        "right_id": comparison.right.document_id,
        "differences": [_difference(place) for place in comparison.places],
        "left_coverage": comparison.left_coverage,
        "right_coverage": comparison.right_coverage,
        "relations": comparison.relations,
        "is_on_record": comparison.is_on_record,
        "matches": [_passage(each, comparison) for each in aligned if not each.is_between],
        "between": [_passage(each, comparison) for each in aligned if each.is_between],
        "unmatched": [_unmatched(each, comparison) for each in comparison.sections if _is_unmatched(each)],
        "formulae_hidden": comparison.hidden_count,
    }


def _difference(place: Place) -> Record:
    return {
        "number": place.number,
        "weight": place.weight.name.lower(),
        **vars(place.difference),
        "before": place.before,
        "after": place.after,
        "language": place.language,
        "match_id": place.passage.match_id,
    }


def _passage(passage: AlignedPassage, comparison: Comparison) -> Record:
    values = {key: value for key, value in vars(passage).items() if key != "differences"}
    diff = [vars(difference) for difference in passage.differences]
    return {**values, **_texts(passage, comparison), "diff": diff}


def _is_unmatched(section: Section) -> bool:
    return isinstance(section, Unmatched)


def _unmatched(section: Section, comparison: Comparison) -> Record:
    return {**vars(section), **_texts(section, comparison)}


def _texts(section: Section, comparison: Comparison) -> Record:
    return {
        "left_text": comparison.left.text[section.left_start : section.left_end],
        "right_text": comparison.right.text[section.right_start : section.right_end],
    }
