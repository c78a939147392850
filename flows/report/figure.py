"""A picture with its caption, its numbers as a table, and the question that gives the same numbers."""

from collections.abc import Sequence
from html import escape

from flows.cli.reading import Record
from flows.report.table import Column, table
from warehouse.sql import sql

SHOWN_ROWS = 60
"""More rows than this are not repeated below a picture: the question gives them."""


def figure(
    picture: str,
    caption: str,
    query: str,
    columns: Sequence[Column],
    numbers: Sequence[Record],
    **values: str,
) -> str:
    """Return the figure; `query`: the SQL file that `numbers` are the rows of, `values` its parameters.

    `caption` is HTML and says what is to be seen, in numbers.
    """
    left_out = len(numbers) - SHOWN_ROWS
    rest = f"<p>… and {left_out:,} rows more.</p>" if left_out > 0 else ""
    return (
        f'<figure><div class="wide">{picture}</div><figcaption>{caption}</figcaption>'
        f"<details><summary>The numbers, and the question that gives them</summary>"
        f"{table(columns, numbers[:SHOWN_ROWS])}{rest}{question(query, **values)}</details></figure>"
    )


def question(query: str, **values: str) -> str:
    """Return how to ask the same: by name where the question has one, else the SQL itself."""
    folder, _, name = query.partition("/")
    given = "".join(f" {key}='{value}'" for key, value in values.items())
    if folder == "queries":
        return f"<p>The same: {command(f'chancery query @{name}{given}')}</p>"
    also = f" and {command(given.strip())}" if given else ""
    said = f"<p>The same: <code>chancery query</code> with this SQL{also}, or any DuckDB client.</p>"
    return f'{said}<pre class="sql"><code>{escape(sql(query).strip())}</code></pre>'


def command(line: str) -> str:
    """Return a command to type."""
    return f'<code class="command">{escape(line)}</code>'
