"""Reading the published warehouse: the archive the user means, and the statements of the verbs."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from schemas.errors import UsageError
from warehouse.archive import Archive
from warehouse.connection import published_warehouse
from warehouse.sql import sql

Record = dict[str, Any]


def chosen_archive(arguments: argparse.Namespace) -> Archive:
    """Return the archive: `--archive`, else `$CHANCERY_ARCHIVE`, else `./archive`.

    Raises `UsageError` where there can be no archive.
    """
    return named_archive(arguments.archive)


def named_archive(name: str | None) -> Archive:
    """Return the archive of this name, as `chosen_archive` does for that of `--archive`."""
    root = Path(name or os.environ.get("CHANCERY_ARCHIVE") or "archive")
    if "?" in str(root.absolute()):
        raise UsageError(f"{root}: an archive's path must not hold a ?, which Prefect's database cannot bear")
    if root.exists() and not root.is_dir():
        raise UsageError(f"{root} is not a directory: an archive is one")
    return Archive(root)


@contextmanager
def opened(arguments: argparse.Namespace) -> Iterator[DuckDBPyConnection]:
    """Open the published warehouse of the chosen archive, read-only, for the length of a verb."""
    with published_warehouse(chosen_archive(arguments)) as connection:
        yield connection


def read(connection: DuckDBPyConnection, name: str, **parameters: Any) -> list[Record]:
    """Return the rows of `warehouse/reading/{name}.sql`, each as a dict by column name."""
    return rows(connection, f"reading/{name}", **parameters)


def rows(connection: DuckDBPyConnection, file: str, **parameters: Any) -> list[Record]:
    """Return the rows of `warehouse/{file}.sql`, each as a dict by column name."""
    cursor = connection.execute(sql(file), parameters)
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def read_one(connection: DuckDBPyConnection, name: str, **parameters: Any) -> Record:
    """Return the only row of a statement that always has one."""
    return read(connection, name, **parameters)[0]
