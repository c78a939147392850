"""The families of documents, asked in the order they give: the first that knows a document describes it.

A family is a module in `tasks/describe/families` with an integer `ORDER` and a function `describe(front)`
that returns a portrait, or None if the document is none of its own. A new one needs no other change.
"""

from collections.abc import Callable, Iterable

from schemas.reading import Hints
from schemas.registry import known
from schemas.text import Passage
from tasks.describe import families
from tasks.describe.front import Front
from tasks.describe.portrait import Portrait

Family = Callable[[Front], Portrait | None]


def known_families() -> tuple[Family, ...]:
    """Return the families' functions in the order in which they are asked."""
    return known(families, "describe")


def describe(passages: Iterable[Passage], hints: Hints) -> Portrait:
    """Return the portrait by the first family that knows the document; the last knows any."""
    front = Front(tuple(passages), hints)
    return next(found for family in known_families() if (found := family(front)) is not None)
