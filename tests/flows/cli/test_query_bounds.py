"""What a stranger's statement cannot do: write, read what is not the archive's, take all, or stay."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.cli.query import command as query

ATTEMPTS = """
SELECT * FROM '{secret}'
SELECT * FROM "{secret}"
SELECT * FROM 'https://x.example/y.parquet'
SELECT * FROM read_csv('{secret}')
SELECT * FROM read_csv_auto('{secret}')
SELECT * FROM read_text('{secret}')
SELECT * FROM read_blob('{secret}')
SELECT * FROM read_json('{secret}')
SELECT * FROM read_ndjson_objects('{secret}')
SELECT * FROM read_parquet('{secret}')
SELECT * FROM parquet_metadata('{secret}')
SELECT * FROM parquet_schema('{secret}')
SELECT * FROM sniff_csv('{secret}')
SELECT * FROM glob('/etc/*')
SELECT * FROM query('SELECT * FROM read_text(''{secret}'')')
SELECT * FROM query_table('{secret}')
SELECT * FROM json_execute_serialized_sql(json_serialize_sql('FROM read_text(''{secret}'')'))
SELECT * FROM python_map_function(1)
SELECT * FROM ATTEMPTS
SELECT * FROM which_secret('s3://x', 's3')
SELECT getenv('HOME')
PIVOT (SELECT * FROM read_csv('{secret}')) ON a
EXPLAIN ANALYZE COPY (SELECT 1) TO '{target}'
EXPLAIN ANALYZE DELETE FROM store.documents
COPY (SELECT 1) TO '{target}'
COPY store.documents TO '{target}'
COPY store.documents FROM '{secret}'
COPY FROM DATABASE warehouse TO memory
EXPORT DATABASE '{target}'
IMPORT DATABASE '{secret}'
ATTACH '{target}' AS other
ATTACH ':memory:' AS other
DETACH warehouse
USE memory
INSTALL httpfs
LOAD httpfs
LOAD '{secret}'
SET enable_external_access = true
RESET enable_external_access
SET lock_configuration = false
SET memory_limit = '1TB'
SET temp_directory = '{target}'
SET VARIABLE x = 1
PRAGMA enable_profiling = 'json'
PRAGMA profiling_output = '{target}'
PRAGMA force_checkpoint
PRAGMA import_database('{secret}')
CALL enable_logging(storage = 'file', storage_config = {{'path': '{target}'}})
CALL enable_profiling()
CALL start_ui()
CREATE TABLE x (i INTEGER)
CREATE TEMP TABLE x (i INTEGER)
CREATE OR REPLACE VIEW documents AS SELECT 1
CREATE MACRO x() AS 1
CREATE SECRET x (TYPE s3)
INSERT INTO store.documents SELECT * FROM store.documents
UPDATE store.documents SET title = 'x'
DELETE FROM store.documents
WITH x AS (DELETE FROM store.documents RETURNING 1) SELECT * FROM x
MERGE INTO store.documents USING (SELECT 1) ON true WHEN MATCHED THEN DELETE
TRUNCATE store.documents
DROP TABLE store.documents
ALTER TABLE store.documents ADD COLUMN x INTEGER
COMMENT ON TABLE store.documents IS 'x'
VACUUM
BEGIN
PREPARE x AS SELECT 1
EXECUTE x
SELECT 1; SELECT 2
.read {secret}
.shell id
""".strip().splitlines()


def test_no_statement_writes_or_reads_anything_but_the_archive(sample_archive, tmp_path: Path) -> None:
    from warehouse.connection import published_warehouse

    secret, target = tmp_path / "secret.csv", tmp_path / "target"
    secret.write_text("a,b\n1,SECRET\n", encoding="utf-8")
    answered = []
    with published_warehouse(sample_archive) as connection:
        query._lock(connection, None)
        for each in ATTEMPTS:
            statement = each.format(secret=secret, target=target)
            try:
                asked = query._one_statement(connection, statement, {})
                answered.append((statement, connection.execute(asked).fetchall()))
            except Exception:  # whatever it is called: it is refused
                continue
    assert answered == []
    assert list(tmp_path.iterdir()) == [secret]


@pytest.fixture
def heeding_ctrl_c() -> Iterator[None]:
    """Shells have what they start in the background pay no heed to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_an_answer_that_is_too_long_for_a_table_is_refused(chancery, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query, "MOST_ROWS", 10)
    outcome = chancery("query", "SELECT range FROM range(1000000000)")
    assert outcome.exit_code == 2 and "--format csv" in outcome.err
    assert chancery("query", "SELECT range FROM range(10)").exit_code == 0


def test_a_statement_that_wants_all_memory_fails(chancery, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query, "MOST_MEMORY", "64MiB")
    outcome = chancery("query", "SELECT list(range) FROM range(1000000000)")
    assert outcome.exit_code == 2 and "64.0 MiB" in outcome.err


def test_a_statement_without_end_ends_by_ctrl_c(chancery, heeding_ctrl_c: None) -> None:
    threading.Timer(1.0, os.kill, (os.getpid(), signal.SIGINT)).start()
    outcome = chancery("query", "SELECT count(*) FROM range(1000000000000) a, range(1000) b")
    assert outcome.exit_code == 130 and outcome.err == "chancery: interrupted\n"
