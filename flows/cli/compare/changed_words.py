"""The words that a text changed which repeats another, for the end of a run."""

from collections.abc import Sequence

from flows.cli.compare.command import comparison_of
from flows.cli.compare.text import UNLIMITED, differing_places
from flows.cli.printing.terminal import terminal_width, visible, wrapped
from schemas.run import MadeRelation
from warehouse.archive import Archive
from warehouse.connection import published_warehouse

REPEATING = ("near_duplicate", "reproduces")
MOST_PAIRS = 3
"""How many pairs are looked at for one that differs."""

MOST_LINES = 14


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
            heading = f"In what is repeated, {pair.subject} and {pair.object}"
            counted, *places = differing_places(comparison, width)
            told = f"{heading} {counted.removeprefix('They ')}"
            rest = [f"  … `chancery compare` shows all {len(comparison.places)}"]
            return [
                *wrapped(visible(told), width, "  "),
                *places[:MOST_LINES],
                *(rest if len(places) > MOST_LINES else []),
                "",
            ]
    return []
