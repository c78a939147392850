"""Colour, only where a person looks: on a terminal that can show it, and not if NO_COLOR is set."""

import os
import sys
from typing import TextIO

from flows.cli.printing.plain_page import page_columns

STYLES = {
    "bold": "1",
    "dim": "2",
    "removed": "31;1;4",
    "added": "32;1;4",
    "traced": "36;1;4",
    "warning": "33",
    "error": "31;1",
}


def is_coloured(stream: TextIO | None = None) -> bool:
    """Tell whether the stream (standard output if none is named) shows colour. See no-color.org."""
    stream = stream or sys.stdout
    if page_columns.get():
        return False
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def paint(text: str, style: str, stream: TextIO | None = None) -> str:
    """Return the text in a style of `STYLES`, or as it is where colour is not shown."""
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if text and is_coloured(stream) else text
