"""Chancery's own matching and relating, timed: from documents in a warehouse to stored matches and relations.

Fetching, extracting and cleaning are left out, and so is putting the documents into the warehouse: this is
the time that who repeats whom takes.
"""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from duckdb import DuckDBPyConnection

from schemas.settings import Settings
from tasks.land import RunFacts
from tasks.match.recording import record_reuse
from tasks.match.seed_index import seed_index
from warehouse.archive import Archive
from warehouse.connection import limit_memory, working_warehouse

BEGUN = datetime(2026, 1, 1)
MEMORY_BYTES = Settings().memory_bytes

DERIVATIONS = """
INSERT INTO store.derivations
SELECT left(sha256(text), 32), sha256(text), $run_id, '0', 'text', '{}', sha256(text), sha256(text), $at
FROM added_texts
"""
DOCUMENTS = """
INSERT INTO store.documents
SELECT
    left(sha256(text), 32), sha256(text), 'text', NULL, [], NULL, NULL, NULL, NULL, ['en'], 1, length(text),
    text, text, sha256(text)
FROM added_texts
"""
PASSAGES = """
INSERT INTO store.passages BY NAME
SELECT
    left(sha256(text), 32) AS derivation_id, 1 AS passage_number, 'paragraph' AS role, 'en' AS language,
    0 AS text_start, length(text) AS text_end, 1 AS page_number, text
FROM added_texts
"""
MATCHES = """
SELECT mine.text, text_start, text_end, other.text, other_start, other_end
FROM main.matches AS matches
JOIN main.documents AS mine USING (document_id)
JOIN main.documents AS other ON other.document_id = other_document_id
WHERE $with_formulae OR NOT is_formula
"""


@dataclass(frozen=True)
class Found:
    """What one run took and what it stored."""

    seconds: float
    matches: int
    relations: int


def run_chancery(texts: Sequence[str], folder: Path, partition_count: int = 1) -> Found:
    """Add texts to the archive in a folder, begun if there is none; time what comes after their landing."""
    archive, workers = Archive(folder), os.cpu_count() or 1
    with working_warehouse(archive) as connection:
        limit_memory(connection, MEMORY_BYTES)
        runs = connection.execute("SELECT count(DISTINCT run_id) FROM store.derivations").fetchall()[0][0]
        run = RunFacts(f"run-{runs}", "benchmark", None, BEGUN.replace(day=1 + runs), "{}")
        landed = add_documents(connection, run, texts)
        began = time.perf_counter()
        connection.begin()
        with seed_index(archive, MEMORY_BYTES, partition_count, workers) as index:
            record_reuse(connection, index, run.run_id, landed, run.started_at, workers)
            connection.commit()
            index.commit()
        seconds = time.perf_counter() - began
        return Found(seconds, *_counts(connection, run))


def stored_matches(folder: Path, *, with_formulae: bool = False) -> list[tuple[str, int, int, str, int, int]]:
    """Return the matches of an archive: text, start, end, and the same of the other text."""
    with working_warehouse(Archive(folder)) as connection:
        return connection.execute(MATCHES, {"with_formulae": with_formulae}).fetchall()


def add_documents(connection: DuckDBPyConnection, run: RunFacts, texts: Sequence[str]) -> dict[str, str]:
    """Put texts into the warehouse, each one paragraph; return document by derivation."""
    connection.execute("CREATE OR REPLACE TEMP TABLE added_texts (text VARCHAR)")
    with connection.appender("added_texts") as appender:
        appender.append_rows([(text,) for text in texts])
    connection.execute(DERIVATIONS, {"run_id": run.run_id, "at": run.started_at})
    connection.execute(DOCUMENTS)
    connection.execute(PASSAGES)
    landed = connection.execute(
        "SELECT derivation_id, document_id FROM store.derivations WHERE run_id = $run_id",
        {"run_id": run.run_id},
    )
    return dict(landed.fetchall())


def _counts(connection: DuckDBPyConnection, run: RunFacts) -> list[int]:
    one = {"run_id": run.run_id}
    return [
        connection.execute(f"SELECT count(*) FROM store.{table} WHERE run_id = $run_id", one).fetchall()[0][0]
        for table in ("matches", "relation_events")
    ]
