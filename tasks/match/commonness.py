"""How common wording is: from how many documents hold its seeds to whether sharing it means anything.

A passage in a dozen documents may be a formula or a statement that a dozen repeat. What tells them apart
is length: the more documents hold it, the more of it there must be. A statement is also known by its
quotation marks, and by being most of what a document says; then less is asked for.
"""

from collections.abc import Sequence

Levels = tuple[tuple[int, int], ...]

FEW, SOME = 4, 16
"""How many documents at most hold a seed that is rare, and one not common (`warehouse/match/macros.sql`)."""
UNCOUNTED = 2**31 - 1
"""How many documents hold a seed that does not count: it is common, and neither text is the first."""
STRICT: Levels = ((FEW, 2), (SOME, 64), (UNCOUNTED - 1, 512))
"""So many documents at most, and the seeds it takes then: 64 are some 290 letters, 512 some 2,300."""
OF_MOST: Levels = ((FEW, 2), (SOME, 8), (UNCOUNTED - 1, 512))
"""What it takes of a passage that is most of a text."""
OF_NEARLY_ALL: Levels = ((FEW, 2), (SOME, 8), (UNCOUNTED - 1, 64))
"""What it takes of one that is nearly all of a text: many close a few lines with the same boilerplate."""
QUOTED: Levels = ((FEW, 2), (SOME, 8), (UNCOUNTED - 1, 32))
"""What it takes of one in quotation marks: 32 seeds are some 145 letters, and longer than a title."""


def held_seeds(document_counts: list[int], levels: Levels) -> list[int]:
    """Return how many of a passage's seeds each level takes, given how many documents hold each seed."""
    return [sum(count <= most_documents for count in document_counts) for most_documents, _ in levels]


def own_seeds(held: Sequence[int], levels: Levels) -> int:
    """Return how many of a passage's seeds are not common wording, given how many each level takes."""
    own = 0
    for seeds, (_, fewest_seeds) in zip(held, levels, strict=True):
        if seeds >= fewest_seeds:
            own = seeds
    return own
