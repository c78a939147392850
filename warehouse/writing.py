"""Rows on their way into tables: models appended in bulk, tables handed over as Parquet."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection


def append(connection: DuckDBPyConnection, table: str, rows: Iterable[Sequence[Any]]) -> None:
    """Append rows, given in the order of the table's columns; `table` is one of `store`'s."""
    batch = [tuple(row) for row in rows]
    if batch:
        with connection.appender(f"store.{table}") as appender:
            appender.append_rows(batch)


def write_parquet(connection: DuckDBPyConnection, tables: Iterable[str], folder: Path) -> None:
    """Write `store` tables as one Parquet file each into an existing folder."""
    for table in tables:
        path = {"path": str(folder / f"{table}.parquet")}
        connection.execute(f"COPY store.{table} TO $path (FORMAT parquet)", path)
