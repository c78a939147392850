"""The families of documents, asked in the order they give: the first that knows a document describes it.

A family is a module in `tasks/describe/families` with an integer `ORDER` and a function `describe(front)`
that returns a portrait, or None if the document is none of its own. A new one needs no other change.
"""

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from schemas.reading import Claims
from schemas.text import Passage
from tasks.describe import families
from tasks.describe.found import Portrait
from tasks.describe.front import Front

Family = Callable[[Front], Portrait | None]


@cache
def known_families() -> tuple[Family, ...]:
    """Return the families' functions in the order in which they are asked."""
    names = [found.name for found in iter_modules(families.__path__, f"{families.__name__}.")]
    modules = sorted(map(import_module, names), key=lambda module: (module.ORDER, module.__name__))
    return tuple(module.describe for module in modules)


def describe(passages: Iterable[Passage], claims: Claims) -> Portrait:
    """Return the portrait by the first family that knows the document; the last knows any."""
    front = Front(tuple(passages), claims)
    return next(found for family in known_families() if (found := family(front)) is not None)
