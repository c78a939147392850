"""Which tables the ledger vouches for, and the canonical JSON in which it does.

A table is vouched for row by row, when its rows are few and weighty, or by one digest per group of
rows. A whole row stands in an entry's body as a JSON object of its columns; a digest is the SHA-256 of
the rows' JSON objects in key order, joined by newlines. In both, keys are sorted, nothing is blank,
timestamps and dates are DuckDB's text for them, and a JSON column stands as the text of its cell: what
is vouched for is the cell, not what it means.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from duckdb import DuckDBPyConnection

from warehouse.sql import sql


@dataclass(frozen=True)
class Vouched:
    """One table of `store` and how the ledger vouches for it.

    `key` names one entry: the columns that tell rows apart, or those that a group of rows shares.
    `scope` is the column that leads to the run. `order` puts the rows of a digest in order (ties by the
    rows' JSON); without it rows stand whole. `left_out` are columns whose hashes stand elsewhere.
    """

    table: str
    key: tuple[str, ...]
    scope: Literal["run_id", "derivation_id"] = "run_id"
    order: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def is_digest(self) -> bool:
        return bool(self.order)


def _of_derivation(table: str, *order: str) -> Vouched:
    return Vouched(table, ("derivation_id",), scope="derivation_id", order=order)


VOUCHED = (
    Vouched("run_events", ("run_id", "event")),
    Vouched("captures", ("capture_id",)),
    Vouched("originals", ("original_sha256",)),
    Vouched("rules", ("rule", "version")),
    Vouched("methods", ("method_version",)),
    Vouched("migrations", ("run_id",)),
    Vouched("rebuilds", ("run_id",)),
    Vouched("derivations", ("derivation_id",)),
    Vouched("documents", ("derivation_id",), scope="derivation_id", left_out=("raw_text", "text")),
    _of_derivation("pages", "page_number"),
    _of_derivation("words", "page_number", "raw_start"),
    _of_derivation("raw_spans", "raw_start", "raw_end"),
    _of_derivation("pieces", "piece_number"),
    _of_derivation("passages", "passage_number"),
    _of_derivation("claims", "claim_number"),
    _of_derivation("attachments", "attachment_number"),
    _of_derivation("footnotes", "footnote_number"),
    _of_derivation("statements", "statement_number"),
    _of_derivation("attributes", "attribute_number"),
    _of_derivation("citations", "citation_number"),
    _of_derivation("findings", "rule", "text_start"),
    Vouched("matches", ("run_id", "derivation_id", "other_derivation_id"), order=("match_id",)),
    Vouched("match_events", ("match_id", "run_id", "event")),
    Vouched("translations", ("run_id", "derivation_id", "other_derivation_id"), order=("translation_id",)),
    Vouched("citation_events", ("derivation_id", "citation_number", "run_id")),
    Vouched("relation_events", ("relation_id", "run_id", "event")),
    Vouched("quarantine_events", ("quarantine_id", "run_id", "event")),
)
"""In the order in which a run's entries stand in the log."""

LEDGER = ("ledger", "ledger_heads")
"""The tables that vouch; their own word is the root of the log."""


Types = dict[str, str]
"""The columns of one table with their types."""


def column_types(connection: DuckDBPyConnection) -> dict[str, Types]:
    """Return the columns of every table of `store` with their types."""
    types: dict[str, Types] = {}
    for table, column, kind in connection.execute(sql("vouching/column_types")).fetchall():
        types.setdefault(table, {})[column] = kind
    return types


def covered_columns(vouched: Vouched, types: Types) -> list[str]:
    """Return the columns that an entry made now covers, sorted."""
    apart = vouched.left_out + (vouched.key if vouched.is_digest else ())
    return sorted(column for column in types if column not in apart)


def start_collecting(connection: DuckDBPyConnection) -> None:
    """Create the temporary tables `present` and `scope`, empty, `registered`, and the macro `entry_body`."""
    connection.execute(sql("vouching/present"))
    connection.execute(sql("vouching/entry_body"))
    values = {
        "kinds": [vouched.table for vouched in VOUCHED],
        "keys": [list(vouched.key) for vouched in VOUCHED],
        "are_digests": [vouched.is_digest for vouched in VOUCHED],
    }
    connection.execute(sql("vouching/register"), values)


def collect(
    connection: DuckDBPyConnection,
    vouched: Vouched,
    columns: Sequence[str],
    types: Types,
    *,
    is_scoped: bool,
) -> None:
    """Add to `present` what one table holds now, as an entry that covers these columns would say it.

    With `is_scoped` only the rows whose scope stands in the temporary table `scope`.
    """
    connection.execute(_view(vouched, columns, types))
    form = "digests" if vouched.is_digest else "rows"
    values = {"kind": vouched.table, "columns": list(columns), "is_scoped": is_scoped}
    connection.execute(sql(f"vouching/{form}"), values)


def lines(connection: DuckDBPyConnection, kind: str, subject_id: str, columns: Sequence[str]) -> str:
    """Return the rows of one group as their digest has them: a JSON object a line, in key order."""
    vouched = next(each for each in VOUCHED if each.table == kind)
    connection.execute(_view(vouched, columns, column_types(connection)[kind]))
    return str(connection.execute(sql("vouching/lines"), {"subject_id": subject_id}).fetchall()[0][0])


def rows_query(vouched: Vouched, columns: Sequence[str], types: Types) -> str:
    """Return the query for the rows of a table: each as JSON, with its key and its place in a digest."""
    subject = ", ".join(map(_identifier, vouched.key))
    # A single column sorts faster as it is, and alike: none is ever NULL.
    sort = ", ".join(map(_identifier, vouched.order)) or "NULL"
    sort = f"row({sort})" if len(vouched.order) > 1 else sort
    return f"""SELECT
        {_identifier(vouched.scope)} AS scope_id, concat_ws('/', {subject}) AS subject_id,
        {_json_object(sorted(vouched.key), types)} AS key, {sort} AS sort,
        {_json_object(columns, types)} AS row
        FROM store.{_identifier(vouched.table)}"""


def _view(vouched: Vouched, columns: Sequence[str], types: Types) -> str:
    return f"CREATE OR REPLACE TEMP VIEW vouched AS {rows_query(vouched, columns, types)}"


def _json_object(columns: Sequence[str], types: Types) -> str:
    """Return the SQL expression for the canonical JSON of these columns."""
    pairs = (f"{_literal(column)}, {_cell(column, types[column])}" for column in columns)
    return f"json_object({', '.join(pairs)})"


def _cell(column: str, kind: str) -> str:
    return f"{_identifier(column)}::VARCHAR" if kind == "JSON" else _identifier(column)


def _identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"
