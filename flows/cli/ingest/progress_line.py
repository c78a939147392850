"""One line on the terminal that says how far a run is; gone when the run is done."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from typing import Any, TextIO

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
    """Yield a listener that redraws one line on standard error; silent where nobody watches.

    What else is written there meanwhile takes the place of the line, which the next stage draws below.
    """
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    line = _Line(sys.stderr)
    try:
        with redirect_stderr(line):
            yield line.draw
    finally:
        line.clear()


class _Line:
    """Standard error with a line at its end that goes away before anything else is written."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_drawn = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        self.clear()
        return self._stream.write(text)

    def clear(self) -> None:
        if self._is_drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
        self._is_drawn = False

    def draw(self, stage: str, done: int, total: int) -> None:
        filled = BAR_WIDTH * done // total if total else 0
        count = f" {done:,} of {total:,}" if total > 1 else ""
        bar = "█" * filled + "░" * (BAR_WIDTH - filled)
        line = f"{bar} {STAGES.get(stage, stage)}{count}"
        # A line that went on in the next could not be taken back.
        self._stream.write(f"\r\x1b[K{line[: shutil.get_terminal_size().columns - 1]}")
        self._stream.flush()
        self._is_drawn = True
