"""The datasets of a run: the addresses it reads, and the views of the warehouse it adds to."""

from collections.abc import Iterable
from urllib.parse import unquote

from duckdb import DuckDBPyConnection

from tasks.lineage.events import Dataset
from warehouse.archive import Archive
from warehouse.sql import sql

MOST_ADDRESSES = 1000
"""How many inputs an event names: an event of ten thousand files is read by nobody."""


def addresses(uris: Iterable[str]) -> list[Dataset]:
    """Return what was fetched: files by their path, the rest by scheme, host and path."""
    return [_address(uri) for uri in list(dict.fromkeys(uris))[:MOST_ADDRESSES]]


def _address(uri: str) -> Dataset:
    scheme, found, rest = uri.partition("://")
    if scheme == "file" or not found:
        return Dataset("file", unquote(rest) if found else uri)
    host, _, path = rest.partition("/")
    return Dataset(f"{scheme}://{host}", path or "/")


def landed_views(
    connection: DuckDBPyConnection, archive: Archive, run_id: str, document_id: str | None = None
) -> list[Dataset]:
    """Return the views that a run added rows to, with their columns and how many rows it added.

    With a document only the rows about it count.
    """
    namespace = f"duckdb://{archive.warehouse}"
    columns: dict[str, list[tuple[str, str, str]]] = {}
    for view, name, kind, meaning in connection.execute(sql("queries/columns")).fetchall():
        columns.setdefault(view, []).append((name, kind, meaning or ""))
    about = {"run_id": run_id, "document_id": document_id}
    rows = connection.execute(sql("lineage/row_counts"), about).fetchall()
    return [Dataset(namespace, f"main.{view}", columns[view], count) for view, count in rows if count]
