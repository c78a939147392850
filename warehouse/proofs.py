"""Inclusion and consistency proofs over the ledger, RFC 6962 section 2.1, and their verification.

A proof is a list of hashes, as many as the logarithm of the log's size. Verifying one needs nothing of
the archive: only the entry's body, the proof and heads. (Algorithms of verification: RFC 9162, sections
2.1.3.2 and 2.1.4.2.)
"""

from collections.abc import Sequence
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from schemas.verification import Head
from warehouse.merkle import hash_ranges, load_leaves
from warehouse.sql import sql

Range = tuple[int, int]
"""Half-open, counted in entries."""

Claimed = tuple[int, str, Sequence[str]]
"""The number of an entry, the hash of its leaf, and the proof that the log has it."""

MOST_LEVELS = 64
"""More than any log has: 2⁶⁴ entries."""


def prove_inclusions(
    connection: DuckDBPyConnection, entry_numbers: Sequence[int], tree_size: int
) -> dict[int, list[str]]:
    """Return for each entry the hashes that lead from it to the root at `tree_size`, nearest first.

    Raises `ValueError` if there is no such entry or no such size.
    """
    for number in entry_numbers:
        if not 0 <= number < tree_size:
            raise ValueError(f"entry {number} is not among the first {tree_size}")
    return _hashed(connection, {number: _path(number, (0, tree_size)) for number in entry_numbers})


def prove_consistencies(
    connection: DuckDBPyConnection, earlier_sizes: Sequence[int], tree_size: int
) -> dict[int, list[str]]:
    """Return for each earlier size the hashes that show the log to have begun so at `tree_size`.

    Raises `ValueError` if there are no such sizes.
    """
    for size in earlier_sizes:
        if not 0 < size <= tree_size:
            raise ValueError(f"the log at {size} entries is not before that at {tree_size}")
    paths = {size: _subproof(size, (0, tree_size), is_known=True) for size in earlier_sizes}
    return _hashed(connection, paths)


def _hashed(connection: DuckDBPyConnection, paths: dict[int, list[Range]]) -> dict[int, list[str]]:
    """Return paths with the tree hashes over their ranges; the tree is built once for all."""
    ranges = list(dict.fromkeys(each for path in paths.values() for each in path))
    load_leaves(connection)
    hashes = dict(zip(ranges, hash_ranges(connection, ranges), strict=True))
    return {place: [hashes[each] for each in path] for place, path in paths.items()}


def are_included(
    connection: DuckDBPyConnection, leaves: Sequence[Claimed], tree_size: int, root_sha256: str
) -> list[bool]:
    """Return of each leaf whether its proof leads to the root; all are walked a level at a time.

    Any connection can hash.
    """
    walks = [Walk(number, tree_size - 1, leaf_sha256, proof) for number, leaf_sha256, proof in leaves]
    longest = max((len(proof) for _, _, proof in leaves), default=0)
    for level in range(min(longest, MOST_LEVELS)):
        climbing = [walk for walk in walks if walk.is_sound and level < len(walk.proof)]
        sides = [walk.children(level) for walk in climbing]
        for walk, tree_sha256 in zip(climbing, _node_sha256s(connection, sides), strict=True):
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


def is_consistent(connection: DuckDBPyConnection, earlier: Head, later: Head, proof: Sequence[str]) -> bool:
    """Return whether the proof leads to both heads; any connection can hash."""
    if earlier.tree_size >= later.tree_size or not proof:
        return earlier == later and not proof
    number, last = earlier.tree_size - 1, later.tree_size - 1
    while number % 2:
        number, last = number >> 1, last >> 1
    # A log of a power of two is one subtree of the later one, and its own root the first hash.
    first, *siblings = proof if number else (earlier.root_sha256, *proof)
    old = new = first
    for sibling in siblings:
        if last == 0:
            return False
        if number % 2 or number == last:
            old, new = _node_sha256s(connection, [(sibling, old), (sibling, new)])
            number, last = _up_to_a_right_child(number, last)
        else:
            (new,) = _node_sha256s(connection, [(new, sibling)])
        number, last = number >> 1, last >> 1
    return last == 0 and (old, new) == (earlier.root_sha256, later.root_sha256)


def _node_sha256s(connection: DuckDBPyConnection, sides: Sequence[tuple[str, str]]) -> list[str]:
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
