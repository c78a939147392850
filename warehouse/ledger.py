"""The ledger: one RFC 6962 log whose entries vouch for every row of `store`.

An entry's body is canonical JSON, either a whole row

    {"recorded_at":"…","row":{…},"run_id":"…","table":"captures"}

or a digest over the rows that share a key

    {"columns":[…],"key":{…},"recorded_at":"…","row_count":n,"rows_sha256":"…","run_id":"…","table":"pages"}

The columns covered are the keys of `row`, or `columns` (the key's own columns left out). The leaf is
SHA-256 of a zero byte and the body. Who rewrites everything consistently, heads included, is caught only
by a head written down elsewhere.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from duckdb import DuckDBPyConnection

from warehouse import vouching
from warehouse.merkle import hash_ranges, load_leaves
from warehouse.sql import sql


def append_entries(connection: DuckDBPyConnection, run_ids: Sequence[str], recorded_at: datetime) -> None:
    """Vouch for every row of these runs that is not vouched for yet, and write the head of the last run.

    Runs inside the caller's transaction, once per run that ends: the earlier ids are of runs that were
    cut short. The entries stand under the last run, in the order of the registry and then of their
    keys. `recorded_at` is UTC. If there is nothing to vouch for, nothing is written, no head either.
    """
    moment = {"run_id": run_ids[-1], "recorded_at": _naive_utc(recorded_at)}
    _collect_runs(connection, list(run_ids))
    if connection.execute(sql("ledger/entries"), moment).fetchall()[0][0]:
        hash_ranges(connection, [(0, load_leaves(connection))])
        connection.execute(sql("ledger/head"), moment)
    connection.execute(sql("ledger/clean_up"))


def root_sha256(connection: DuckDBPyConnection, tree_size: int | None = None) -> str:
    """Return the root over the first `tree_size` entries, or over all.

    Raises `ValueError` if the log is shorter than that.
    """
    count = load_leaves(connection)
    return hash_ranges(connection, [(0, count if tree_size is None else tree_size)])[0]


def _collect_runs(connection: DuckDBPyConnection, run_ids: list[str]) -> None:
    """Fill `present` with everything these runs added, vouched for or not."""
    vouching.start_collecting(connection)
    connection.execute(sql("ledger/scope"), {"run_ids": run_ids})
    types = vouching.column_types(connection)
    of_derivations: dict[str, list[str]] = {}
    for vouched in vouching.VOUCHED:
        columns = vouching.covered_columns(vouched, types[vouched.table])
        vouching.collect(connection, vouched, columns, types[vouched.table], is_scoped=True)
        if vouched.is_digest and vouched.scope == "derivation_id":
            of_derivations[vouched.table] = columns
    values = {"kinds": list(of_derivations), "columns": list(of_derivations.values()), "run_ids": run_ids}
    connection.execute(sql("ledger/empty_digests"), values)


def _naive_utc(moment: datetime) -> datetime:
    """Return the moment as the tables hold it: in UTC, without saying so."""
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)
