"""Tables of records; a script, where there is one, sorts and filters them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from typing import Any

from flows.cli.printing.html_text import text_html
from flows.cli.printing.output import as_text, moment
from flows.cli.reading import Record

TAGS = re.compile("<[^>]*>")
LONG = 40
"""More characters than this in a cell would make its row tall where the column is narrow."""

LONG_KIND = ' class="long"'


@dataclass(frozen=True)
class Column:
    """`name`: of the value in a record; `made`: HTML of a cell where the value alone is not enough."""

    heading: str
    name: str
    made: Callable[[Record], str] | None = None
    is_number: bool = False


def number(heading: str, name: str, made: Callable[[Record], str] | None = None) -> Column:
    """Return a column of numbers, set flush right."""
    return Column(heading, name, made, is_number=True)


def table(columns: Sequence[Column], records: Sequence[Record], *, is_filtered: bool = False) -> str:
    """Return the table, or that there is nothing. With `is_filtered` a script adds a field to search it."""
    if not records:
        return '<p class="none">None.</p>'
    heads = "".join(f'<th scope="col"{_kind(each)}>{escape(each.heading)}</th>' for each in columns)
    rows = "".join(f"<tr>{''.join(_cell(column, record) for column in columns)}</tr>" for record in records)
    kind = ' class="filtered"' if is_filtered else ""
    return (
        f'<div class="wide"><table{kind}><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _kind(column: Column) -> str:
    return ' class="number"' if column.is_number else ""


def _cell(column: Column, record: Record) -> str:
    value = record.get(column.name)
    made = column.made(record) if column.made else text_html(_shown(value))
    # What a script sorts by, where that is not what is shown.
    key = f' data-value="{escape(as_text(value))}"' if column.made and column.is_number else ""
    if column.is_number or isinstance(value, date):
        return f'<td class="{"number" if column.is_number else "date"}"{key}>{made}</td>'
    is_long = len(TAGS.sub("", made)) > LONG
    return f'<td dir="auto"{LONG_KIND if is_long else ""}>{made}</td>'


def _shown(value: Any) -> str:
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, bool) or value is None:
        return "" if value is None else "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.4g}"
    if isinstance(value, list):
        return ", ".join(map(as_text, value))
    return as_text(value)
