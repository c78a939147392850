"""Rows of many documents read once, in the order of the documents: one statement for all of them."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from duckdb import DuckDBPyConnection

from flows.cli.reading import Record
from warehouse.sql import sql

BATCH = 2_000


def stream(connection: DuckDBPyConnection, file: str) -> Iterator[Record]:
    """Yield the rows of `warehouse/{file}.sql`, a batch in memory at a time; `$document_id` in it is NULL."""
    statement = sql(file)
    cursor = connection.cursor()
    cursor.execute(statement, {"document_id": None} if "$document_id" in statement else {})
    names = [column[0] for column in cursor.description or []]
    while batch := cursor.fetchmany(BATCH):
        for row in batch:
            yield dict(zip(names, row, strict=True))
    cursor.close()


class ByDocument:
    """The rows of a statement ordered by `document_id`, asked for in that order."""

    def __init__(self, connection: DuckDBPyConnection, file: str) -> None:
        self._groups = groupby(stream(connection, file), key=itemgetter("document_id"))
        self._next = next(self._groups, None)

    def of(self, document_id: str) -> list[Record]:
        """Return the rows of a document; those of documents before it are passed over."""
        while self._next and self._next[0] < document_id:
            self._next = next(self._groups, None)
        if not self._next or self._next[0] != document_id:
            return []
        found = list(self._next[1])
        self._next = next(self._groups, None)
        return found
