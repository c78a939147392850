"""An archive of an earlier version is brought up to date; one of a later version is refused."""

import shutil
from datetime import UTC
from pathlib import Path

import duckdb
import pytest

from schemas.errors import ArchiveError
from tests.warehouse.conftest import MOMENT, insert, run_rows
from warehouse import migrating, vouching
from warehouse.archive import Archive
from warehouse.connection import STORAGE_VERSION, published_warehouse, working_warehouse
from warehouse.definitions import create_tables
from warehouse.heads_log import sync_heads_log
from warehouse.ledger import append_entries
from warehouse.publishing import is_published, publish
from warehouse.verify import verify_archive

FIRST_TABLES = Path(__file__).with_name("first_schema.sql")
FIRST_VIEWS = """
CREATE MACRO content_id(natural_key) AS 'another way';
CREATE VIEW store.current_derivations AS SELECT document_id, derivation_id FROM store.derivations;
CREATE VIEW main.documents AS SELECT document_id, title FROM store.documents;
CREATE VIEW main.no_longer_there AS SELECT 1 AS one;
"""
MADE_WITH = "CREATE OR REPLACE VIEW store.made_with AS SELECT '{}' AS code_version, '' AS definitions_sha256"
STORAGE = {"storage_compatibility_version": STORAGE_VERSION}
CATALOGUE = """
SELECT sql FROM duckdb_tables() UNION ALL SELECT sql FROM duckdb_views() WHERE NOT internal ORDER BY ALL
"""


@pytest.fixture
def early(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """An archive with the tables of the first version: one run, three documents, published."""
    archive = Archive(tmp_path / "early")
    archive.pipeline.mkdir(parents=True)
    with duckdb.connect(str(archive.working_warehouse), config=STORAGE) as connection:
        connection.execute(f"CREATE SCHEMA store; {FIRST_TABLES.read_text()} {FIRST_VIEWS}")
        connection.execute("SET TimeZone = 'UTC'")
        tables = vouching.column_types(connection)
        with monkeypatch.context() as then:
            then.setattr(vouching, "VOUCHED", [each for each in vouching.VOUCHED if each.table in tables])
            connection.begin()
            for table, rows in run_rows(archive, connection, "run-1", ["A", "B", "C"]).items():
                if table in tables:
                    insert(connection, table, rows)
            append_entries(connection, ["run-1"], MOMENT.replace(tzinfo=UTC))
            connection.commit()
        sync_heads_log(connection, archive)
    publish(archive)
    return archive


def rows(path: Path, question: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(question).fetchall()


def brought_up_to_date(archive: Archive) -> None:
    with working_warehouse(archive) as connection:
        sync_heads_log(connection, archive)
    publish(archive)


def backups(archive: Archive) -> list[Path]:
    return list(archive.pipeline.glob("*.before-migration-*"))


def test_an_earlier_archive_keeps_its_rows_and_gets_what_it_lacks(
    early: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    question = "SELECT match_id, diff, similarity FROM store.matches ORDER BY ALL"
    matches = rows(early.working_warehouse, question)
    before = early.working_warehouse.read_bytes()
    brought_up_to_date(early)
    assert rows(early.warehouse, question) == matches
    assert rows(early.warehouse, "SELECT DISTINCT own_chars FROM store.matches") == [(7,)]
    assert rows(early.warehouse, "SELECT count(garbled_score) FROM store.pages") == [(0,)]
    assert rows(early.warehouse, "SELECT count(*) FROM main.statements") == [(0,)]
    (backup,) = backups(early)
    assert backup.read_bytes() == before
    assert str(backup) in capsys.readouterr().err


def test_the_tables_are_those_of_a_new_archive_to_the_last_constraint(early: Archive, tmp_path: Path) -> None:
    with working_warehouse(early):
        pass
    with duckdb.connect(str(tmp_path / "new.duckdb"), config=STORAGE) as connection:
        create_tables(connection)
    assert rows(early.working_warehouse, CATALOGUE) == rows(tmp_path / "new.duckdb", CATALOGUE)


def test_the_migration_is_vouched_for_and_older_entries_hold_on(early: Archive) -> None:
    old = early.heads_log.read_text()
    brought_up_to_date(early)
    verified = verify_archive(early)
    assert verified.differences == [] and verified.notes == []
    assert early.heads_log.read_text().startswith(old) and early.heads_log.read_text().count("\n") == 2
    ((changes, flow),) = rows(
        early.warehouse, "SELECT changes, flow_name FROM migrations JOIN runs USING (run_id)"
    )
    assert flow == "migrate"
    assert {"claims: new", "matches: with own_chars", "findings: defined otherwise"} <= set(changes)


def test_tampering_after_a_migration_is_found(early: Archive) -> None:
    brought_up_to_date(early)
    with duckdb.connect(str(early.working_warehouse)) as connection:
        connection.execute("UPDATE store.matches SET similarity = 0.5")
        connection.execute("UPDATE store.run_events SET state = 'x' WHERE flow_name != 'migrate'")
        connection.execute("UPDATE store.migrations SET changes = []")
        connection.execute(
            "INSERT INTO store.claims BY NAME SELECT derivation_id, 1 AS claim_number, 'x' AS source,"
            " 'x' AS name, 'x' AS value FROM store.derivations LIMIT 1"
        )
    publish(early)
    places = " ".join(difference.place for difference in verify_archive(early).differences)
    for table in ("matches", "run_events", "migrations", "claims"):
        assert f"store.{table}" in places


def test_an_earlier_archive_is_verified_as_it_is(early: Archive) -> None:
    before = {path: path.stat().st_mtime_ns for path in early.root.rglob("*")}
    verified = verify_archive(early)
    assert verified.differences == []
    assert "views are of another version" in verified.notes[0]
    assert {path: path.stat().st_mtime_ns for path in early.root.rglob("*")} == before


def test_a_reader_of_an_earlier_archive_is_told_what_to_do(early: Archive) -> None:
    with published_warehouse(early) as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchall() == [(3,)]
    with (
        pytest.raises(ArchiveError, match=r"another version of chancery .* `chancery reprocess` brings"),
        published_warehouse(early) as connection,
    ):
        connection.execute("SELECT * FROM main.statements").fetchall()


def test_a_migration_that_is_cut_short_changes_nothing_and_the_next_completes_it(
    early: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(early.working_warehouse, CATALOGUE)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr(migrating, "append_entries", killed)
        with pytest.raises(KeyboardInterrupt), working_warehouse(early):
            pass
    assert rows(early.working_warehouse, CATALOGUE) == before
    brought_up_to_date(early)
    assert verify_archive(early).holds
    assert len(backups(early)) == 1


def test_changed_views_are_renewed_and_published_without_a_run(archive: Archive) -> None:
    with duckdb.connect(str(archive.working_warehouse)) as connection:
        connection.execute("CREATE OR REPLACE VIEW main.runs AS SELECT 1 AS one")
        connection.execute(MADE_WITH.format("0.0.9"))
    publish(archive)
    heads = archive.heads_log.read_text()
    with working_warehouse(archive) as connection:
        assert connection.execute("SELECT count(*) FROM main.runs").fetchall() == [(2,)]
    assert not is_published(archive)
    brought_up_to_date(archive)
    assert verify_archive(archive).holds
    assert archive.heads_log.read_text() == heads and not backups(archive)


@pytest.mark.parametrize(
    "later",
    [
        MADE_WITH.format("999.1"),
        "ALTER TABLE store.pages ADD COLUMN colour VARCHAR; DROP VIEW store.made_with",
        "CREATE TABLE store.seals (seal VARCHAR); DROP VIEW store.made_with",
    ],
)
def test_an_archive_of_a_later_version_is_refused_by_the_writer_and_by_verify(
    archive: Archive, later: str
) -> None:
    with duckdb.connect(str(archive.working_warehouse)) as connection:
        connection.execute(later)
    shutil.copy(archive.working_warehouse, archive.warehouse)
    before = archive.working_warehouse.read_bytes()
    with pytest.raises(ArchiveError, match="install that"), working_warehouse(archive):
        pass
    assert archive.working_warehouse.read_bytes() == before
    with pytest.raises(ArchiveError, match="install that"):
        verify_archive(archive)
    assert not backups(archive)


def test_readers_refuse_a_published_copy_of_a_later_version(archive: Archive) -> None:
    with duckdb.connect(str(archive.warehouse)) as connection:
        connection.execute(MADE_WITH.format("0.10.0"))
    with pytest.raises(ArchiveError, match=r"made by chancery 0\.10\.0"), published_warehouse(archive):
        pass
