"""Which indexed forms share enough to be aligned, and where the seeds they share stand."""

from collections.abc import Iterable
from typing import Any, Self

from tasks.match.anchors import WORTH_A_LOOK, Anchors, Pair, Threshold
from tasks.match.question import LOOSENED, SHARED_BY_FORMS, SHARED_BY_MOST, SHARED_BY_PAIRS
from tasks.match.seed_index import SeedIndex
from warehouse.sql import sql


class Lookup:
    """What forms of an index share, found at once. A new one takes the place of the last.

    The forms from `first_new` on count as new. With a threshold of nothing, every run of 2 × 12 − 4 − 1 = 19
    letters or digits that a new form shares with another makes them candidates, if no more than 16 documents
    hold it; if more do, the first of them and each other.
    """

    def __init__(self, index: SeedIndex) -> None:
        self._index = index

    @classmethod
    def of_forms(cls, index: SeedIndex, asked: Iterable[int], first_new: int) -> Self:
        """Return what these forms share with all others."""
        numbers = [(number,) for number in asked]
        is_most = 2 * len(numbers) > index.next_number()
        index.ask(SHARED_BY_MOST if is_most else SHARED_BY_FORMS, numbers, first_new)
        return cls(index)

    @classmethod
    def of_pairs(cls, index: SeedIndex, pairs: list[Pair], first_new: int) -> Self:
        """Return what the two forms of each of these pairs share: all else is left out."""
        index.ask(SHARED_BY_PAIRS, pairs, first_new)
        return cls(index)

    def candidates(self, threshold: Threshold = WORTH_A_LOOK) -> list[Pair]:
        """Return the pairs, at least one of them new, that share a run of seeds worth that much."""
        return self._pairs("candidates", threshold)

    def still_candidates(self, pairs: list[Pair]) -> list[Pair]:
        """Return those of these pairs that would be candidates if they came now."""
        self._index.fill("asked_pairs", pairs)
        return self._pairs("still_candidates", WORTH_A_LOOK)

    def changed_forms(self) -> list[int]:
        """Return the old forms that hold a seed whose weight is not what it was before the new ones came."""
        return [row[0] for row in self._run("changed_forms")]

    def changed_pairs(self, pairs: list[Pair]) -> list[Pair]:
        """Charge the margins of these pairs with such seeds; return those that have not enough left."""
        self._index.fill("asked_pairs", pairs)
        self._run("charge_margins")
        return [(row[0], row[1]) for row in self._run("changed_pairs")]

    def anchors(self, pairs: list[Pair]) -> list[Anchors]:
        """Return the shared seeds of pairs whose forms were asked about."""
        self._index.fill("asked_pairs", pairs)
        return [Anchors(*row) for row in self._run("anchors")]

    def _pairs(self, name: str, threshold: Threshold) -> list[Pair]:
        values = {
            "least_evidence": threshold.least_evidence,
            "shortest_reach": threshold.shortest_reach,
        }
        return [(row[0], row[1]) for row in self._run(name, **values)]

    def _run(self, name: str, **values: int) -> list[tuple[Any, ...]]:
        return self._index.connection.execute(sql(f"match/{name}"), values).fetchall()


def loosened_forms(index: SeedIndex, gone: Iterable[int]) -> list[int]:
    """Return the other forms that hold a seed which weighs more once these are gone."""
    index.ask(LOOSENED, [(number,) for number in gone], index.next_number())
    found = index.connection.execute("SELECT DISTINCT form_number FROM loosened ORDER BY form_number")
    return [form_number for (form_number,) in found.fetchall()]
