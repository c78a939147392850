"""Database files beside the warehouse that can always be made anew: opened, or begun again if damaged.

DuckDB notices a damaged block when it reads it. To look for one before each run would be to read all that was
ever indexed; so a file is looked over when DuckDB failed while it was open, and goes if it is to blame.
(Seeds in files of their own are read each time: `tasks.match.partitions`.)
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from schemas.errors import ArchiveBusy, IndexDamaged
from warehouse.connection import limit_memory
from warehouse.durable import log_beside
from warehouse.storage_faults import is_damage, warehouse_fault

TABLES = "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() AND NOT temporary"
INTEGERS = {"INTEGER", "BIGINT", "UINTEGER", "UBIGINT"}
FOREIGN = """
SELECT table_name
FROM information_schema.tables
WHERE table_catalog = current_database() AND (table_type != 'BASE TABLE' OR table_schema != 'main')
"""
"""What no index has: views, and tables in other schemas."""


@contextmanager
def opened_index(path: Path, memory_bytes: int | None) -> Iterator[DuckDBPyConnection]:
    """Open an index file, an empty one if there is none or it is none. Call under the lock.

    `memory_bytes` bounds what the database holds in memory; the rest goes to disk. Raises `IndexDamaged` in
    the place of what failed where blocks of the file are not what was written: it is removed by then, and
    what was begun can be begun again.
    """
    connection = _connected(path)
    if connection is None:
        remove_index(path)
        connection = duckdb.connect(str(path))
    try:
        connection.execute("SET enable_progress_bar = false")
        # No order of rows matters, and to keep one DuckDB adds them on one core.
        connection.execute("SET preserve_insertion_order = false")
        limit_memory(connection, memory_bytes)
        yield connection
    except duckdb.Error as cause:
        connection.close()
        if not is_damage(cause) or _is_sound(path):
            raise
        remove_index(path)
        raise IndexDamaged(f"{path} is damaged, and removed", "run the same command again") from cause
    finally:
        connection.close()


def tables_in(connection: DuckDBPyConnection) -> set[str]:
    """Return the names of an index file's tables."""
    return {name for (name,) in connection.execute(TABLES).fetchall()}


def drop_tables(connection: DuckDBPyConnection) -> None:
    """Drop all tables of an index file, which is then as a new one."""
    for table in tables_in(connection):
        connection.execute(f'DROP TABLE "{table}"')


def remove_index(path: Path) -> None:
    """Remove an index file, or what stands in its place, its log, and what a killed DuckDB had spilled."""
    if path.is_dir():
        shutil.rmtree(path)
    for each in (path, log_beside(path)):
        each.unlink(missing_ok=True)
    shutil.rmtree(path.with_name(f"{path.name}.tmp"), ignore_errors=True)


def _connected(path: Path) -> DuckDBPyConnection | None:
    """Return a connection, None if it is no database or one that was never an index.

    Raises `ArchiveBusy` if another process has it open.
    """
    try:
        connection = duckdb.connect(str(path))
    except duckdb.Error as cause:
        raise_if_busy(path, cause)
        return None
    if connection.execute(FOREIGN).fetchall():
        connection.close()
        return None
    return connection


def raise_if_busy(path: Path, cause: duckdb.Error) -> None:
    """Raise `ArchiveBusy` if this is what DuckDB says where another process has a file open."""
    if isinstance(warehouse_fault(path, cause), ArchiveBusy):
        raise ArchiveBusy(f"another process has {path} open", "try again when it has ended") from cause


def _is_sound(path: Path) -> bool:
    """Return whether all that the tables of a file hold can be read."""
    connection = _connected(path)
    if connection is None:
        return False
    try:
        for table in tables_in(connection):
            # Integers are not hashed: reading them is what counts.
            columns = connection.execute(f'DESCRIBE "{table}"').fetchall()
            values = [f'"{name}"' if kind in INTEGERS else f'hash("{name}")' for name, kind, *_ in columns]
            every = ", ".join(f"bit_xor({value})" for value in values)
            connection.execute(f'SELECT {every} FROM "{table}"').fetchall()
    except duckdb.Error:
        return False
    finally:
        connection.close()
    return True
