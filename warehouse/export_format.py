"""What a format of exports is, and which there are: one module each in `warehouse/formats`."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.registry import known
from warehouse import formats

if TYPE_CHECKING:  # The command's parser asks for the formats' names: it need not wait for DuckDB.
    from duckdb import DuckDBPyConnection

WriteView = Callable[["DuckDBPyConnection", str, Path], int]
"""Writes the rows of a view into a new file and returns how many they are."""


@dataclass(frozen=True)
class ExportFormat:
    """A way to write a view as a file: the name it is asked for by, and the ending of the files."""

    name: str
    suffix: str
    write: WriteView
    is_read_by_name: bool = False
    """Whether DuckDB reads a file of it that is named like a table."""
    texts: str = "Texts stand as they are in the documents."
    """What the README of an export says of the texts in it."""


def copied(options: str) -> WriteView:
    """Return what writes a view by DuckDB's own COPY with these options."""

    def write(connection: "DuckDBPyConnection", view: str, path: Path) -> int:
        statement = f'COPY (FROM main."{view}") TO $path ({options})'
        row_count: int = connection.execute(statement, {"path": str(path)}).fetchall()[0][0]
        return row_count

    return write


def known_formats() -> dict[str, ExportFormat]:
    """Return the formats by name, the default first."""
    return {each.name: each for each in known(formats, "FORMAT")}
