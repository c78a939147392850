"""Export format `csv`: for spreadsheets, in which no text of a document is run as a formula."""

from pathlib import Path

from duckdb import DuckDBPyConnection

from schemas.export import STARTS_FORMULA
from warehouse.export_format import ExportFormat
from warehouse.sql import sql


def write(connection: DuckDBPyConnection, view: str, path: Path) -> int:
    """Write a view; what would start a formula gets an apostrophe before it."""
    connection.execute(sql("formats/spreadsheet_text"))
    rows = f'SELECT spreadsheet_text(COLUMNS(*), $starts_formula) FROM main."{view}"'
    values = {"path": str(path), "starts_formula": STARTS_FORMULA}
    found = connection.execute(f"COPY ({rows}) TO $path (FORMAT csv, HEADER)", values).fetchall()
    row_count: int = found[0][0]
    return row_count


ORDER = 20
FORMAT = ExportFormat(
    "csv",
    "csv",
    write,
    is_read_by_name=True,
    texts="Texts stand as they are in the documents, but for an apostrophe before those that start with\n"
    "`=`, `+`, `-`, `@` (also in full width), a tab or a line end, so that no spreadsheet runs them as\n"
    "formulas.",
)
