"""Deriving again from the originals finds a record that agrees with itself and not with its sources."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from schemas.settings import Settings
from schemas.verification import Rederivation
from schemas.version import CODE_VERSION
from tasks.assignment import Assignment
from tasks.clean.clean import rule_versions
from tasks.isolation import derive_all
from tasks.rederive import rederive
from tasks.rows import PARTS
from tasks.stage import stage_batch
from warehouse.archive import Archive
from warehouse.connection import open_scratch, working_warehouse

TEXTS = ("Note on the harbour.\n\nThe ministry   regrets it.\n", "Second note.\n\nNothing was decided.\n")
OWN = Settings(workers=1)


@pytest.fixture
def archive(derived_archive: Archive, tmp_path: Path) -> Archive:
    """A copy of the archive that the test may change."""
    return Archive(Path(shutil.copytree(derived_archive.root, tmp_path / "archive")))


@pytest.fixture(scope="module")
def derived_archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Two texts, derived as an ingest derives them; what does not concern deriving is left out."""
    tmp_path = tmp_path_factory.mktemp("derived")
    archive = Archive(tmp_path / "archive")
    wanted = []
    for text in TEXTS:
        with open_scratch() as connection:
            name = connection.execute("SELECT sha256(?)", [text]).fetchall()[0][0]
        archive.original(name).parent.mkdir(parents=True, exist_ok=True)
        archive.original(name).write_text(text, encoding="utf-8")
        wanted.append(Assignment(name, archive.original(name), f"file:///{name[:7]}.txt"))
    stage_batch(derive_all(wanted, 1, OWN.limits), tmp_path / "batch")
    with working_warehouse(archive) as connection:
        for table in ("derivations", "documents", *PARTS):
            path = str(tmp_path / "batch" / f"{table}.parquet")
            connection.execute(f"INSERT INTO store.{table} BY NAME FROM read_parquet($path)", {"path": path})
    return archive


def again(archive: Archive, document_id: str | None = None) -> Rederivation:
    return rederive(archive, OWN, document_id, lambda _: None)


def alter(archive: Archive, statement: str) -> None:
    with duckdb.connect(str(archive.working_warehouse)) as connection:
        connection.execute(statement)


def ids(archive: Archive) -> list[str]:
    return sorted(path.parent.name + path.name for path in archive.originals.glob("??/*"))


def test_what_was_derived_by_this_version_comes_out_the_same(archive: Archive) -> None:
    assert again(archive) == Rederivation(differences=[], rederived_count=2, other_version_count=0)


def test_one_document_alone_is_derived_again(archive: Archive) -> None:
    assert again(archive, ids(archive)[0]).rederived_count == 1


def test_what_cannot_be_opened_is_passed_over(archive: Archive) -> None:
    archive.warehouse.write_bytes(b"\xa5" * 50_000)
    assert again(archive) == Rederivation(differences=[], rederived_count=2, other_version_count=0)
    archive.working_warehouse.write_bytes(b"\xa5" * 50_000)
    assert again(archive) == Rederivation(differences=[], rederived_count=0, other_version_count=0)


def test_a_raw_text_of_another_original_is_found(archive: Archive) -> None:
    first, second = ids(archive)
    archive.original(first).write_bytes(archive.original(second).read_bytes())
    (difference,) = again(archive).differences
    assert (difference.check, first in difference.place) == ("rederived", True)
    assert "another raw text" in difference.message


def test_changed_values_and_rows_are_found_by_table(archive: Archive) -> None:
    alter(archive, "UPDATE store.documents SET title = 'Something else'")
    alter(archive, "DELETE FROM store.passages WHERE passage_number = 1 AND text LIKE 'Second%'")
    found = again(archive).differences
    assert sorted(difference.place.rpartition(", ")[2] for difference in found) == [
        "store.documents",
        "store.documents",
        "store.passages",
    ]
    assert "gives 1 rows that are not there, and lacks 0" in found[-1].message


def test_an_original_that_is_gone_ends_in_a_difference(archive: Archive) -> None:
    archive.original(ids(archive)[0]).unlink()
    (difference,) = again(archive).differences
    assert "ends in quarantine" in difference.message


def test_what_other_rules_made_is_counted_and_not_compared(archive: Archive) -> None:
    rules = json.dumps({**rule_versions(), "another": "1"})
    alter(archive, f"UPDATE store.derivations SET rules = '{rules}' WHERE document_id = '{ids(archive)[0]}'")
    assert again(archive) == Rederivation(differences=[], rederived_count=1, other_version_count=1)


def test_what_another_version_made_is_counted_and_not_compared(archive: Archive) -> None:
    alter(archive, f"UPDATE store.derivations SET code_version = '{CODE_VERSION}.old'")
    assert again(archive).other_version_count == 2


def test_what_another_reader_read_is_counted_and_not_compared(archive: Archive) -> None:
    alter(archive, "UPDATE store.derivations SET extractor = 'reader 0', raw_text_sha256 = 'x'")
    assert again(archive) == Rederivation(differences=[], rederived_count=0, other_version_count=2)


def test_a_newer_derivation_hides_the_older(archive: Archive) -> None:
    moment = datetime(2031, 1, 1, tzinfo=UTC).isoformat()
    alter(
        archive,
        "INSERT INTO store.derivations SELECT * REPLACE ('newer' || derivation_id AS derivation_id,"
        f" 'x' AS text_sha256, TIMESTAMPTZ '{moment}' AS derived_at) FROM store.derivations LIMIT 1",
    )
    assert [difference.check for difference in again(archive).differences] == ["rederived"]
