"""One line on the terminal that says how far a run is; gone when the run is done."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tasks.progress import Listener

STAGES = {
    "start": "starting Prefect's server",
    "fetch": "fetching",
    "derive": "reading and cleaning",
    "land": "matching, relating, landing",
    "report": "writing pages",
}
BAR_WIDTH = 20


@contextmanager
def progress_line() -> Iterator[Listener]:
    """Yield a listener that redraws one line on standard error; silent where nobody watches."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    try:
        yield _draw
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _draw(stage: str, done: int, total: int) -> None:
    filled = BAR_WIDTH * done // total if total else 0
    count = f" {done:,} of {total:,}" if total > 1 else ""
    bar = "█" * filled + "░" * (BAR_WIDTH - filled)
    sys.stderr.write(f"\r\x1b[K{bar} {STAGES.get(stage, stage)}{count}")
    sys.stderr.flush()
