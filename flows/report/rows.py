"""The statements of the report, and their rows."""

from typing import Any

from duckdb import DuckDBPyConnection

from flows.cli.reading import Record
from warehouse.sql import sql


def rows(connection: DuckDBPyConnection, name: str, **parameters: Any) -> list[Record]:
    """Return the rows of `warehouse/{name}.sql`, each as a dict by column name."""
    cursor = connection.execute(sql(name), parameters) if parameters else connection.execute(sql(name))
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
