"""The README of an export: what each file holds and what each of its columns means."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from duckdb import DuckDBPyConnection

from schemas.export import ExportedFile
from warehouse.export_format import ExportFormat
from warehouse.sql import sql

INTRODUCTION = """\
# Export of a Chancery archive

Written {exported_at}.{head}

Each file holds the rows of one view of the archive's warehouse, in no particular order. `manifest.json` has
the number of rows, the length and the SHA-256 of every file.

{example}Ids are the same in all files. Times are UTC. Offsets are half-open and count Unicode code points:
`raw_*` in `raw_text`, `text_*` in `text`.
{texts}
"""

EXAMPLE = """\
```sql
SELECT * FROM 'documents.{suffix}' LIMIT 5;   -- in DuckDB, started in this folder
```

"""


def readme(
    connection: DuckDBPyConnection,
    files: Sequence[ExportedFile],
    form: ExportFormat,
    exported_at: str,
    heads: Sequence[tuple[int, str]],
) -> str:
    """Return the README in Markdown; the meanings are the comments in the warehouse."""
    head = f" The archive's log ends at `{heads[0][0]}:{heads[0][1]}`." if heads else ""
    example = EXAMPLE.format(suffix=form.suffix) if form.is_read_by_name else ""
    introduction = INTRODUCTION.format(exported_at=exported_at, head=head, example=example, texts=form.texts)
    return "\n".join([introduction, *_views(connection, {each.view: each for each in files})])


def _views(connection: DuckDBPyConnection, files: dict[str | None, ExportedFile]) -> Iterator[str]:
    grains = dict(connection.execute(sql("catalogue/views")).fetchall())
    columns = connection.execute(sql("queries/columns")).fetchall()
    for view, rows in groupby(columns, key=lambda row: str(row[0])):
        if view not in files:
            continue
        file = files[view]
        yield f"## {file.file}\n\n{grains[view]} {file.row_count:,} rows.\n"
        yield "| column | type | meaning |\n|---|---|---|"
        yield from (f"| `{name}` | {kind} | {_cell(meaning)} |" for _, name, kind, meaning in rows)
        yield ""


def _cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|")
