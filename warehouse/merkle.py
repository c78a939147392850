"""RFC 6962 trees over the leaves in the temporary table `nodes`, level by level in SQL."""

from collections.abc import Sequence

from duckdb import DuckDBPyConnection

from warehouse.sql import sql


def load_leaves(connection: DuckDBPyConnection) -> int:
    """Fill `nodes` with the leaves of the ledger and all complete subtrees; return how many leaves."""
    connection.execute(sql("ledger/leaves"))
    return build_levels(connection)


def build_levels(connection: DuckDBPyConnection) -> int:
    """Add every complete subtree to a `nodes` that holds the leaves; return how many leaves."""
    count = connection.execute("SELECT count(*) FROM nodes").fetchall()[0][0]
    for level in range(int(count).bit_length() - 1):
        connection.execute(sql("ledger/next_level"), {"level": level})
    return int(count)


def hash_ranges(connection: DuckDBPyConnection, ranges: Sequence[tuple[int, int]]) -> list[str]:
    """Return the tree hash over each half-open range of leaves, as hex, in the order given.

    A range of n leaves must start at a multiple of the smallest power of two that is not below n, as all
    ranges of RFC 6962 do. Raises `ValueError` for a range beyond the last leaf. The hashes stay in the
    temporary table `range_hashes`.
    """
    starts, ends = [start for start, _ in ranges], [end for _, end in ranges]
    connection.execute(sql("ledger/ranges"), {"starts": starts, "ends": ends})
    connection.execute(sql("ledger/range_hashes"))
    rows = connection.execute("SELECT * FROM range_hashes").fetchall()
    hashes = {(start, end): tree for start, end, tree in rows}
    beyond = [end for (_, end), tree in hashes.items() if tree is None]
    if beyond:
        raise ValueError(f"the log has no entry {max(beyond) - 1}")
    return [hashes[pair] for pair in ranges]
