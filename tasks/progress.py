"""How far a run is, told to whoever listens."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[str, int, int], None]

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Have `listener(stage, done, total)` called while the block runs, with the same not twice running.

    The end of the last part of a stage, and the end of the stage, may be told by two that do not know of
    each other.
    """
    last: tuple[str, int, int] | None = None

    def once(stage: str, done: int, total: int) -> None:
        nonlocal last
        if (stage, done, total) != last:
            last = stage, done, total
            listener(stage, done, total)

    token = _listener.set(once)
    try:
        yield
    finally:
        _listener.reset(token)


@contextmanager
def also_listening(listener: Listener) -> Iterator[None]:
    """Have `listener` called while the block runs, and whoever listens already too."""
    before = _listener.get()

    def both(stage: str, done: int, total: int) -> None:
        if before is not None:
            before(stage, done, total)
        listener(stage, done, total)

    with listening(both):
        yield


def report(stage: str, done: int, total: int) -> None:
    """Tell the listener, if there is one, that `done` of `total` are through a stage."""
    listener = _listener.get()
    if listener is not None:
        listener(stage, done, total)
