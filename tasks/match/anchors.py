"""What is known of two forms before they are aligned, and what makes them worth it.

Apart from `tasks.match.candidates`, so that the children that align start without DuckDB.
"""

from dataclasses import dataclass

from tasks.match.method import ENOUGH, SHORTEST_REACH

Pair = tuple[int, int]
"""The numbers of two forms, the smaller first."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """What a run of shared seeds must show: a sum of weights, and characters from the first to the last."""

    least_evidence: int
    shortest_reach: int


WORTH_A_LOOK = Threshold(ENOUGH, SHORTEST_REACH)


@dataclass(frozen=True, slots=True)
class Anchors:
    """The places of the seeds that two forms share, in order, and how common each of them is.

    `rarities` is what it says of the 1024 needed as far as the two texts go: 512, less if it keeps repeating.
    `document_counts` is how many documents hold it, endless where it does not count for this pair.
    """

    form_number: int
    other_number: int
    positions: list[int]
    other_positions: list[int]
    rarities: list[int]
    document_counts: list[int]
