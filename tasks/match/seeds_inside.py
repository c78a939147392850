"""The seeds of an index in its own file, beside its forms: asked all at once."""

from collections.abc import Mapping, Sequence

from duckdb import DuckDBPyConnection

from tasks.match.question import Question, find_answers
from warehouse.index_file import tables_in
from warehouse.sql import sql


class SeedsInside:
    """What `tasks.match.partitions.Partitions` does with several files, done with one."""

    count = 1

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection

    def begin(self) -> None:
        """Create the table."""
        self._connection.execute(sql("match/seeds"))

    def are_whole(self) -> bool:
        """Return whether their table is there: what is in it was committed with the rest of the file."""
        return "seeds" in tables_in(self._connection)

    def add(self, bounds: Mapping[str, int]) -> None:
        """Find the seeds of the forms in the table `blocks`, which is cut at these numbers."""
        self._connection.execute(sql("match/add_seeds"), dict(bounds))

    def remove(self, numbers: Sequence[int]) -> None:
        """Forget the seeds of these forms."""
        self._connection.execute(sql("match/remove_seeds"), {"gone": list(numbers)})

    def ask(self, question: Question, first_new: int) -> None:
        """Leave what the seeds say in the tables of answers."""
        find_answers(self._connection, question, first_new)

    def settle(self) -> None:
        """Nothing is still to be done to them."""
