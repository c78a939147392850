"""A warehouse explains itself to any client."""

from collections.abc import Callable

from duckdb import DuckDBPyConnection

UNEXPLAINED = """
SELECT schema_name || '.' || table_name AS relation FROM duckdb_tables() WHERE coalesce(comment, '') = ''
UNION ALL
SELECT schema_name || '.' || view_name FROM duckdb_views() WHERE NOT internal AND coalesce(comment, '') = ''
UNION ALL
SELECT schema_name || '.' || table_name || '.' || column_name
FROM duckdb_columns() WHERE NOT internal AND coalesce(comment, '') = ''
"""


def test_every_table_view_and_column_has_a_comment(new_warehouse: Callable[[], DuckDBPyConnection]) -> None:
    connection = new_warehouse()
    assert connection.execute(
        "SELECT count(*) > 400 FROM duckdb_columns() WHERE NOT internal"
    ).fetchone() == (True,)
    assert connection.execute(UNEXPLAINED).fetchall() == []
