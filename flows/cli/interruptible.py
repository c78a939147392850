"""Statements that Ctrl-C ends: DuckDB may wait for its threads without looking at signals.

So it is asked from a thread of its own, while the main thread waits in Python, which does.
"""

import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import Protocol, TypeVar

from duckdb import DuckDBPyConnection

from flows.cli.exit_codes import INTERRUPTED

Answer = TypeVar("Answer")

PATIENCE_SECONDS = 2.0


class Asking(Protocol):
    def __call__(self, ask: Callable[[], Answer]) -> Answer: ...


@contextmanager
def interruptible(connection: DuckDBPyConnection) -> Iterator[Asking]:
    """Yield what calls a function that uses the connection; on Ctrl-C it raises `KeyboardInterrupt`."""
    with ThreadPoolExecutor(1) as pool:

        def asking(ask: Callable[[], Answer]) -> Answer:
            future = pool.submit(ask)
            try:
                return future.result()
            except KeyboardInterrupt:
                connection.interrupt()
                if wait([future], PATIENCE_SECONDS).not_done:
                    # A function at work on one huge value does not hear of it; nothing read here can be lost.
                    print("chancery: interrupted", file=sys.stderr, flush=True)
                    os._exit(INTERRUPTED)
                raise

        yield asking
