"""Tables and views of an earlier version, brought to the form they have now.

Views, macros and comments hold nothing of their own: they are dropped and created. A table whose
definition differs is created anew and filled with the rows it had, column by column by name; what the
rows lack stands in `migration/fillings.toml`, or is NULL. All of it happens in one transaction, with its
record, which is a run of its own in the ledger. Entries of the ledger name the columns they cover, so
that older rows stay vouched for as they were.
"""

import tomllib
from collections.abc import Mapping

import duckdb
from duckdb import DuckDBPyConnection

from schemas.errors import ArchiveError
from schemas.version import CODE_VERSION
from warehouse.clock import next_moment
from warehouse.definitions import MACROS, create_store_tables, create_views, relation_of, table_files
from warehouse.ledger import append_entries
from warehouse.sql import FOLDER, sql
from warehouse.versions import made_with
from warehouse.vouching import Types, column_types

FLOW = "migrate"

Changes = Mapping[str, str]
"""Tables of `store` that are not as this version defines them, each with what must be changed."""


def table_changes(connection: DuckDBPyConnection, place: object) -> Changes:
    """Return what must be changed about which tables.

    Raises `ArchiveError` if there are tables or columns that this version does not know: they are of a
    later one, and dropping them would lose what they hold.
    """
    held, held_columns = _tables(connection)
    with duckdb.connect(":memory:") as scratch:
        create_store_tables(scratch)
        wanted, wanted_columns = _tables(scratch)
    for table in held:
        unknown = sorted(held_columns[table].keys() - wanted_columns.get(table, {}).keys())
        if unknown:
            raise ArchiveError(
                f"{place} has store.{table}.{unknown[0]}, which chancery {CODE_VERSION} does not know",
                "it was made by a later version, install that; nothing was changed",
            )
    return {
        table: _change(held_columns.get(table), wanted_columns[table])
        for table, definition in wanted.items()
        if held.get(table) != definition
    }


def migrate(connection: DuckDBPyConnection, changes: Changes, *, is_recorded: bool = True) -> None:
    """Change these tables, and define views and comments anew, in one transaction.

    What is changed about tables is recorded as a run, if there is a history that it belongs to.
    """
    earlier = made_with(connection)
    connection.begin()
    for kind, schema, name in connection.execute(sql("migration/derived")).fetchall():
        connection.execute(f'DROP {kind} {schema}."{name}"')
    connection.execute(sql(MACROS))
    for name in table_files():
        if name.rpartition("/")[2] in changes:
            _create_anew(connection, name)
    create_views(connection)
    if is_recorded and changes and connection.execute(sql("ledger/last_head")).fetchall():
        _record(connection, earlier[0] if earlier else None, changes)
    connection.commit()


def _tables(connection: DuckDBPyConnection) -> tuple[dict[str, str], dict[str, Types]]:
    """Return the tables of `store`, each with its definition, and the columns of each."""
    return dict(connection.execute(sql("migration/tables")).fetchall()), column_types(connection)


def _change(held: Types | None, wanted: Types) -> str:
    if held is None:
        return "new"
    added = [column for column in wanted if column not in held]
    return f"with {', '.join(added)}" if added else "defined otherwise"


def _create_anew(connection: DuckDBPyConnection, name: str) -> None:
    """Create one table as its file defines it, with the rows it had."""
    table = relation_of(name)
    held = column_types(connection).get(table.removeprefix("store."))
    if held is None:
        connection.execute(sql(name))
        return
    connection.execute(f"ALTER TABLE {table} RENAME TO before_migration")
    connection.execute(sql(name))
    fillings = _fillings().get(table.removeprefix("store."), {})
    filled = "".join(f", {value} AS {column}" for column, value in fillings.items() if column not in held)
    connection.execute(f"INSERT INTO {table} BY NAME SELECT *{filled} FROM store.before_migration")
    connection.execute("DROP TABLE store.before_migration")


def _fillings() -> dict[str, dict[str, str]]:
    return tomllib.loads((FOLDER / "migration" / "fillings.toml").read_text(encoding="utf-8"))


def _record(connection: DuckDBPyConnection, earlier_version: str | None, changes: Changes) -> None:
    """Write the migration into the ledger, as a run that captured nothing."""
    run_id = connection.execute(sql("fetch/new_ids"), {"count": 1}).fetchall()[0][0]
    moment = next_moment(connection)
    run = {"run_id": run_id, "flow_name": FLOW, "prefect_flow_run_id": None, "code_version": CODE_VERSION}
    connection.execute(
        sql("landing/run_started"),
        {**run, "started_at": moment, "state": "running", "settings": "{}", "libraries": "{}"},
    )
    told = [f"{table}: {change}" for table, change in changes.items()]
    about = {"code_version": CODE_VERSION, "earlier_version": earlier_version, "changes": told}
    connection.execute(sql("migration/record"), {"run_id": run_id, "recorded_at": moment, **about})
    counts = {name: 0 for name in ("captured_count", "landed_count", "unchanged_count", "quarantined_count")}
    ended = {"run_id": run_id, "recorded_at": moment, "state": "completed", **counts}
    connection.execute(sql("landing/run_ended"), ended)
    append_entries(connection, [run_id], moment)
