"""A small, consistent archive, made up row by row through the real tables."""

import json
import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from warehouse.archive import Archive
from warehouse.connection import working_warehouse
from warehouse.heads_log import sync_heads_log
from warehouse.ledger import append_entries
from warehouse.vouching import VOUCHED

Rows = list[dict[str, Any]]

EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
"""The SHA-256 of nothing."""
MOMENT = datetime(2026, 3, 1, 12, 0, 0, 250_000)
RAW = "Note  verbale\nThe Ministry of Foreign Af-\nfairs of Tarvania — ﬁrmly.\f" + "Слово за словом. " * 600
FILLING = {
    "VARCHAR": "word",
    "INTEGER": 7,
    "BIGINT": 70,
    "DOUBLE": 0.1,
    "BOOLEAN": True,
    "DATE": date(2026, 2, 3),
    "TIMESTAMP": MOMENT,
    "VARCHAR[]": ["en", "ru"],
    "JSON": '{"b": 1, "a": [1.50]}',
}
"""What stands in the columns that a row does not need for being consistent."""


@pytest.fixture(scope="session")
def sample_archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Three documents that landed in two runs. Tests copy it before they change anything."""
    archive = Archive(tmp_path_factory.mktemp("sample"))
    with working_warehouse(archive) as connection:
        for run, texts in (("run-1", ["A", "B"]), ("run-2", ["C"])):
            connection.begin()
            for table, rows in run_rows(archive, connection, run, texts).items():
                insert(connection, table, rows)
            append_entries(connection, [run], MOMENT.replace(tzinfo=UTC))
            connection.commit()
            sync_heads_log(connection, archive)
    shutil.copy(archive.working_warehouse, archive.warehouse)
    return archive


@pytest.fixture
def archive(sample_archive: Archive, tmp_path: Path) -> Archive:
    """A copy of the sample that the test may change."""
    shutil.copytree(sample_archive.root, tmp_path / "archive")
    return Archive(tmp_path / "archive")


@pytest.fixture
def working(archive: Archive) -> Iterator[DuckDBPyConnection]:
    """The copy's working warehouse, open for writing."""
    with duckdb.connect(str(archive.working_warehouse)) as connection:
        yield connection


@pytest.fixture
def documents(sample_archive: Archive) -> list[str]:
    """The ids of the sample's documents, sorted."""
    with duckdb.connect(str(sample_archive.warehouse), read_only=True) as connection:
        rows = connection.execute("SELECT document_id FROM documents ORDER BY 1").fetchall()
    return [document_id for (document_id,) in rows]


def insert(connection: DuckDBPyConnection, table: str, rows: Rows) -> None:
    """Insert rows, the columns they do not name filled with something of the right type."""
    types = dict(
        connection.execute(f"SELECT column_name, column_type FROM (DESCRIBE store.{table})").fetchall()
    )
    for row in rows:
        values = [row.get(column, FILLING[kind]) for column, kind in types.items()]
        marks = ", ".join("?" * len(values))
        connection.execute(f"INSERT INTO store.{table} VALUES ({marks})", values)


def run_rows(
    archive: Archive, connection: DuckDBPyConnection, run: str, texts: Sequence[str]
) -> dict[str, Rows]:
    """Return what a run adds to each table that is vouched for; writes the originals and the captures."""
    tables: dict[str, Rows] = {vouched.table: [] for vouched in VOUCHED}
    for text in texts:
        for table, rows in document_rows(archive, connection, run, text).items():
            tables[table] += rows
    tables["run_events"] = [{"run_id": run, "event": event} for event in ("started", "ended")]
    tables["rules"] = [{"rule": f"rule-{run}", "run_id": run}]
    tables["migrations"] = [{"run_id": run, "changes": ["pages: new"]}]
    tables["rebuilds"] = [{"run_id": run, "head_count": 0, "heads_log_bytes": 0, "heads_log_sha256": EMPTY}]
    tables["methods"] = [{"method_version": f"method-{run}", "run_id": run}]
    ids = sorted(row["document_id"] for row in tables["documents"])
    sides = {"document_id": ids[0], "derivation_id": ids[0][:32]}
    others = {"other_document_id": ids[-1], "other_derivation_id": ids[-1][:32]}
    tables["matches"] = [{"match_id": f"{run}-{n}", "run_id": run, **sides, **others} for n in (1, 2)]
    tables["match_events"] = [
        {"match_id": f"{run}-{n}", "run_id": run, "event": event}
        for n, event in ((1, "made"), (2, "retracted"))
    ]
    tables["translations"] = [
        {"translation_id": f"{run}-{n}", "run_id": run, **sides, **others} for n in (1, 2)
    ]
    judgement = {"relation_id": "r", "run_id": run, "subject_id": ids[0], "object_id": ids[-1]}
    tables["relation_events"] = [{**judgement, "event": event} for event in ("made", "retracted")]
    cited = {"derivation_id": ids[0][:32], "citation_number": 1, "run_id": run, "resolution": "held"}
    tables["citation_events"] = [{**cited, "cited_document_id": ids[-1]}]
    tables["quarantine_events"] = [{"run_id": run, "event": "quarantined", "original_sha256": None}]
    with archive.captures_log.open("a", encoding="utf-8") as log:
        log.writelines(logged(connection, row) for row in tables["captures"])
    return tables


def document_rows(archive: Archive, connection: DuckDBPyConnection, run: str, word: str) -> dict[str, Rows]:
    raw_text = word + RAW
    data = raw_text.encode()
    document_id = sha256(connection, data)
    path = archive.original(document_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    pieces, text = cut(raw_text)
    ids = {"derivation_id": document_id[:32], "document_id": document_id, "run_id": run}
    hashes = {"text_sha256": sha256(connection, text.encode()), "raw_text_sha256": document_id}
    originals = {"original_sha256": document_id, "original_bytes": len(data), "run_id": run}
    texts = {"raw_text": raw_text, "text": text, "char_count": len(text), **hashes}
    ends = [0, 10, 4090, 4099, len(text)]
    passages: Rows = [
        {**ids, "passage_number": n, "text_start": a, "text_end": b, "text": text[a:b]}
        for n, (a, b) in enumerate(pairwise(ends), start=1)
    ]
    noted = {"text_start": None, "note_start": 4090, "note_end": 4099, "note": text[4090:4099]}
    cited = {"kind": "symbol", "text_start": 10, "text_end": 20, "cited_as": text[10:20]}
    said = {"speaker_kind": "state", "text_start": 0, "text_end": 4099}
    words = [text[:4099], f"{text[:10]}\n\n{text[10:20]}\n\n{text[4090:4099]}"]
    methods = ("text_layer", "ocr")
    answered = {"headers": '{"etag":"\\"ж\\u0001\\""}', "redirects": "[]"}
    fetched = {"capture_id": f"capture-{word}", "outcome": "stored", "error": None}
    return {
        "captures": [{**fetched, **answered, **originals}],
        "originals": [originals],
        "derivations": [{**ids, **hashes}],
        "documents": [{**ids, **texts}],
        "pages": [{**ids, "page_number": n, "method": method} for n, method in enumerate(methods, start=1)],
        "words": [{**ids, "page_number": 1, "raw_start": n} for n in (11, 5)],
        "raw_spans": [{**ids, "raw_start": n} for n in (0, 9)],
        "pieces": [{**ids, "piece_number": n, **piece} for n, piece in enumerate(pieces, start=1)],
        "passages": passages,
        "attachments": [{**ids, "attachment_number": n} for n in (2, 1)],
        "claims": [{**ids, "claim_number": n, "aspect": "title"} for n in (2, 1)],
        "footnotes": [{**ids, "footnote_number": n, **noted} for n in (2, 1)],
        "statements": [
            {**ids, "statement_number": n, "text": each, **said} for n, each in enumerate(words, start=1)
        ],
        "attributes": [{**ids, "attribute_number": n} for n in (1, 2)],
        "citations": [{**ids, "citation_number": n, **cited} for n in (1, 2)],
        "findings": [{**ids, "severity": "warning", "value": value, "text_start": None} for value in "xy"],
    }


def cut(raw_text: str) -> tuple[Rows, str]:
    """Return pieces that change something, move something and leave most of it, and the text they give."""
    at = [0, raw_text.index("  "), raw_text.index("-\n"), raw_text.index("\f"), raw_text.index("\f") + 1]
    parts = [
        (at[0], at[1], None),
        (at[1], at[1] + 2, " "),
        (at[1] + 2, at[2], None),
        (at[2], at[2] + 2, ""),
        (at[4], len(raw_text), None),
        (at[2] + 2, at[3], None),
        (at[3], at[4], "\n"),
    ]
    pieces: Rows = []
    text = ""
    for start, end, after in parts:
        words = raw_text[start:end] if after is None else after
        place = {"raw_start": start, "raw_end": end, "text_start": len(text), "text_end": len(text + words)}
        pieces.append({**place, "rules": [] if after is None else ["rule"], "after": after})
        text += words
    return pieces, text


def logged(connection: DuckDBPyConnection, row: dict[str, Any]) -> str:
    """Return a capture's line in captures.ndjson."""
    types = connection.execute("SELECT column_name, column_type FROM (DESCRIBE store.captures)").fetchall()
    filled = {column: row.get(column, FILLING[kind]) for column, kind in types}
    filled |= {column: json.loads(filled[column]) for column, kind in types if kind == "JSON"}
    return json.dumps(filled, default=datetime.isoformat, ensure_ascii=False) + "\n"


def sha256(connection: DuckDBPyConnection, data: bytes) -> str:
    return str(connection.execute("SELECT sha256(?::BLOB)", [data]).fetchall()[0][0])
