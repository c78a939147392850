"""Every table of the store is vouched for, and every change in one is named."""

import random
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from warehouse.archive import Archive
from warehouse.connection import open_scratch
from warehouse.definitions import create_tables
from warehouse.ledger import append_entries
from warehouse.verify_inspection import Inspection
from warehouse.verify_log import check_log
from warehouse.verify_rows import check_rows
from warehouse.vouching import LEDGER, VOUCHED, Vouched, column_types, covered_columns

ROWS = [vouched for vouched in VOUCHED if not vouched.is_digest]
DIGESTS = [vouched for vouched in VOUCHED if vouched.is_digest]
CHANCE = random.Random(6962)
LATER = datetime(2026, 5, 1)

CHECKED = {
    "outcome": ["stored", "unchanged"],
    "event": ["made", "retracted", "quarantined", "resolved", "started", "ended"],
    "method": ["ocr", "decoded"],
    "severity": ["warning", "suggestion"],
    "speaker_kind": ["state", "organization", "person"],
    "kind": ["treaty", "case"],
    "resolution": ["inferred", "not_held"],
}
"""Values that the columns' constraints allow in one table or another."""


@pytest.fixture(scope="module")
def warehouse(
    sample_archive: Archive, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[DuckDBPyConnection]:
    """A copy of the sample's warehouse; every test rolls back what it changed."""
    path = tmp_path_factory.mktemp("vouching") / "warehouse.duckdb"
    path.write_bytes(sample_archive.warehouse.read_bytes())
    with duckdb.connect(str(path)) as connection:
        yield connection


@pytest.fixture
def spoiled(warehouse: DuckDBPyConnection) -> Iterator[DuckDBPyConnection]:
    """The warehouse in a transaction that is rolled back when the test is over."""
    warehouse.begin()
    yield warehouse
    warehouse.rollback()


def inspect(connection: DuckDBPyConnection) -> list[tuple[str, str]]:
    """Return the places and messages of what differs in rows and log."""
    inspection = Inspection(connection, "file", None)
    check_rows(inspection)
    check_log(inspection)
    return [(difference.place, difference.message) for difference in inspection.differences]


def of_table(found: list[tuple[str, str]], table: str) -> list[str]:
    return [message for place, message in found if place.startswith(f"file: store.{table} ")]


def others(value: Any, column: str, kind: str) -> list[Any]:
    """Return values of a column's type that are not this one, in random order where there are several."""
    if column in CHECKED:
        return [other for other in CHANCE.sample(CHECKED[column], len(CHECKED[column])) if other != value]
    random_others: dict[str, Any] = {
        "VARCHAR": f"{value or ''}{CHANCE.choice('xyz')}",
        "INTEGER": (value or 0) + CHANCE.randint(1000, 9999) if isinstance(value, int | None) else None,
        "DOUBLE": CHANCE.random(),
        "BOOLEAN": not value,
        "DATE": date(1999, 1, CHANCE.randint(1, 28)),
        "TIMESTAMP": datetime(1999, 1, 1, 0, 0, 0, CHANCE.randint(1, 999_999)),
        "VARCHAR[]": [CHANCE.choice("xyz")],
        "JSON": '{"b": 1,"a": [1.50]}',
    }
    return [random_others[kind.replace("BIGINT", "INTEGER")]]


def tamper(connection: DuckDBPyConnection, table: str, column: str, where: str = "true") -> bool:
    """Change the cell of a random row; return whether the constraints let it be done."""
    kind = column_types(connection)[table][column]
    cells = f'SELECT rowid, "{column}" FROM store.{table} WHERE {where} ORDER BY rowid'
    rowid, value = CHANCE.choice(connection.execute(cells).fetchall())
    for other in others(value, column, kind):
        try:
            connection.execute(f'UPDATE store.{table} SET "{column}" = ? WHERE rowid = ?', [other, rowid])
        except duckdb.ConstraintException:
            connection.rollback()
            connection.begin()
        else:
            return True
    return False


def groups_of(connection: DuckDBPyConnection, vouched: Vouched) -> list[tuple[str, str]]:
    """Return a condition for every group of rows under one digest, and a document it belongs to."""
    rows = connection.execute(
        f"SELECT DISTINCT {vouched.key[0]}, derivations.document_id"
        f" FROM store.{vouched.table} AS rows JOIN store.derivations AS derivations USING (derivation_id)"
        " ORDER BY ALL".replace("DISTINCT run_id", "DISTINCT rows.run_id")
    ).fetchall()
    return [(f"{vouched.key[0]} = '{value}'", document_id) for value, document_id in rows]


def test_every_table_of_the_store_is_vouched_for() -> None:
    with open_scratch() as connection:
        create_tables(connection)
        tables = set(column_types(connection)) - {"current_derivations", "made_with"}
    assert {vouched.table for vouched in VOUCHED} | set(LEDGER) == tables


def test_the_registry_names_columns_that_exist(warehouse: DuckDBPyConnection) -> None:
    types = column_types(warehouse)
    for vouched in VOUCHED:
        named = {*vouched.key, vouched.scope, *vouched.order, *vouched.left_out}
        assert named <= types[vouched.table].keys(), vouched.table


def test_only_texts_with_a_hash_of_their_own_are_left_out() -> None:
    left_out = {(vouched.table, column) for vouched in VOUCHED for column in vouched.left_out}
    assert left_out == {("documents", "raw_text"), ("documents", "text")}


def test_an_honest_warehouse_shows_no_difference(warehouse: DuckDBPyConnection) -> None:
    assert inspect(warehouse) == []


def test_any_cell_of_a_whole_row_is_named_by_table_and_column(spoiled: DuckDBPyConnection) -> None:
    types = column_types(spoiled)
    cells = [
        (vouched.table, column)
        for vouched in ROWS
        for column in covered_columns(vouched, types[vouched.table])
        if column not in vouched.key
    ]
    for table, column in cells:
        assert tamper(spoiled, table, column)
    found = inspect(spoiled)
    said = {vouched.table: "; ".join(of_table(found, vouched.table)) for vouched in ROWS}
    assert [(table, column) for table, column in cells if f"{column} is " not in said[table]] == []


def test_a_row_under_another_key_is_a_row_gone_and_a_row_inserted(spoiled: DuckDBPyConnection) -> None:
    for vouched in ROWS:
        assert tamper(spoiled, vouched.table, vouched.key[0])
    found = inspect(spoiled)
    for vouched in ROWS:
        messages = sorted(message.split(" ")[0] for message in of_table(found, vouched.table))
        assert messages == ["no", "the"], vouched.table


def test_any_cell_behind_a_digest_is_named_by_table_and_document(warehouse: DuckDBPyConnection) -> None:
    types = column_types(warehouse)
    columns = {vouched: iter(covered_columns(vouched, types[vouched.table])) for vouched in DIGESTS}
    groups = {vouched: groups_of(warehouse, vouched) for vouched in DIGESTS}
    while chunks := {v: chunk for v in DIGESTS if (chunk := list(islice(columns[v], len(groups[v]))))}:
        warehouse.begin()
        named = []
        for vouched, chunk in chunks.items():
            for column, (where, document_id) in zip(chunk, groups[vouched], strict=False):
                assert tamper(warehouse, vouched.table, column, where)
                named.append(f"file: store.{vouched.table} of document {document_id}")
        places = [place.partition(" and ")[0] for place, _ in inspect(warehouse)]
        warehouse.rollback()
        assert sorted(places) == sorted(named), chunks


def test_a_row_moved_to_another_group_is_missing_there_and_surplus_here(spoiled: DuckDBPyConnection) -> None:
    for vouched in DIGESTS:
        assert tamper(spoiled, vouched.table, vouched.key[0])
    found = inspect(spoiled)
    assert {vouched.table: len(of_table(found, vouched.table)) for vouched in DIGESTS} == {
        vouched.table: 2 for vouched in DIGESTS
    }


def test_a_row_deleted_from_any_table_is_found(spoiled: DuckDBPyConnection) -> None:
    for vouched in VOUCHED:
        spoiled.execute(f"DELETE FROM store.{vouched.table} WHERE rowid = 0")
    found = inspect(spoiled)
    assert [vouched.table for vouched in VOUCHED if len(of_table(found, vouched.table)) != 1] == []


def test_a_row_that_stands_twice_in_any_table_is_found(spoiled: DuckDBPyConnection) -> None:
    for table in (vouched.table for vouched in VOUCHED):
        spoiled.execute(f"CREATE OR REPLACE TEMP TABLE doubled AS FROM store.{table}")
        spoiled.execute(f"DROP TABLE store.{table}")
        spoiled.execute(f"CREATE TABLE store.{table} AS FROM doubled UNION ALL (FROM doubled LIMIT 1)")
    found = inspect(spoiled)
    assert [vouched.table for vouched in VOUCHED if len(of_table(found, vouched.table)) != 1] == []


@pytest.mark.parametrize("column", ["entry_number", "body", "leaf_sha256"])
def test_any_cell_of_the_ledger_that_its_root_rests_on_is_found(
    column: str, spoiled: DuckDBPyConnection
) -> None:
    assert tamper(spoiled, "ledger", column)
    found = of_table(inspect(spoiled), "ledger")
    assert column == "entry_number" or any(column in message for message in found)
    assert found


def test_any_cell_of_the_ledger_that_repeats_the_body_is_found_and_named(spoiled: DuckDBPyConnection) -> None:
    columns = ["run_id", "recorded_at", "kind", "subject_id"]
    for column in columns:
        assert tamper(spoiled, "ledger", column)
    said = "; ".join(of_table(inspect(spoiled), "ledger"))
    assert [column for column in columns if f"{column} is " not in said] == []


@pytest.mark.parametrize("column", ["run_id", "tree_size", "root_sha256", "recorded_at"])
def test_any_cell_of_a_head_is_found_and_named(column: str, spoiled: DuckDBPyConnection) -> None:
    assert tamper(spoiled, "ledger_heads", column)
    assert any(column in message for message in of_table(inspect(spoiled), "ledger_heads"))


def test_a_column_added_later_breaks_nothing(spoiled: DuckDBPyConnection) -> None:
    spoiled.execute("ALTER TABLE store.findings ADD COLUMN note VARCHAR")
    spoiled.execute("ALTER TABLE store.relation_events ADD COLUMN note VARCHAR")
    assert inspect(spoiled) == []


def test_entries_made_after_a_column_was_added_cover_it(spoiled: DuckDBPyConnection) -> None:
    spoiled.execute("ALTER TABLE store.quarantine_events ADD COLUMN note VARCHAR")
    spoiled.execute(
        "INSERT INTO store.quarantine_events SELECT * REPLACE ('run-3' AS run_id, 'a note' AS note)"
        " FROM store.quarantine_events WHERE run_id = 'run-1'"
    )
    append_entries(spoiled, ["run-3"], LATER)
    assert inspect(spoiled) == []
    spoiled.execute("UPDATE store.quarantine_events SET note = 'another' WHERE run_id = 'run-3'")
    assert [message.partition(",")[0] for _, message in inspect(spoiled)] == ['note is "another"']


def test_a_column_that_was_dropped_is_missed(spoiled: DuckDBPyConnection) -> None:
    spoiled.execute("ALTER TABLE store.findings DROP COLUMN message")
    assert [message for _, message in inspect(spoiled) if "message" in message]


def test_rows_that_no_key_tells_apart_are_vouched_for_one_by_one(spoiled: DuckDBPyConnection) -> None:
    event = (
        "INSERT INTO store.quarantine_events SELECT * REPLACE ('run-3' AS run_id)"
        " FROM store.quarantine_events WHERE run_id = 'run-1'"
    )
    spoiled.execute(event)
    spoiled.execute(event)
    append_entries(spoiled, ["run-3"], LATER)
    assert inspect(spoiled) == []
    spoiled.execute(event)
    assert len(of_table(inspect(spoiled), "quarantine_events")) == 1
