"""Whether the tables, views and macros of a warehouse file are those that our SQL files define."""

import re
import tempfile
from functools import cache
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.connection import STORAGE_VERSION
from warehouse.definitions import create_store_tables, made_with_view, view_files
from warehouse.sql import sql
from warehouse.verify_inspection import Inspection

Definitions = dict[tuple[str, str], str]
"""What defines a table, column, view or macro, by its kind and name."""


def check_definitions(inspection: Inspection) -> None:
    """Find tables, views and macros that are missing, and those that are defined otherwise.

    A column more or less is none of these: tables grow, and the ledger knows which columns it covers.
    """
    with inspection.guarded("definitions"):
        held = _definitions(inspection.connection)
        expected = _expected_definitions()
        for (kind, name), definition in expected.items():
            found = held.get((kind, name))
            if found is None and kind != "column":
                _add(inspection, name, f"the {kind} is missing")
            elif found is not None and found != definition:
                _add(inspection, name, f"the {kind} is not what it should be: {found}")
        for kind, name in held:
            if kind == "table" and (kind, name) not in expected:
                _add(inspection, name, "the table is none of ours")


@cache
def _expected_definitions() -> Definitions:
    """Return what a warehouse set up now would hold.

    Read back from a file: DuckDB spells some views otherwise as long as they are in memory only.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "expected.duckdb"))
        with duckdb.connect(path, config={"storage_compatibility_version": STORAGE_VERSION}) as connection:
            connection.begin()
            create_store_tables(connection)
            for name in view_files():
                connection.execute(sql(name))
            connection.execute(made_with_view(connection))
            connection.commit()
        with duckdb.connect(path, read_only=True) as connection:
            return _definitions(connection)


def _definitions(connection: DuckDBPyConnection) -> Definitions:
    rows = connection.execute(sql("verify/definitions")).fetchall()
    return {(kind, name): _EXCLUDED.sub(_sorted, definition) for kind, name, definition in rows}


_EXCLUDED = re.compile(r"(?<=EXCLUDE \()[^)]*")


def _sorted(names: re.Match[str]) -> str:
    """Return a list of excluded columns in alphabetical order: DuckDB keeps it in none."""
    return ", ".join(sorted(names[0].split(", ")))


def _add(inspection: Inspection, name: str, message: str) -> None:
    inspection.add("definitions", f"{inspection.place}: {name}", message)
