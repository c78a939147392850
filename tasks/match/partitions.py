"""The seeds of an index in several files, by the first bits of their hashes, each asked by itself.

No more are in memory than are asked at a time. What is handed over are Parquet files: the new seeds of each
partition, the forms in their order and those asked about, and what is found of them, small beside the seeds.
`tasks.match.seed_index` brings it together.

The index's own file says what is true. A partition takes new seeds in before that file commits, so that a
crash leaves some that it does not know, which are dropped; where anything else is not as it says, the index
is made anew.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TypeVar

import duckdb
from duckdb import DuckDBPyConnection

from tasks.match.question import Question, find_answers
from warehouse.connection import limit_memory, quieten
from warehouse.index_file import raise_if_busy
from warehouse.sql import sql

T = TypeVar("T")


class State(NamedTuple):
    """How many seeds a partition holds, and a digest of them."""

    seed_count: int
    digest: int


@contextmanager
def partitions(
    connection: DuckDBPyConnection, folder: Path, count: int, at_once: int, memory_bytes: int | None
) -> Iterator["Partitions"]:
    """Yield the partitions in a folder, a power of two of them; `connection` is that to the index's own file.

    `at_once` are asked at a time; all together hold no more than `memory_bytes` in memory.
    """
    with duckdb.connect(":memory:") as apart:
        quieten(apart)
        limit_memory(apart, memory_bytes)
        # No order of rows matters, and keeping one takes memory.
        apart.execute("SET preserve_insertion_order = false")
        made = Partitions(connection, apart, folder, count, at_once)
        apart.execute("SET temp_directory = $folder", {"folder": str(made.spilled)})
        try:
            yield made
        finally:
            made.clear()


class Partitions:
    """What `tasks.match.seeds_inside.SeedsInside` does with one file, done with several, side by side.

    `apart` is the connection to a database that takes in so many of them at a time. Nothing but they lies in
    their folder between two runs.
    """

    def __init__(
        self,
        connection: DuckDBPyConnection,
        apart: DuckDBPyConnection,
        folder: Path,
        count: int,
        at_once: int,
    ) -> None:
        self.count = count
        self.folder = folder
        self.spilled = folder / "spilled"
        self._new, self._asked, self._found = (folder / name for name in ("new", "asked", "found"))
        self._connection = connection
        self._apart = apart
        self._at_once = at_once
        self._gone: list[int] = []
        """Forms that are still to be forgotten, before the new seeds are taken in."""
        self._batches = 0
        """How many times new seeds were put where they are still to be taken in."""

    def begin(self) -> None:
        """Put empty partitions in the place of what there is."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self._keep(self._of_each(lambda partition, _: self._made(partition)))

    def are_whole(self) -> bool:
        """Return whether they are those of the moment when the index was last kept.

        Seeds of forms that it does not know are dropped first: they are of a run that was cut short. Raises
        `ArchiveBusy` if another process has one of them open.
        """
        self.clear()
        if {path.stem for path in self.folder.glob("*.duckdb")} != {str(each) for each in range(self.count)}:
            return False
        self._hand("known", "SELECT form_number FROM indexed")
        try:
            states = self._of_each(lambda partition, _: self._known_alone(partition))
        except duckdb.Error as cause:
            raise_if_busy(self.folder, cause)
            return False
        kept = self._connection.execute("FROM partitions ORDER BY partition").fetchall()
        return kept == [(number, *state) for number, state in enumerate(states)]

    def add(self, bounds: Mapping[str, int]) -> None:
        """Find the seeds of the forms in the table `blocks`, and put them where they are taken in later."""
        place = self._new / str(self._batches)
        place.mkdir(parents=True)
        self._connection.execute(
            "CREATE TEMP TABLE seeds (seed UBIGINT, form_number INTEGER, position INTEGER)"
        )
        self._connection.execute(sql("match/add_seeds"), dict(bounds))
        values = {"bits": self.count.bit_length() - 1, "folder": str(place)}
        self._connection.execute(sql("match/partitioned_seeds"), values)
        self._connection.execute("DROP TABLE seeds")
        self._batches += 1

    def remove(self, numbers: Sequence[int]) -> None:
        """Have the seeds of these forms forgotten, whose numbers may be given anew."""
        if self._batches:
            self.settle()
        self._gone += numbers

    def settle(self) -> None:
        """Have each partition forget what was removed, and take in what was added, for good."""
        if self._gone or self._batches:
            self._keep(self._of_each(self._changed))
            shutil.rmtree(self._new, ignore_errors=True)
            self._gone, self._batches = [], 0

    def ask(self, question: Question, first_new: int) -> None:
        """Ask each partition, and leave what they say, all together, in the tables of answers."""
        self.settle()
        for place in (self._asked, self._found):
            shutil.rmtree(place, ignore_errors=True)
        for table in ("ranked", question.asked):
            self._hand(table, f"FROM {table}")
        self._of_each(lambda partition, number: self._answer(partition, number, question, first_new))
        for table in question.found:
            files = ", ".join(_quoted(self._found / str(n) / f"{table}.parquet") for n in range(self.count))
            # What is asked once is not copied; of the rest DuckDB must know how much it is to join it well.
            kind = "VIEW" if table == "evidence" else "TABLE"
            query = f"CREATE OR REPLACE TEMP {kind} {table} AS FROM read_parquet([{files}])"
            self._connection.execute(query)
        self._connection.execute(f"SET VARIABLE first_new = {first_new}")

    def clear(self) -> None:
        """Remove all but the partitions themselves."""
        for place in (self._new, self._asked, self._found, self.spilled):
            shutil.rmtree(place, ignore_errors=True)

    def _keep(self, states: list[State]) -> None:
        """Note in the index's own file what the partitions hold."""
        rows = [(number, *state) for number, state in enumerate(states)]
        self._connection.execute("DELETE FROM partitions")
        self._connection.executemany("INSERT INTO partitions VALUES ($1, $2, $3)", rows)

    def _hand(self, table: str, query: str) -> None:
        """Write what all partitions need to know."""
        self._asked.mkdir(exist_ok=True)
        self._connection.query(query).write_parquet(str(self._asked / f"{table}.parquet"))

    def _take(self, partition: DuckDBPyConnection, table: str) -> None:
        path = {"path": str(self._asked / f"{table}.parquet")}
        partition.execute(f"CREATE TEMP TABLE {table} AS FROM read_parquet($path)", path)

    def _made(self, partition: DuckDBPyConnection) -> State:
        partition.execute(sql("match/seeds"))
        return _state(partition)

    def _known_alone(self, partition: DuckDBPyConnection) -> State:
        self._take(partition, "known")
        partition.execute("DELETE FROM seeds WHERE form_number NOT IN (FROM known)")
        return _state(partition)

    def _changed(self, partition: DuckDBPyConnection, number: int) -> State:
        new = [str(path) for path in self._new.glob(f"*/partition={number}/*.parquet")]
        partition.begin()
        if self._gone:
            partition.execute(sql("match/remove_seeds"), {"gone": self._gone})
        if new:
            partition.execute(sql("match/taken_in_seeds"), {"paths": new})
        state = _state(partition)
        partition.commit()
        return state

    def _answer(self, partition: DuckDBPyConnection, number: int, question: Question, first_new: int) -> None:
        partition.execute(sql("match/macros"))
        for table in ("ranked", question.asked):
            self._take(partition, table)
        find_answers(partition, question, first_new)
        place = self._found / str(number)
        place.mkdir(parents=True)
        for table in question.found:
            part = sql("match/summed_evidence") if table == "evidence" else f"FROM {table}"
            partition.query(part).write_parquet(str(place / f"{table}.parquet"))

    def _of_each(self, work: Callable[[DuckDBPyConnection, int], T]) -> list[T]:
        """Return what this does with each partition, opened for it alone."""

        def done(number: int) -> T:
            with self._opened(number) as partition:
                return work(partition, number)

        with ThreadPoolExecutor(self._at_once) as threads:
            return list(threads.map(done, range(self.count)))

    @contextmanager
    def _opened(self, number: int) -> Iterator[DuckDBPyConnection]:
        """Attach a partition's file, which costs a twentieth of what a database of its own would."""
        path = _quoted(self.folder / f"{number}.duckdb")
        with self._apart.cursor() as cursor:
            cursor.execute(f"ATTACH {path} AS partition_{number}")
        try:
            with self._apart.cursor() as cursor:
                cursor.execute(f"USE partition_{number}")
                yield cursor
        finally:
            with self._apart.cursor() as cursor:
                cursor.execute(f"DETACH partition_{number}")


def _state(connection: DuckDBPyConnection) -> State:
    return State(*connection.execute(sql("match/partition_state")).fetchall()[0])


def _quoted(path: Path) -> str:
    """Return a path as SQL writes it, where it takes no parameters."""
    return "'" + str(path).replace("'", "''") + "'"
