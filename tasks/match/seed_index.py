"""The seed index: which short substrings stand in which match forms, kept from run to run.

It can always be made anew from the texts, and is, when the hash function or the method has changed.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.archive import Archive
from warehouse.sql import sql

METHOD_VERSION = "1"
BLOCK = 256
"""Forms are cut before DuckDB sees them: taking a piece far inside a long string is slow there."""
SEED_LENGTH = 12
MOST_PLACES = 200
"""A seed that stands in more places than this is a formula and starts no candidate."""
WIDEST_STEP = 24
LONGEST_GAP = 300


@dataclass(frozen=True)
class Candidate:
    """A run of seed hits of two forms: where they stand in each, in order.

    `repeats` says for each hit how many pairs of places in these two forms its seed makes: 1 is unique.
    """

    derivation_id: str
    other_derivation_id: str
    positions: list[int]
    other_positions: list[int]
    repeats: list[int]


@dataclass(frozen=True)
class Evidence:
    """What a candidate must show to be worth aligning.

    `most_repeats`: a seed that makes more pairs of places in two texts is a phrase they keep using.
    `shortest_reach`: characters between the first and the last seed of the run.
    """

    fewest_rare_seeds: int
    most_repeats: int
    shortest_reach: int


ANY_SEED = Evidence(fewest_rare_seeds=0, most_repeats=1, shortest_reach=0)


@contextmanager
def seed_index(archive: Archive) -> Iterator["SeedIndex"]:
    """Open the index, made anew if it is missing, damaged, or was made another way. Call under the lock."""
    path = archive.seed_index
    try:
        connection = duckdb.connect(str(path))
    except duckdb.Error:
        path.unlink()
        connection = duckdb.connect(str(path))
    try:
        index = SeedIndex(connection)
        index.prepare()
        yield index
    finally:
        connection.close()


class SeedIndex:
    """Adds forms to the index and finds what they share with the forms in it."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self.connection = connection
        connection.execute("SET enable_progress_bar = false")

    def prepare(self) -> None:
        """Create the tables, or empty them if they were made with another method or hash function."""
        canary = self.connection.execute(sql("match/canary")).fetchall()[0][0]
        made_with = (METHOD_VERSION, canary)
        tables = {row[0] for row in self.connection.execute("SHOW TABLES").fetchall()}
        if "made_with" in tables and self.connection.execute("FROM made_with").fetchall() == [made_with]:
            return
        self.connection.begin()
        for table in tables:
            self.connection.execute(f'DROP TABLE "{table}"')
        self.connection.execute(sql("match/tables"))
        self.connection.execute("INSERT INTO made_with VALUES ($1, $2)", made_with)
        self.connection.commit()

    def derivation_ids(self) -> set[str]:
        rows = self.connection.execute("SELECT derivation_id FROM indexed").fetchall()
        return {row[0] for row in rows}

    def remove(self, derivation_ids: Iterable[str]) -> None:
        """Forget forms: of derivations that did not land, or that no longer count."""
        gone = {"ids": list(derivation_ids)}
        if gone["ids"]:
            self.connection.begin()
            self.connection.execute(sql("match/remove_seeds"), gone)
            self.connection.execute("DELETE FROM indexed WHERE derivation_id IN (SELECT unnest($ids))", gone)
            self.connection.commit()

    def add(self, forms: dict[str, str]) -> None:
        """Index match forms, given by derivation."""
        if not forms:
            return
        self.connection.begin()
        next_number = "SELECT coalesce(max(form_number), -1) + 1 FROM indexed"
        first = self.connection.execute(next_number).fetchall()[0][0]
        numbers = {derivation_id: first + place for place, derivation_id in enumerate(forms)}
        self._append("indexed", [(number, derivation_id) for derivation_id, number in numbers.items()])
        self.connection.execute(
            "CREATE TEMP TABLE blocks (form_number INTEGER, block_start INTEGER, block VARCHAR)"
        )
        blocks = [
            block for derivation_id, form in forms.items() for block in _blocks(numbers[derivation_id], form)
        ]
        self._append("blocks", blocks)
        self.connection.execute(sql("match/add_seeds"))
        self.connection.execute("DROP TABLE blocks")
        self.connection.commit()

    def candidates(self, derivation_ids: Iterable[str], evidence: Evidence = ANY_SEED) -> list[Candidate]:
        """Return the candidate passages that these forms share with all others, or with each other.

        With `ANY_SEED`, every run of 2 × 12 − 4 − 1 = 19 letters or digits that two forms share is in one
        of them, unless its seeds stand in more than `MOST_PLACES`.
        """
        self.connection.execute("CREATE OR REPLACE TEMP TABLE new_forms (form_number INTEGER)")
        self.connection.execute(sql("match/new_forms"), {"ids": list(derivation_ids)})
        names = {row[0]: row[1] for row in self.connection.execute("FROM indexed").fetchall()}
        limits = {
            "most_places": MOST_PLACES,
            "widest_step": WIDEST_STEP,
            "longest_gap": LONGEST_GAP,
            **asdict(evidence),
        }
        return [
            Candidate(names[number], names[other], positions, other_positions, repeats)
            for number, other, positions, other_positions, repeats in self.connection.execute(
                sql("match/candidates"), limits
            ).fetchall()
        ]

    def _append(self, table: str, rows: list[tuple[object, ...]]) -> None:
        if rows:
            with self.connection.appender(table) as appender:
                appender.append_rows(rows)


def _blocks(form_number: int, form: str) -> list[tuple[object, ...]]:
    """Return a form in blocks that overlap by one character less than a seed, so that none is cut."""
    return [
        (form_number, start, form[start : start + BLOCK + SEED_LENGTH - 1])
        for start in range(0, len(form), BLOCK)
    ]
