"""What a warehouse file is made of: the tables, macros, views and comments that our SQL files define."""

import tomllib
from functools import cache

from duckdb import DuckDBPyConnection

from schemas.version import CODE_VERSION
from warehouse.sql import FOLDER, sql, sql_files

CURRENT = "schema/current_derivations"
"""The view that says which derivations count: the other views stand on it."""

MACROS = "schema/macros"

MADE_WITH = "One row: which version of Chancery defined what is in this file."


def create_store_tables(connection: DuckDBPyConnection) -> list[str]:
    """Create the macros and the `store` tables; return the names of the tables' files."""
    connection.execute("CREATE SCHEMA store")
    for name in [MACROS, *table_files()]:
        connection.execute(sql(name))
    return table_files()


def create_tables(connection: DuckDBPyConnection) -> None:
    """Create every table, view and comment in one transaction."""
    connection.begin()
    create_store_tables(connection)
    create_views(connection)
    connection.commit()


def create_views(connection: DuckDBPyConnection) -> None:
    """Create every view, and the comments on views and tables, inside the caller's transaction."""
    for name in view_files():
        connection.execute(sql(name))
    connection.execute(made_with_view(connection))
    connection.execute(f"COMMENT ON VIEW store.made_with IS {_quoted(MADE_WITH)}")
    for name in table_files():
        _comment_grain(connection, "TABLE", relation_of(name), name)
    for name in view_files():
        _comment_grain(connection, "VIEW", relation_of(name), name)
    _comment_columns(connection)


def made_with_view(connection: DuckDBPyConnection) -> str:
    """Return the view by which a warehouse file says which version defined what is in it."""
    values = {"code_version": CODE_VERSION, "definitions_sha256": definitions_sha256(connection)}
    columns = ", ".join(f"{_quoted(value)} AS {name}" for name, value in values.items())
    return f"CREATE VIEW store.made_with AS SELECT {columns}"


def definitions_sha256(connection: DuckDBPyConnection) -> str:
    """Return the SHA-256 over everything that defines a warehouse, comments included."""
    found = connection.execute("SELECT sha256($text)", {"text": _all_definitions()}).fetchall()
    return str(found[0][0])


def table_files() -> list[str]:
    """Return the files of the tables of `store`."""
    return [name for name in sql_files("schema") if name not in (MACROS, CURRENT)]


def view_files() -> list[str]:
    """Return the files of the views, each after those it stands on."""
    folders = ("views", "views/analysis", "views/provenance")
    return [CURRENT, *(name for folder in folders for name in sql_files(folder))]


def relation_of(name: str) -> str:
    """Return the table or view that a file defines."""
    schema = "store" if name.startswith("schema/") else "main"
    return f"{schema}.{name.rpartition('/')[2]}"


@cache
def _all_definitions() -> str:
    texts = [f"{name}\n{sql(name)}" for name in (MACROS, *table_files(), *view_files())]
    return "\n".join([*texts, _meanings()])


@cache
def _meanings() -> str:
    return (FOLDER / "columns.toml").read_text(encoding="utf-8")


def _comment_grain(connection: DuckDBPyConnection, kind: str, relation: str, name: str) -> None:
    """Give a table or view the first line of its file as its comment."""
    grain = sql(name).partition("\n")[0].removeprefix("-- ")
    connection.execute(f"COMMENT ON {kind} {relation} IS {_quoted(grain)}")


def _comment_columns(connection: DuckDBPyConnection) -> None:
    """Write what each column means into the catalogue, the same for the same name everywhere."""
    meanings = tomllib.loads(_meanings())["columns"]
    for schema, relation, column in connection.execute(sql("catalogue/columns")).fetchall():
        meaning = _quoted(meanings[column])
        connection.execute(f'COMMENT ON COLUMN {schema}.{relation}."{column}" IS {meaning}')


def _quoted(text: str) -> str:
    """Return an SQL literal: COMMENT and CREATE VIEW take no parameters."""
    return "'" + text.replace("'", "''") + "'"
