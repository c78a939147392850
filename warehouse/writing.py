"""Rows on their way into tables: models appended in bulk, tables handed over as Parquet."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

MOST_WAITING = 50_000
"""How many rows wait in memory: an append costs a millisecond, however many rows it brings."""


class BulkWriter:
    """Gathers rows for `store` tables and appends them many at a time; `flush` appends the last."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection
        self._waiting: dict[str, list[tuple[Any, ...]]] = {}
        self._count = 0

    def add(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Take rows in the order of the table's columns."""
        waiting = self._waiting.setdefault(table, [])
        before = len(waiting)
        waiting.extend(rows)
        self._count += len(waiting) - before
        if self._count > MOST_WAITING:
            self.flush()

    def flush(self) -> None:
        for table, rows in self._waiting.items():
            if rows:
                with self._connection.appender(f"store.{table}") as appender:
                    appender.append_rows(rows)
        self._waiting, self._count = {}, 0


def write_parquet(connection: DuckDBPyConnection, tables: Iterable[str], folder: Path) -> None:
    """Write `store` tables as one Parquet file each into an existing folder."""
    for table in tables:
        path = {"path": str(folder / f"{table}.parquet")}
        connection.execute(f"COPY store.{table} TO $path (FORMAT parquet)", path)
