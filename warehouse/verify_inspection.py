"""One warehouse file under inspection: open, read-only, with the differences found so far."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from schemas.errors import ArchiveBusy, ArchiveDamaged
from schemas.verification import Difference
from warehouse.connection import quieten
from warehouse.sql import sql
from warehouse.storage_faults import warehouse_fault

ROWS_AT_ONCE = 16
"""How many rows a stream takes from DuckDB at a time: texts may be long."""


@dataclass
class Inspection:
    """A connection to one file, and what was found in it.

    `place` names the file; `document_id` is the one document to check, or None for all.
    """

    connection: DuckDBPyConnection
    place: str
    document_id: str | None
    differences: list[Difference] = field(default_factory=list)

    def fetch(self, name: str, **values: object) -> list[tuple[Any, ...]]:
        """Run `verify/{name}.sql` with those of the values, and of the document, that it names."""
        return self.connection.execute(*self._query(name, values)).fetchall()

    def stream(self, name: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of `verify/{name}.sql` beside other queries; it sees no temporary tables."""
        with self.connection.cursor() as cursor:
            cursor.execute(*self._query(name, {}))
            while rows := cursor.fetchmany(ROWS_AT_ONCE):
                yield from rows

    def _query(self, name: str, values: Mapping[str, object]) -> tuple[str, dict[str, object]]:
        text = sql(f"verify/{name}")
        offered = {"document_id": self.document_id, **values}
        return text, {key: value for key, value in offered.items() if f"${key}" in text}

    def compare(self, check: str, *, is_in_file: bool = True, **values: object) -> None:
        """Add one difference per row of `verify/{check}.sql`: its place and its message."""
        before = f"{self.place}: " if is_in_file else ""
        for place, message in self.fetch(check, **values):
            self.differences.append(Difference(check=check, place=before + place, message=message))

    def add(self, check: str, place: str, message: str) -> None:
        self.differences.append(Difference(check=check, place=place, message=message))

    @contextmanager
    def beside(self) -> Iterator["Inspection"]:
        """Yield an inspection of the same file for another thread; what it finds is added at the end."""
        with self.connection.cursor() as cursor:
            other = Inspection(cursor, self.place, self.document_id)
            yield other
        self.differences += other.differences

    @contextmanager
    def guarded(self, check: str) -> Iterator[None]:
        """Make what DuckDB cannot do with a damaged file a difference, and go on.

        Raises `ArchiveError` for what says nothing of the file: too little memory, a disk that is full.
        """
        try:
            yield
        except duckdb.Error as cause:
            fault = warehouse_fault(Path(self.place), cause)
            if not isinstance(fault, ArchiveDamaged):
                raise fault from cause
            self.add(check, self.place, f"cannot be checked: {first_line(cause)}")


def open_read_only(path: Path) -> DuckDBPyConnection:
    """Return a read-only connection that writes nothing beside the file.

    Raises `ArchiveBusy` if the file is being written to, and whatever DuckDB raises if it cannot be read.
    """
    try:
        connection = duckdb.connect(
            str(path), read_only=True, config={"temp_directory": tempfile.gettempdir()}
        )
    except duckdb.Error as cause:
        fault = warehouse_fault(path, cause)
        if isinstance(fault, ArchiveBusy):
            raise fault from cause
        raise
    quieten(connection)
    return connection


def first_line(cause: BaseException) -> str:
    return str(cause).partition("\n")[0]
