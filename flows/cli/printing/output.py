"""Printing: results to standard output as JSON or lines, everything else to standard error."""

import json
import math
import os
import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from flows.cli.printing.colour import paint
from flows.cli.printing.proposed import with_proposals
from flows.cli.printing.table import Column, table

ACTING = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
"""Characters JSON may hold as they are, but which act on a terminal."""


def print_json(value: Any) -> None:
    """Print one JSON value: times as ISO 8601 with Z, characters that act on a terminal as escapes."""
    print(json_text(value, indent=2))


def json_text(value: Any, indent: int | None = None) -> str:
    """Return canonical-looking JSON of any value DuckDB returns."""
    text = json.dumps(_plain(value), ensure_ascii=False, indent=indent, allow_nan=False)
    return ACTING.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _plain(value: Any) -> Any:
    """Return the value made of what JSON knows; what it does not know becomes text."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    return value if value is None or isinstance(value, bool | int | str) else as_text(value)


def as_text(value: Any) -> str:
    """Return one value of a result as people read it; NULL is empty."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, list | dict | tuple):
        return json_text(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def moment(value: datetime | None) -> str:
    """Return a UTC time for people: to the second, without a zone."""
    return "" if value is None else f"{value:%Y-%m-%d %H:%M:%S}"


def count(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: `1 edit`, `12 edits`, `1,204 edits`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def share(value: float) -> str:
    """Return a share as a percentage that never rounds up to all or down to nothing."""
    percent = round(value * 100)
    if value < 1 and percent == 100:
        return "> 99 %"
    return "< 1 %" if value > 0 and percent == 0 else f"{percent} %"


def print_table(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    """Print a table in the width of the terminal; say on standard error which columns had no room."""
    made = table(columns, rows)
    _print_paged(made.lines)
    if made.hidden:
        note(f"no room for: {', '.join(made.hidden)} (a wider terminal, a pipe or --json shows them)")


def _print_paged(lines: Sequence[str]) -> None:
    """Print lines; on a terminal that cannot hold them, through the pager that `$PAGER` names."""
    if not sys.stdout.isatty() or len(lines) < shutil.get_terminal_size().lines:
        print("\n".join(lines))
        return
    # As git has it: stay on the screen, leave the colours, end at once if it all fits.
    os.environ.setdefault("LESS", "FRX")
    import pydoc  # loads much that no other answer needs

    pydoc.pager("\n".join(lines) + "\n")


def print_lines(lines: Iterable[str]) -> None:
    print("\n".join(lines))


def note(message: str) -> None:
    """Print an aside to standard error, the commands in it as they are to be typed."""
    sys.stdout.flush()
    print(paint(with_proposals(message), "dim", sys.stderr), file=sys.stderr)
