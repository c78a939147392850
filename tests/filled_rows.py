"""Rows of which a test names only what matters to it."""

from datetime import datetime

from duckdb import DuckDBPyConnection

BEGUN = datetime(2026, 3, 1, 12)
FILLING = {"VARCHAR": "", "INTEGER": 1, "DOUBLE": 1.0, "TIMESTAMP": BEGUN, "JSON": "{}", "VARCHAR[]": []}
"""What stands in the columns that a test does not name; in those of other types nothing does."""


class FilledRows:
    """Appends rows to tables, whose columns it asks for once."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection
        self._columns: dict[str, list[tuple[str, str]]] = {}

    def append(self, table: str, **values: object) -> None:
        if table not in self._columns:
            described = f"SELECT column_name, column_type FROM (DESCRIBE {table})"
            self._columns[table] = self._connection.execute(described).fetchall()
        row = tuple(values.get(name, FILLING.get(kind)) for name, kind in self._columns[table])
        with self._connection.appender(table) as appender:
            appender.append_rows([row])
