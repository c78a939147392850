"""Every table of the store is vouched for, and every change in one is named."""

import random
from collections.abc import Iterator
from typing import Any

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from tests.warehouse.conftest import another
from warehouse.archive import Archive
from warehouse.connection import create_tables, open_scratch
from warehouse.verify_inspection import Inspection
from warehouse.verify_log import check_log
from warehouse.verify_rows import check_rows
from warehouse.vouching import LEDGER, VOUCHED, Vouched, column_types, covered_columns

ROWS = [vouched for vouched in VOUCHED if not vouched.is_digest]
DIGESTS = [vouched for vouched in VOUCHED if vouched.is_digest]
CHANCE = random.Random(6962)


@pytest.fixture(scope="module")
def warehouse(
    sample_archive: Archive, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[DuckDBPyConnection]:
    """A copy of the sample's warehouse; every test rolls back what it changed."""
    path = tmp_path_factory.mktemp("vouching") / "warehouse.duckdb"
    path.write_bytes(sample_archive.warehouse.read_bytes())
    with duckdb.connect(str(path)) as connection:
        yield connection


def inspect(connection: DuckDBPyConnection) -> list[tuple[str, str]]:
    """Return the places and messages of what differs in rows and log."""
    inspection = Inspection(connection, "file", None)
    check_rows(inspection)
    check_log(inspection)
    return [(difference.place, difference.message) for difference in inspection.differences]


def tamper(connection: DuckDBPyConnection, table: str, column: str) -> None:
    """Change the cell of a random row to a random other value that the constraints allow."""
    kind = dict(
        connection.execute(f"SELECT column_name, column_type FROM (DESCRIBE store.{table})").fetchall()
    )[column]
    rows = connection.execute(f'SELECT rowid, "{column}" FROM store.{table} ORDER BY rowid').fetchall()
    rowid, value = CHANCE.choice(rows)
    for other in another(value, kind, CHANCE):
        try:
            connection.execute(f'UPDATE store.{table} SET "{column}" = ? WHERE rowid = ?', [other, rowid])
        except duckdb.ConstraintException:
            connection.rollback()
            connection.begin()
        else:
            return
    raise AssertionError(f"no other value for {table}.{column}")


def columns_of(table: str) -> list[str]:
    with open_scratch() as connection:
        create_tables(connection)
        return list(column_types(connection)[table])


def cells(tables: list[str]) -> list[Any]:
    return [
        pytest.param(table, column, id=f"{table}.{column}")
        for table in tables
        for column in columns_of(table)
    ]


def test_every_table_of_the_store_is_vouched_for() -> None:
    with open_scratch() as connection:
        create_tables(connection)
        tables = set(column_types(connection)) - {"current_derivations"}
    assert {vouched.table for vouched in VOUCHED} | set(LEDGER) == tables


@pytest.mark.parametrize("vouched", VOUCHED, ids=lambda vouched: vouched.table)
def test_the_registry_names_columns_that_exist(vouched: Vouched, warehouse: DuckDBPyConnection) -> None:
    columns = set(column_types(warehouse)[vouched.table])
    assert {*vouched.key, vouched.scope, *vouched.order, *vouched.left_out} <= columns


def test_only_texts_with_a_hash_of_their_own_are_left_out(warehouse: DuckDBPyConnection) -> None:
    left_out = {(vouched.table, column) for vouched in VOUCHED for column in vouched.left_out}
    assert left_out == {("documents", "raw_text"), ("documents", "text")}


def test_an_honest_warehouse_shows_no_difference(warehouse: DuckDBPyConnection) -> None:
    assert inspect(warehouse) == []
