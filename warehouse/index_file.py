"""Database files beside the warehouse that can always be made anew: opened, or begun again if damaged."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.connection import limit_memory
from warehouse.durable import log_beside

INTEGERS = {"INTEGER", "BIGINT", "UINTEGER", "UBIGINT"}


@contextmanager
def opened_index(path: Path, memory_bytes: int | None) -> Iterator[DuckDBPyConnection]:
    """Open an index file, an empty one if there is none or not all of it can be read. Call under the lock.

    `memory_bytes` bounds what the database holds in memory; the rest goes to disk.
    """
    connection = _sound(path)
    if connection is None:
        remove_index(path)
        connection = duckdb.connect(str(path))
    try:
        connection.execute("SET enable_progress_bar = false")
        # No order of rows matters, and to keep one DuckDB adds them on one core.
        connection.execute("SET preserve_insertion_order = false")
        limit_memory(connection, memory_bytes)
        yield connection
    finally:
        connection.close()


def tables_in(connection: DuckDBPyConnection) -> set[str]:
    """Return the names of an index file's tables."""
    return {name for (name,) in connection.execute("SHOW TABLES").fetchall()}


def drop_tables(connection: DuckDBPyConnection) -> None:
    """Drop all tables of an index file, which is then as a new one."""
    for table in tables_in(connection):
        connection.execute(f'DROP TABLE "{table}"')


def remove_index(path: Path) -> None:
    """Remove an index file, its log, and what a killed DuckDB had spilled beside it."""
    for each in (path, log_beside(path)):
        each.unlink(missing_ok=True)
    shutil.rmtree(path.with_name(f"{path.name}.tmp"), ignore_errors=True)


def _sound(path: Path) -> DuckDBPyConnection | None:
    """Return a connection to a file all of whose blocks have their checksums; None where one has not.

    DuckDB notices a damaged block when it reads it, which otherwise would be in the middle of a run.
    """
    if not path.exists():
        return None
    try:
        connection = duckdb.connect(str(path))
    except duckdb.Error:
        return None
    try:
        for table in tables_in(connection):
            # Integers are not hashed: reading them is what counts.
            columns = connection.execute(f'DESCRIBE "{table}"').fetchall()
            values = [f'"{name}"' if sort in INTEGERS else f'hash("{name}")' for name, sort, *_ in columns]
            every = ", ".join(f"bit_xor({value})" for value in values)
            connection.execute(f'SELECT {every} FROM "{table}"').fetchall()
    except duckdb.Error:
        connection.close()
        return None
    return connection
