"""A hostile input: its file name, how to make its bytes, and what may become of it."""

from collections.abc import Callable
from dataclasses import dataclass

LANDED = "derived"
"""What became of a document that was read; otherwise it is the code of its rejection."""


@dataclass(frozen=True)
class Case:
    """`outcomes`: the codes that are right, `derived` among them; empty: any verdict will do.

    `is_slow`: making or reading it takes seconds, or hangs the reader: it is for a run by hand.
    """

    name: str
    make: Callable[[], bytes]
    outcomes: frozenset[str] = frozenset()
    is_slow: bool = False


def case(name: str, make: Callable[[], bytes] | bytes, outcomes: str = "", *, is_slow: bool = False) -> Case:
    """A case; bytes that are there already need no function."""
    maker = (lambda: make) if isinstance(make, bytes) else make
    return Case(name, maker, frozenset(outcomes.split()), is_slow)
