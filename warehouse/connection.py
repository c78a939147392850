"""Opening the two warehouse files: the working one for writing, the published one for reading."""

import atexit
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from schemas.errors import ArchiveDamaged, ArchiveError
from warehouse.archive import Archive
from warehouse.definitions import create_tables
from warehouse.durable import copy_whole, log_beside
from warehouse.migrating import migrate, table_changes
from warehouse.sql import sql
from warehouse.storage_faults import is_damage, warehouse_fault
from warehouse.versions import earlier_version, is_up_to_date, refuse_newer

GONE = "`chancery rebuild` makes the warehouse anew from originals, captures and heads"
STORAGE_VERSION = "v1.4.0"
"""The oldest DuckDB whose clients can open the files we write."""


def open_scratch(path: Path | None = None) -> DuckDBPyConnection:
    """Return a connection for hashing and staging: in memory, or to a file that is thrown away."""
    return _prepared(duckdb.connect(":memory:" if path is None else str(path)))


def open_query() -> DuckDBPyConnection:
    """Return a connection for a statement or two over values and files; it may create what is temporary.

    All that a process opens are to one database in memory: to make one takes longer than most statements.
    """
    return _prepared(_kept().cursor())


@cache
def _kept() -> DuckDBPyConnection:
    return duckdb.connect(":memory:")


# Whatever is left of it when the interpreter is taken down, the bindings would complain of.
atexit.register(_kept.cache_clear)


def quieten(connection: DuckDBPyConnection) -> None:
    """Have a connection draw no progress bar, tell times in UTC, and take no Python variable for a table."""
    connection.execute("SET enable_progress_bar = false")
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET python_enable_replacements = false")


def limit_memory(connection: DuckDBPyConnection, memory_bytes: int | None) -> None:
    """Let a database hold so much in memory, the rest beside its file; None leaves DuckDB's own limit."""
    if memory_bytes is not None:
        connection.execute(f"SET memory_limit = '{int(memory_bytes)}B'")


@contextmanager
def working_warehouse(archive: Archive) -> Iterator[DuckDBPyConnection]:
    """Open the working warehouse for writing, created if there is none; closes at the end.

    One of an earlier version is brought up to date first, with a copy of it left beside it. Call it under
    the archive's lock. Raises `ArchiveError` if the file cannot be opened, or is of a later version.
    """
    archive.working_warehouse.parent.mkdir(parents=True, exist_ok=True)
    connection = _opened_for_writing(archive.working_warehouse)
    try:
        if not connection.execute(sql("catalogue/has_tables")).fetchone():
            create_tables(connection)
        refuse_newer(connection, archive.working_warehouse)
        if not is_up_to_date(connection):
            changes = table_changes(connection, archive.working_warehouse)
            head = connection.execute(sql("ledger/last_head")).fetchone()
            if changes and head:
                # What waits in the log beside the file belongs to the copy.
                connection.execute("CHECKPOINT")
                connection.close()
                _back_up(archive, head[0])
                connection = _opened_for_writing(archive.working_warehouse)
            migrate(connection, changes)
        yield connection
    finally:
        connection.close()


def copy_database(connection: DuckDBPyConnection, path: Path) -> None:
    """Write what a warehouse holds, row by row, to a new file: tables, keys, views, macros and comments."""
    name = connection.execute("SELECT current_database()").fetchall()[0][0]
    place = str(path).replace("'", "''")
    connection.execute(f"ATTACH '{place}' AS anew (STORAGE_VERSION '{STORAGE_VERSION}')")
    connection.execute(f'COPY FROM DATABASE "{name}" TO anew')
    connection.execute("DETACH anew")


@contextmanager
def published_warehouse(archive: Archive) -> Iterator[DuckDBPyConnection]:
    """Open the published warehouse read-only; any number of readers may.

    Raises `ArchiveError` if there is none, or if it cannot be opened.
    """
    if not archive.warehouse.exists() and archive.working_warehouse.exists():
        raise ArchiveError(f"{archive.warehouse} is missing", "the next `chancery ingest` puts it back")
    if not archive.warehouse.exists():
        raise without_warehouse(archive)
    try:
        connection = _prepared(duckdb.connect(str(archive.warehouse), read_only=True))
    except duckdb.Error as cause:
        raise warehouse_fault(archive.warehouse, cause) from cause
    try:
        refuse_newer(connection, archive.warehouse)
        yield connection
    except (duckdb.CatalogException, duckdb.BinderException) as cause:
        if is_up_to_date(connection):
            raise
        raise earlier_version(archive.warehouse, cause) from cause
    except duckdb.Error as cause:
        if not is_damage(cause):
            raise
        raise warehouse_fault(archive.warehouse, cause) from cause
    finally:
        connection.close()


def without_warehouse(archive: Archive) -> ArchiveError:
    """Return what it means that neither warehouse file is there: both are lost, or no run has landed yet."""
    if archive.heads_log.exists():
        return ArchiveDamaged(f"{archive.warehouse} is gone, and so is the pipeline's own", GONE)
    return ArchiveError(
        f"no archive at {archive.root}", "run `chancery ingest` first, or name one with --archive"
    )


@contextmanager
def migrated_copy(path: Path) -> Iterator[DuckDBPyConnection]:
    """Open a copy of a warehouse of an earlier version, brought up to date; it is gone at the end."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, path.name)
        shutil.copyfile(path, copy)
        if log_beside(path).exists():
            shutil.copyfile(log_beside(path), log_beside(copy))
        with closing(_opened_for_writing(copy)) as connection:
            migrate(connection, table_changes(connection, path), is_recorded=False)
        # Opened again, since DuckDB spells some views otherwise as long as they are in memory only.
        with closing(_prepared(duckdb.connect(str(copy), read_only=True))) as connection:
            yield connection


def _opened_for_writing(path: Path) -> DuckDBPyConnection:
    try:
        return _prepared(duckdb.connect(str(path), config={"storage_compatibility_version": STORAGE_VERSION}))
    except duckdb.Error as cause:
        raise warehouse_fault(path, cause) from cause


def _back_up(archive: Archive, tree_size: int) -> None:
    """Keep a copy of a working warehouse whose tables are about to be changed; say where it is."""
    backup = archive.pipeline / f"warehouse.before-migration-at-{tree_size}.duckdb"
    copy_whole(archive.working_warehouse, backup)
    print(
        "chancery: the archive was made by an earlier version, and its tables are brought up to date; what"
        f" was there before is kept as {backup}; `chancery reprocess` then finds what newer versions do",
        file=sys.stderr,
    )


def _prepared(connection: DuckDBPyConnection) -> DuckDBPyConnection:
    quieten(connection)
    connection.execute(sql("fetch/captures_log"))
    return connection
