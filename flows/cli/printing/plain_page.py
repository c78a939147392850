"""Text for a file, made by what else prints to a terminal: a width of its own, and no colour."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

COLUMNS = 92

page_columns: ContextVar[int | None] = ContextVar("page_columns", default=None)
"""The width of the page that is being written; None where text goes to the terminal."""


@contextmanager
def plain_page() -> Iterator[None]:
    """Have text laid out for a file, the same on every machine, while the block runs."""
    token = page_columns.set(COLUMNS)
    try:
        yield
    finally:
        page_columns.reset(token)
