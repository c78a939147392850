"""The seed index: which short substrings stand in which match forms, kept from run to run.

Forms and margins are in one file, and the seeds too, unless they are cut into partitions, which have files of
their own. It can always be made anew from the texts, and is, when the hash function, the method or the number
of partitions has changed.
"""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date

from duckdb import DuckDBPyConnection

from tasks.match.digits import blocks_of
from tasks.match.method import METHOD_VERSION
from tasks.match.partitions import Partitions, partitions
from tasks.match.question import Question
from tasks.match.seeds_inside import SeedsInside
from warehouse.archive import Archive
from warehouse.index_file import drop_tables, opened_index, tables_in
from warehouse.sql import sql

TABLES = {"indexed", "margins", "partitions", "made_with"}
"""What an index has (`warehouse/match/tables.sql`) beside its seeds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A derivation to be indexed: its match form, and what says who was first."""

    derivation_id: str
    document_id: str
    stated_on: date | None
    form: str


@contextmanager
def seed_index(
    archive: Archive, memory_bytes: int | None = None, partition_count: int = 1, at_once: int = 1
) -> Iterator["SeedIndex"]:
    """Open the index, made anew if it is missing, damaged, or was made another way. Call under the lock.

    What is done to it is kept by `commit`, for which the time is when the warehouse has committed what was
    found: an index that is behind the warehouse is brought up to date by the next run, while one that is
    ahead no longer knows what must be looked for again. Of more than one partition, a power of two, so many
    are asked `at_once`.
    """
    share = memory_bytes if memory_bytes is None or partition_count == 1 else memory_bytes // 2
    with opened_index(archive.seed_index, share) as connection, ExitStack() as opened:
        place, seeds = archive.seed_partitions, None
        if partition_count > 1:
            seeds = opened.enter_context(partitions(connection, place, partition_count, at_once, share))
        else:
            shutil.rmtree(place, ignore_errors=True)
        index = SeedIndex(connection, seeds)
        index.prepare()
        connection.begin()
        yield index


class SeedIndex:
    """Takes forms in and out; `tasks.match.candidates` asks what they share."""

    def __init__(self, connection: DuckDBPyConnection, seeds: Partitions | None = None) -> None:
        self.connection = connection
        self._seeds = seeds or SeedsInside(connection)
        connection.execute(sql("match/macros"))

    def prepare(self) -> None:
        """Create the tables, or empty them if they were made another way or a part of them is missing."""
        canary = self.connection.execute(sql("match/canary")).fetchall()[0][0]
        made_with = (METHOD_VERSION, canary, self._seeds.count)
        has_all = tables_in(self.connection) >= TABLES
        is_ours = has_all and self.connection.execute("FROM made_with").fetchall() == [made_with]
        if is_ours and self._seeds.are_whole():
            return
        self.connection.begin()
        drop_tables(self.connection)
        self.connection.commit()
        # What they took is given back, as the seeds may be elsewhere from now on.
        self.connection.execute("CHECKPOINT")
        self.connection.begin()
        self.connection.execute(sql("match/tables"))
        self.connection.execute("INSERT INTO made_with VALUES ($1, $2, $3)", made_with)
        self._seeds.begin()
        self.connection.commit()

    def commit(self) -> None:
        """Keep what was done since the index was opened."""
        self._seeds.settle()
        self.connection.commit()

    def ask(self, question: Question, rows: Sequence[tuple[int, ...]], first_new: int) -> None:
        """Leave what all seeds say about these forms or pairs in the connection's tables of answers.

        The forms from `first_new` on count as new.
        """
        self.connection.execute(sql("match/ranked"))
        self.fill(question.asked, rows)
        self._seeds.ask(question, first_new)

    def fill(self, table: str, rows: Sequence[tuple[int, ...]]) -> None:
        """Put rows into a temporary table of what is asked about, in the place of those before."""
        self.connection.execute(sql(f"match/{table}"))
        self._append(table, rows)

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
            numbers = self.connection.execute(sql("match/form_numbers"), gone).fetchall()
            self._seeds.remove([number for (number,) in numbers])
            self.connection.execute(sql("match/remove_margins_of_forms"), gone)
            self.connection.execute("DELETE FROM indexed WHERE derivation_id IN (SELECT unnest($ids))", gone)

    def set_margins(self, margins: list[tuple[int, int, int]]) -> None:
        """Keep how many seeds of two forms, the first numbers, may fall before they are judged anew."""
        self.fill("asked_pairs", [(one, other) for one, other, _ in margins])
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
        self._seeds.add(bounds)
        self.connection.execute("DROP TABLE blocks")

    def _append(self, table: str, rows: Sequence[tuple[object, ...]]) -> None:
        if rows:
            with self.connection.appender(table) as appender:
                appender.append_rows(list(rows))
