"""Two texts by themselves: every passage they share, whatever an archive would make of it."""

import duckdb

from schemas.match import Match
from tasks.match.alignment import turned
from tasks.match.candidates import Lookup
from tasks.match.seed_index import Entry, SeedIndex
from tasks.match.side import Side
from tasks.match.verification import all_matches


def shared_alone(one: Side, other: Side) -> list[Match]:
    """Return the matches of two texts, the smaller document id first, as if there were no others.

    Forms filled in, tables and phrases are among them; whether any of it is reuse is not asked: all are
    formulae.
    """
    sides = {0: one, 1: other}
    with duckdb.connect(":memory:") as connection:
        index = SeedIndex(connection)
        index.prepare()
        index.add([Entry(str(number), str(number), None, side.form) for number, side in sides.items()])
        found = Lookup.of_pairs(index, [(0, 1)], 0).anchors([(0, 1)])
    return [match for anchors in found for match in all_matches(*turned(anchors, sides))]
