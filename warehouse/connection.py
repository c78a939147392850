"""Opening the two warehouse files: the working one for writing, the published one for reading."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from schemas.errors import ArchiveError
from warehouse.archive import Archive
from warehouse.sql import FOLDER, sql, sql_files

CURRENT = "schema/current_derivations"
"""The view that says which derivations count: the other views stand on it."""

STORAGE_VERSION = "v1.4.0"
"""The oldest DuckDB whose clients can open the files we write."""


def open_scratch(path: Path | None = None) -> DuckDBPyConnection:
    """Return a connection for hashing and staging: in memory, or to a file that is thrown away."""
    return _prepared(duckdb.connect(":memory:" if path is None else str(path)))


def limit_memory(connection: DuckDBPyConnection, memory_bytes: int | None) -> None:
    """Let a database hold so much in memory, the rest beside its file; None leaves DuckDB's own limit."""
    if memory_bytes is not None:
        connection.execute(f"SET memory_limit = '{int(memory_bytes)}B'")


@contextmanager
def working_warehouse(archive: Archive) -> Iterator[DuckDBPyConnection]:
    """Open the working warehouse for writing, created if there is none; closes at the end.

    Call it under the archive's lock. Raises `ArchiveError` if the file cannot be opened.
    """
    archive.pipeline.mkdir(parents=True, exist_ok=True)
    path = str(archive.working_warehouse)
    try:
        connection = _prepared(
            duckdb.connect(path, config={"storage_compatibility_version": STORAGE_VERSION})
        )
    except duckdb.Error as cause:
        raise ArchiveError(f"cannot open {archive.working_warehouse}: {_first_line(cause)}") from cause
    try:
        if not _has_tables(connection):
            create_tables(connection)
        yield connection
    finally:
        connection.close()


@contextmanager
def published_warehouse(archive: Archive) -> Iterator[DuckDBPyConnection]:
    """Open the published warehouse read-only; any number of readers may.

    Raises `ArchiveError` if there is none, or if it cannot be opened.
    """
    if not archive.warehouse.exists() and archive.working_warehouse.exists():
        raise ArchiveError(f"{archive.warehouse} is missing: the next `chancery ingest` puts it back")
    if not archive.warehouse.exists():
        raise ArchiveError(
            f"no archive at {archive.root}: run `chancery ingest` first, or name one with --archive"
        )
    try:
        connection = _prepared(duckdb.connect(str(archive.warehouse), read_only=True))
    except duckdb.Error as cause:
        raise ArchiveError(f"cannot open {archive.warehouse}: {_first_line(cause)}") from cause
    try:
        yield connection
    finally:
        connection.close()


def create_store_tables(connection: DuckDBPyConnection) -> list[str]:
    """Create the macros and the `store` tables; return the names of the tables' files."""
    tables = [name for name in sql_files("schema") if name not in ("schema/macros", CURRENT)]
    connection.execute("CREATE SCHEMA store")
    for name in ["schema/macros", *tables]:
        connection.execute(sql(name))
    return tables


def create_tables(connection: DuckDBPyConnection) -> None:
    """Create every table, view and comment in one transaction."""
    views = view_files()
    connection.begin()
    tables = create_store_tables(connection)
    for name in views:
        connection.execute(sql(name))
    for name in tables:
        _comment_grain(connection, "TABLE", f"store.{name.rpartition('/')[2]}", name)
    for name in views:
        schema = "store" if name == CURRENT else "main"
        _comment_grain(connection, "VIEW", f"{schema}.{name.rpartition('/')[2]}", name)
    _comment_columns(connection)
    connection.commit()


def view_files() -> list[str]:
    """Return the files of the views, each after those it stands on."""
    folders = ("views", "views/analysis", "views/provenance")
    return [CURRENT, *(name for folder in folders for name in sql_files(folder))]


def _comment_grain(connection: DuckDBPyConnection, kind: str, relation: str, name: str) -> None:
    """Give a table or view the first line of its file as its comment."""
    grain = sql(name).partition("\n")[0].removeprefix("-- ")
    connection.execute(f"COMMENT ON {kind} {relation} IS {_quoted(grain)}")


def _comment_columns(connection: DuckDBPyConnection) -> None:
    """Write what each column means into the catalogue, the same for the same name everywhere."""
    meanings = tomllib.loads((FOLDER / "columns.toml").read_text(encoding="utf-8"))["columns"]
    for schema, relation, column in connection.execute(sql("catalogue/columns")).fetchall():
        meaning = _quoted(meanings[column])
        connection.execute(f'COMMENT ON COLUMN {schema}.{relation}."{column}" IS {meaning}')


def _quoted(text: str) -> str:
    """Return an SQL literal: COMMENT takes no parameters."""
    return "'" + text.replace("'", "''") + "'"


def _prepared(connection: DuckDBPyConnection) -> DuckDBPyConnection:
    connection.execute("SET enable_progress_bar = false")
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute(sql("catalogue/captures_log"))
    return connection


def _has_tables(connection: DuckDBPyConnection) -> bool:
    return bool(connection.execute(sql("catalogue/has_tables")).fetchone())


def _first_line(cause: BaseException) -> str:
    return str(cause).partition("\n")[0]
