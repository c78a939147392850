"""`chancery query`: one question to the warehouse, in SQL or by name; it can only read."""

import argparse
import sys
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from flows.cli.interruptible import Asking, interruptible
from flows.cli.printing.labelled import labelled
from flows.cli.printing.output import as_text, count, json_text, note, print_lines, print_table
from flows.cli.printing.table import Column
from flows.cli.printing.terminal import visible
from flows.cli.query.answer_file import answer_file, printing_to, shape_of
from flows.cli.query.named_queries import named_queries, named_query
from flows.cli.reading import opened
from schemas.errors import UsageError
from warehouse.storage_faults import CORRUPT

LEAST_WIDTH = 10
"""What is left of a text where a table is wider than the terminal."""

READING = ("SELECT", "EXPLAIN", "CALL", "PRAGMA", "MULTI")
"""Statement types that change nothing; MULTI is what PIVOT becomes."""

NO_ANSWER = "Success"
"""The one column of what DuckDB gives for a CALL or PRAGMA that asks nothing, such as CHECKPOINT."""

BATCH = 1000
MOST_MEMORY, MOST_DISK = "2GiB", "8GiB"
MOST_ROWS = 100_000
"""The longest table: its columns are measured before the first line is printed."""


def run(arguments: argparse.Namespace) -> int:
    """Print what the warehouse answers; returns the exit code."""
    shape = "json" if arguments.json else arguments.format or shape_of(arguments.output) or "table"
    if arguments.list:
        _print_list(shape)
        return 0
    if not arguments.statement:
        raise UsageError("ask what? Give one SQL statement, or @name: `chancery query --list` lists them")
    statement = sys.stdin.read() if arguments.statement == "-" else arguments.statement
    if statement.startswith("@"):
        statement = named_query(statement)
    if shape == "parquet" and not arguments.output:
        raise UsageError("Parquet is no text: name a file for it with --output FILE.parquet")
    with (
        opened(arguments) as connection,
        answer_file(arguments.output) as file,
        interruptible(connection) as asking,
    ):
        _lock(connection, file)
        try:
            asked = _one_statement(connection, statement, values := _values(arguments.values))
            if shape == "parquet" and file:
                answer = connection.sql(asked.query, params=values or None)
                _refuse_no_question(asked, answer.columns if answer else [NO_ANSWER])
                asking(lambda: answer.write_parquet(str(file)))
            else:
                names, rows = _answer(connection, asking, asked, values)
                _refuse_no_question(asked, names)
                with printing_to(file):
                    if shape == "table" and asked.type.name == "EXPLAIN":
                        _print_plans(rows)
                    else:
                        _print_answer(names, rows, shape)
        except duckdb.InterruptException as cause:
            raise KeyboardInterrupt from cause
        except duckdb.Error as cause:
            if CORRUPT in str(cause):
                raise
            raise UsageError(f"SQL: {_one_line(cause)}") from cause
    return 0


def _lock(connection: DuckDBPyConnection, file: Path | None) -> None:
    """Shut the connection off from all files but the one asked for, and from the network.

    A statement that wants more memory, or more room on the disk of the archive, fails.
    """
    connection.execute("SET memory_limit = $most", {"most": MOST_MEMORY})
    connection.execute("SET max_temp_directory_size = $most", {"most": MOST_DISK})
    if file:
        connection.execute("SET allowed_paths = [$path]", {"path": str(file)})
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _values(given: list[str]) -> dict[str, str]:
    """Return the values by name. Raises `UsageError` for one without a name."""
    pairs = [each.partition("=") for each in given]
    for name, sign, _ in pairs:
        if not (sign and name.isidentifier()):
            raise UsageError(f"{name} names no value: give NAME=VALUE, as in words='recogni[sz]e'")
    return {name: value for name, _, value in pairs}


def _one_statement(
    connection: DuckDBPyConnection, statement: str, values: dict[str, str]
) -> duckdb.Statement:
    """Return the one statement there may be, which only reads and whose parameters all have a value."""
    statements = connection.extract_statements(statement)
    if not statements:
        raise UsageError("there is no statement in this: give one, or @name (`chancery query --list`)")
    if len(statements) > 1:
        raise UsageError(f"query takes one statement, this is {len(statements)}: give them one at a time")
    if statements[0].type.name not in READING:
        word = statements[0].type.name
        raise UsageError(
            f"query only reads, and this is {word}; the archive changes by `chancery ingest` alone"
        )
    wanted = set(statements[0].named_parameters)
    if missing := sorted(wanted - values.keys()):
        raise UsageError(
            f"the statement asks for ${missing[0]}: add {' '.join(f'{name}=…' for name in missing)}"
        )
    if extra := sorted(values.keys() - wanted):
        raise UsageError(f"the statement has no ${extra[0]}: leave {extra[0]}=… out")
    return statements[0]


def _refuse_no_question(statement: duckdb.Statement, names: list[str]) -> None:
    """Raise `UsageError` for a statement that gives no rows by its nature; DuckDB calls some of them CALL."""
    if statement.type.name in ("CALL", "PRAGMA") and names == [NO_ANSWER]:
        raise UsageError("query answers questions, and this is none: it has no rows to give")


def _answer(
    connection: DuckDBPyConnection, asking: Asking, statement: duckdb.Statement, values: dict[str, str]
) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
    """Return column names and rows."""
    cursor = asking(
        lambda: connection.execute(statement, values) if values else connection.execute(statement)
    )
    return [column[0] for column in cursor.description or []], _batches(asking, cursor)


def _batches(asking: Asking, cursor: DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := asking(lambda: cursor.fetchmany(BATCH)):
        yield from rows


def _one_line(cause: duckdb.Error) -> str:
    """Return DuckDB's message with its hints, without its class and its picture of the statement."""
    message = str(cause).partition("\nLINE ")[0]
    first, *rest = [line.strip() for line in message.split("\n") if line.strip()]
    kind, colon, said = first.partition("Error: ")
    return " ".join([said if colon and len(kind) < 24 else first, *rest])


def _print_answer(names: list[str], rows: Iterator[tuple[Any, ...]], shape: str) -> None:
    if shape == "json":
        _print_json_rows(names, rows)
    elif shape == "csv":
        from flows.cli.printing.csv_output import print_csv

        print_csv(names, rows)
    else:
        _print_rows(names, rows)


def _print_plans(rows: Iterator[tuple[Any, ...]]) -> None:
    """Print plans, which are drawings of several lines, as they are drawn."""
    print_lines(visible(line) for *_, plan in rows for line in str(plan).splitlines())


def _print_json_rows(names: list[str], rows: Iterator[tuple[Any, ...]]) -> None:
    """Print a JSON array row by row: an answer may be larger than memory."""
    print("[", end="")
    for number, row in enumerate(rows):
        print("," if number else "")
        print(f"  {json_text(dict(zip(names, row, strict=True)))}", end="")
    print("\n]")


def _print_rows(names: list[str], rows: Iterator[tuple[Any, ...]]) -> None:
    kept = list(islice(rows, MOST_ROWS + 1))
    if len(kept) > MOST_ROWS:
        raise UsageError(
            f"the answer has more than {MOST_ROWS:,} rows, too many for a table: add --format csv or json,"
            " or LIMIT"
        )
    numeric = [
        any(row[place] is not None for row in kept)
        and all(row[place] is None or isinstance(row[place], int | float | Decimal) for row in kept)
        for place in range(len(names))
    ]
    words = len(names) - 1 if numeric and not numeric[-1] else None  # what is read rather than compared
    cells = [["NULL" if value is None else as_text(value) for value in row] for row in kept]
    columns = [
        Column(name, 1 + (place == words), _least_width(kept, cells, place), ">" if right else "<")
        for place, (name, right) in enumerate(zip(names, numeric, strict=True))
    ]
    print_table(columns, cells)
    note(count(len(kept), "row"))


def _least_width(rows: list[tuple[Any, ...]], cells: list[list[str]], place: int) -> int:
    """Return how narrow a column may become: a text can be cut, a time or a number cut short is another."""
    whole = (int, float, Decimal, date, time)  # a datetime is a date
    lengths = (
        len(cell[place]) for row, cell in zip(rows, cells, strict=True) if isinstance(row[place], whole)
    )
    return max([LEAST_WIDTH, *lengths])


def _print_list(shape: str) -> None:
    queries = named_queries()
    if shape == "json":
        print(json_text([{"name": name, "meaning": meaning} for name, meaning in queries], indent=2))
        return
    print_lines(labelled((f"@{name}", meaning) for name, meaning in queries))
