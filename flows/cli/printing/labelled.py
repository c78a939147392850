"""Labels with their values below one another, the values wrapped beside the labels."""

from collections.abc import Iterable, Iterator

from flows.cli.printing.colour import paint
from flows.cli.printing.terminal import display_width, padded, terminal_width, visible, wrapped


def labelled(pairs: Iterable[tuple[str, str]], indent: str = "", narrower: int = 0) -> Iterator[str]:
    """Yield a line or more per pair; pairs without a value are left out.

    `narrower`: columns of the terminal the caller needs before each line.
    """
    shown = [(label, visible(value)) for label, value in pairs if value]
    column = max((display_width(label) for label, _ in shown), default=0) + 2
    width = terminal_width()
    for label, value in shown:
        room = None if width is None else max(width - column - len(indent) - narrower, 20)
        first, *rest = wrapped(value, room)
        yield indent + paint(padded(label, column), "dim") + first
        for line in rest:
            yield indent + " " * column + line
