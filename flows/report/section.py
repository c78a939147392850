"""The sections of the site, in the order they give themselves; a new one needs no other change.

A section is a module in `flows/report/sections` with a `HEADING` for the menu, an integer `ORDER`, the `PATH`
of its first page, and a function `pages(connection)` that yields its pages.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from duckdb import DuckDBPyConnection

from flows.report import sections
from flows.report.page import Page


class Section(Protocol):
    """What a module in `flows/report/sections` has."""

    HEADING: str
    ORDER: int
    PATH: str

    def pages(self, connection: DuckDBPyConnection) -> Iterator[Page]: ...


@cache
def known_sections() -> tuple[Section, ...]:
    """Return the sections in the order of the menu."""
    names = [found.name for found in iter_modules(sections.__path__, f"{sections.__name__}.")]
    modules = [cast(Section, import_module(name)) for name in names]
    return tuple(sorted(modules, key=lambda module: (module.ORDER, module.PATH)))
