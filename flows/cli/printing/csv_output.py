"""CSV that a spreadsheet can open without running what a document says."""

import csv
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from flows.cli.printing.output import as_text
from flows.cli.printing.terminal import visible
from schemas.export import STARTS_FORMULA


def print_csv(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print a heading and the rows (RFC 4180, but lines end as here); NULL is an empty field."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow([harmless(name) for name in names])
    for row in rows:
        writer.writerow([_field(value) for value in row])


def harmless(text: str) -> str:
    """Return the text with a leading apostrophe if a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(tuple(STARTS_FORMULA)) else text


def _field(value: Any) -> str:
    """Return one field; a number is a number, also below zero. On a terminal no text acts on it."""
    text = as_text(value)
    if not isinstance(value, str):
        return text
    return harmless(visible(text, lines=True) if sys.stdout.isatty() else text)
