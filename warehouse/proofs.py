"""Inclusion and consistency proofs over the ledger, RFC 6962 section 2.1, and their verification.

A proof is a list of hashes, as many as the logarithm of the log's size. Verifying one needs nothing of
the archive: only the entry's body, the proof and heads. (Algorithms of verification: RFC 9162, sections
2.1.3.2 and 2.1.4.2.)
"""

from collections.abc import Sequence
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from warehouse.merkle import hash_ranges, load_leaves
from warehouse.sql import sql

Range = tuple[int, int]
"""Half-open, counted in entries."""

Claimed = tuple[int, str, Sequence[str]]
"""The number of an entry, the hash of its leaf, and the proof that the log has it."""

MOST_LEVELS = 64
"""More than any log has: 2⁶⁴ entries."""


def prove_inclusion(connection: DuckDBPyConnection, entry_number: int, tree_size: int) -> list[str]:
    """Return the hashes that lead from one entry to the root at `tree_size`, nearest first.

    Raises `ValueError` if there is no such entry or no such size.
    """
    return prove_inclusions(connection, [entry_number], tree_size)[entry_number]


def prove_inclusions(
    connection: DuckDBPyConnection, entry_numbers: Sequence[int], tree_size: int
) -> dict[int, list[str]]:
    """Return the proof of each entry; the tree is built once. Raises as `prove_inclusion` does."""
    for number in entry_numbers:
        if not 0 <= number < tree_size:
            raise ValueError(f"entry {number} is not among the first {tree_size}")
    paths = {number: _path(number, (0, tree_size)) for number in entry_numbers}
    ranges = list(dict.fromkeys(each for path in paths.values() for each in path))
    load_leaves(connection)
    hashes = dict(zip(ranges, hash_ranges(connection, ranges), strict=True))
    return {number: [hashes[each] for each in path] for number, path in paths.items()}


def prove_consistency(connection: DuckDBPyConnection, earlier_size: int, tree_size: int) -> list[str]:
    """Return the hashes that show the log at `earlier_size` to be the beginning of that at `tree_size`.

    Raises `ValueError` if there are no such sizes.
    """
    if not 0 < earlier_size <= tree_size:
        raise ValueError(f"the log at {earlier_size} entries is not before that at {tree_size}")
    load_leaves(connection)
    return hash_ranges(connection, _subproof(earlier_size, (0, tree_size), is_known=True))


def is_included(
    connection: DuckDBPyConnection,
    leaf_sha256: str,
    entry_number: int,
    tree_size: int,
    root_sha256: str,
    proof: Sequence[str],
) -> bool:
    """Return whether the proof leads from the leaf to the root; any connection can hash."""
    return are_included(connection, [(entry_number, leaf_sha256, proof)], tree_size, root_sha256)[0]


def are_included(
    connection: DuckDBPyConnection, leaves: Sequence[Claimed], tree_size: int, root_sha256: str
) -> list[bool]:
    """Return of each leaf whether its proof leads to the root; all are walked a level at a time."""
    walks = [Walk(number, tree_size - 1, leaf_sha256, proof) for number, leaf_sha256, proof in leaves]
    longest = max((len(proof) for _, _, proof in leaves), default=0)
    for level in range(min(longest, MOST_LEVELS)):
        climbing = [walk for walk in walks if walk.is_sound and level < len(walk.proof)]
        sides = [walk.children(level) for walk in climbing]
        for walk, tree_sha256 in zip(climbing, node_sha256s(connection, sides), strict=True):
            walk.climb(tree_sha256)
    return [walk.is_sound and walk.last == 0 and walk.tree_sha256 == root_sha256 for walk in walks]


@dataclass
class Walk:
    """The way from a leaf to the root (RFC 9162, section 2.1.3.2): `number` of `last` on a level."""

    number: int
    last: int
    tree_sha256: str
    proof: Sequence[str]

    @property
    def is_sound(self) -> bool:
        return 0 <= self.number <= self.last and len(self.proof) <= MOST_LEVELS

    def children(self, level: int) -> tuple[str, str]:
        """Return the two subtrees that the next node is over."""
        sibling = self.proof[level]
        is_right = self.number % 2 or self.number == self.last
        return (sibling, self.tree_sha256) if is_right else (self.tree_sha256, sibling)

    def climb(self, tree_sha256: str) -> None:
        """Go to the node over this one, or, with no level left to climb, to where nothing is sound."""
        self.tree_sha256 = tree_sha256
        if self.last == 0:
            self.number = 1
            return
        if self.number % 2 or self.number == self.last:
            self.number, self.last = _up_to_a_right_child(self.number, self.last)
        self.number, self.last = self.number >> 1, self.last >> 1


def is_consistent(
    connection: DuckDBPyConnection, earlier: tuple[int, str], later: tuple[int, str], proof: Sequence[str]
) -> bool:
    """Return whether the proof leads to both heads, each given as size and root."""
    earlier_size, earlier_root = earlier
    later_size, later_root = later
    if earlier_size == later_size:
        return not proof and earlier_root == later_root
    if not 0 < earlier_size < later_size:
        return False
    is_power_of_two = earlier_size & (earlier_size - 1) == 0
    hashes = [earlier_root, *proof] if is_power_of_two else list(proof)
    if not hashes:
        return False
    number, last = earlier_size - 1, later_size - 1
    while number % 2:
        number, last = number >> 1, last >> 1
    old = new = hashes[0]
    for sibling in hashes[1:]:
        if last == 0:
            return False
        if number % 2 or number == last:
            old, new = node_sha256(connection, sibling, old), node_sha256(connection, sibling, new)
            number, last = _up_to_a_right_child(number, last)
        else:
            new = node_sha256(connection, new, sibling)
        number, last = number >> 1, last >> 1
    return last == 0 and old == earlier_root and new == later_root


def node_sha256(connection: DuckDBPyConnection, left_sha256: str, right_sha256: str) -> str:
    """Return the hash of a node over two subtrees: SHA-256 of a one byte and their raw hashes."""
    return node_sha256s(connection, [(left_sha256, right_sha256)])[0]


def node_sha256s(connection: DuckDBPyConnection, sides: Sequence[tuple[str, str]]) -> list[str]:
    """Return the hash of each node over two subtrees."""
    lefts, rights = [left for left, _ in sides], [right for _, right in sides]
    values = {"left_sha256s": lefts, "right_sha256s": rights}
    return [row[0] for row in connection.execute(sql("ledger/node_hashes"), values).fetchall()]


def _up_to_a_right_child(number: int, last: int) -> Range:
    """Skip the levels on which a node without a neighbour is carried upwards."""
    while number % 2 == 0 and number:
        number, last = number >> 1, last >> 1
    return number, last


def _path(entry_number: int, leaves: Range) -> list[Range]:
    """Return PATH(m, D[n]) of RFC 6962 as ranges of leaves."""
    start, end = leaves
    if end - start == 1:
        return []
    middle = start + _left_size(end - start)
    if entry_number < middle:
        return [*_path(entry_number, (start, middle)), (middle, end)]
    return [*_path(entry_number, (middle, end)), (start, middle)]


def _subproof(size: int, leaves: Range, *, is_known: bool) -> list[Range]:
    """Return SUBPROOF(m, D[n], b) of RFC 6962 as ranges of leaves; `size` counts from the range's start."""
    start, end = leaves
    if size == end - start:
        return [] if is_known else [leaves]
    left_size = _left_size(end - start)
    middle = start + left_size
    if size <= left_size:
        return [*_subproof(size, (start, middle), is_known=is_known), (middle, end)]
    return [*_subproof(size - left_size, (middle, end), is_known=False), (start, middle)]


def _left_size(size: int) -> int:
    """Return the greatest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1
