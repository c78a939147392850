"""What an archive says of reuse, without who found it when."""

from typing import Any

import duckdb

from warehouse.archive import Archive

SAID = {
    "relations": "SELECT subject_id, predicate, object_id, score, reason FROM relations ORDER BY ALL",
    "matches": "SELECT * EXCLUDE (run_id) FROM matches ORDER BY match_id",
    "translations": "SELECT * EXCLUDE (run_id, translation_id) FROM translations ORDER BY ALL",
    "citations": "SELECT document_id, text_start, cited_document_id FROM citations ORDER BY ALL",
}


def rows(archive: Archive, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(archive.warehouse), read_only=True) as connection:
        return connection.execute(query).fetchall()


def said(archive: Archive) -> dict[str, list[tuple[Any, ...]]]:
    """What an archive says of reuse, without who found it when."""
    return {name: rows(archive, query) for name, query in SAID.items()}
