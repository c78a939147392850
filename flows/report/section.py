"""The sections of the site, in the order they give themselves; a new one needs no other change.

A section is a module in `flows/report/sections` with a `HEADING` for the menu, an integer `ORDER`, the `PATH`
of its first page, and a function `pages(connection)` that yields its pages.
"""

from collections.abc import Iterator
from typing import Protocol, cast

from duckdb import DuckDBPyConnection

from flows.report import sections
from flows.report.page import Page
from schemas.registry import modules


class Section(Protocol):
    """What a module in `flows/report/sections` has."""

    HEADING: str
    ORDER: int
    PATH: str

    def pages(self, connection: DuckDBPyConnection) -> Iterator[Page]: ...


def known_sections() -> tuple[Section, ...]:
    """Return the sections in the order of the menu."""
    return cast(tuple[Section, ...], modules(sections, "HEADING", "PATH", "pages"))
