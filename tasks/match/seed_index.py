"""The seed index: which short substrings stand in which match forms, kept from run to run.

It can always be made anew from the texts, and is, when the hash function or the method has changed.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from duckdb import DuckDBPyConnection

from tasks.match.digits import blocks_of
from tasks.match.method import METHOD_VERSION
from warehouse.archive import Archive
from warehouse.index_file import opened_index
from warehouse.sql import sql


@dataclass(frozen=True, slots=True)
class Entry:
    """A derivation to be indexed: its match form, and what says who was first."""

    derivation_id: str
    document_id: str
    stated_on: date | None
    form: str


@contextmanager
def seed_index(archive: Archive, memory_bytes: int | None = None) -> Iterator["SeedIndex"]:
    """Open the index, made anew if it is missing, damaged, or was made another way. Call under the lock.

    What is done to it is kept by `commit`, for which the time is when the warehouse has committed what was
    found: an index that is behind the warehouse is brought up to date by the next run, while one that is
    ahead no longer knows what must be looked for again.
    """
    with opened_index(archive.seed_index, memory_bytes) as connection:
        index = SeedIndex(connection)
        index.prepare()
        connection.begin()
        yield index


class SeedIndex:
    """Takes forms in and out; `tasks.match.candidates` asks what they share."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self.connection = connection
        connection.execute(sql("match/macros"))

    def prepare(self) -> None:
        """Create the tables, or empty them if they were made with another method or hash function."""
        canary = self.connection.execute(sql("match/canary")).fetchall()[0][0]
        made_with = (METHOD_VERSION, canary)
        tables = {row[0] for row in self.connection.execute("SHOW TABLES").fetchall()}
        is_whole = {"made_with", "margins"} <= tables
        if is_whole and self.connection.execute("FROM made_with").fetchall() == [made_with]:
            return
        self.connection.begin()
        for table in tables:
            self.connection.execute(f'DROP TABLE "{table}"')
        self.connection.execute(sql("match/tables"))
        self.connection.execute("INSERT INTO made_with VALUES ($1, $2)", made_with)
        self.connection.commit()

    def commit(self) -> None:
        """Keep what was done since the index was opened."""
        self.connection.commit()

    def form_numbers(self) -> dict[str, int]:
        """Return the number of each derivation's form."""
        rows = self.connection.execute("SELECT derivation_id, form_number FROM indexed").fetchall()
        return dict(rows)

    def next_number(self) -> int:
        """Return the number that the next form will have: forms added later have greater ones."""
        next_number = "SELECT coalesce(max(form_number), -1) + 1 FROM indexed"
        number: int = self.connection.execute(next_number).fetchall()[0][0]
        return number

    def remove(self, derivation_ids: Iterable[str]) -> None:
        """Forget forms: of derivations that did not land, or that no longer count."""
        gone = {"ids": list(derivation_ids)}
        if gone["ids"]:
            self.connection.execute(sql("match/remove_seeds"), gone)
            self.connection.execute(sql("match/remove_margins_of_forms"), gone)
            self.connection.execute("DELETE FROM indexed WHERE derivation_id IN (SELECT unnest($ids))", gone)

    def set_margins(self, margins: list[tuple[int, int, int]]) -> None:
        """Keep how many seeds of two forms, the first numbers, may fall before they are judged anew."""
        self.connection.execute(sql("match/asked_pairs"))
        self._append("asked_pairs", [(one, other) for one, other, _ in margins])
        self.connection.execute(sql("match/remove_margins"))
        self._append("margins", margins)

    def forget_margins(self) -> None:
        """Let every pair on record be judged anew at the next change of its seeds."""
        self.connection.execute("DELETE FROM margins")

    def add(self, entries: list[Entry]) -> None:
        """Index match forms under the next numbers, in their order."""
        if not entries:
            return
        numbered = list(enumerate(entries, start=self.next_number()))
        self._append(
            "indexed",
            [(number, each.derivation_id, each.document_id, each.stated_on) for number, each in numbered],
        )
        self.connection.execute(sql("match/blocks"))
        self._append("blocks", [block for number, each in numbered for block in blocks_of(number, each.form)])
        first, count = numbered[0][0], len(numbered)
        parts = zip(("second", "third", "fourth"), (1, 2, 3), strict=True)
        bounds = {name: first + count * part // 4 for name, part in parts}
        self.connection.execute(sql("match/add_seeds"), bounds)
        self.connection.execute("DROP TABLE blocks")

    def _append(self, table: str, rows: Sequence[tuple[object, ...]]) -> None:
        if rows:
            with self.connection.appender(table) as appender:
                appender.append_rows(list(rows))
