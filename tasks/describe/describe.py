"""The families in the order in which they are asked; a new one is a module and a line here."""

from collections.abc import Callable, Iterable

from schemas.document import Description
from schemas.reading import Claims
from schemas.text import Passage
from tasks.describe import correspondence, press, reports, resolutions
from tasks.describe.front import Front

FAMILIES: tuple[Callable[[Front], Description | None], ...] = (
    correspondence.describe,
    resolutions.describe,
    press.describe,
    reports.describe,
)


def describe(passages: Iterable[Passage], claims: Claims) -> Description:
    """Return the description by the first family that knows the document."""
    front = Front(tuple(passages), claims)
    return next(found for family in FAMILIES if (found := family(front)) is not None)
