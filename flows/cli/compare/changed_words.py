"""The words that a text changed which repeats another, for the end of a run."""

from collections.abc import Sequence
from dataclasses import replace

from flows.cli.compare.command import comparison_of
from flows.cli.compare.compared import differing_line
from flows.cli.compare.text import UNLIMITED, places_by_weight
from flows.cli.printing.naming import short
from flows.cli.printing.proposed import proposed
from flows.cli.printing.terminal import terminal_width, visible, wrapped
from schemas.run import MadeRelation
from warehouse.archive import Archive
from warehouse.connection import published_warehouse

REPEATING = ("near_duplicate", "reproduces")
MOST_PAIRS = 3
"""How many pairs are looked at for one that differs."""

MOST_PLACES = 8
"""How many differences are shown, those that weigh most."""


def changed_words(archive: Archive, relations: Sequence[MadeRelation]) -> list[str]:
    """Return lines on the first pair of a run that repeats with changes; none if there is no such pair.

    They are marked as in `compare`: what stands in the subject alone, what in the object alone.
    """
    pairs = [each for each in relations if each.predicate in REPEATING and each.subject_id != each.object_id]
    width = terminal_width() or UNLIMITED
    for pair in pairs[:MOST_PAIRS]:
        with published_warehouse(archive) as connection:
            comparison = comparison_of(connection, pair.subject_id, pair.object_id)
        if comparison.places:
            counted = differing_line(comparison).removeprefix("They ")
            told = f"In what is repeated, {pair.subject} and {pair.object} {counted}"
            heaviest = replace(comparison, places=comparison.places[:MOST_PLACES])
            count = len(comparison.places)
            command = proposed(f"compare {short(pair.subject_id)} {short(pair.object_id)}")
            rest = [f"  … all {count}: {command}"] if count > MOST_PLACES else []
            return [*wrapped(visible(told), width, "  "), *places_by_weight(heaviest, width), *rest, ""]
    return []
