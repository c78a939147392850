"""An index changed with care is told from what the texts give; an honest one, whole or behind, is not."""

import shutil
from pathlib import Path

import duckdb
import pytest

from schemas.settings import Settings
from schemas.verification import Difference
from tasks.check_indexes import check_indexes
from tests.benchmarks.plain_ingest import ingest_plainly
from tests.samples import DOCUMENTS
from warehouse.archive import Archive
from warehouse.verify_inspection import Inspection, open_read_only


@pytest.fixture(scope="module")
def indexed_archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Two documents, one of them in two languages, taken in in two runs."""
    archive = Archive(tmp_path_factory.mktemp("indexed") / "archive")
    for name in ("press-release.html", "letter.md"):
        ingest_plainly(archive, [DOCUMENTS / name], Settings(workers=1))
    return archive


@pytest.fixture
def archive(indexed_archive: Archive, tmp_path: Path) -> Archive:
    """A copy of the archive that the test may change."""
    return Archive(Path(shutil.copytree(indexed_archive.root, tmp_path / "archive")))


def found(archive: Archive, document_id: str | None = None) -> list[Difference]:
    with open_read_only(archive.warehouse) as connection:
        inspection = Inspection(connection, archive.warehouse.name, document_id)
        check_indexes(inspection, archive, lambda _: None)
        return inspection.differences


def alter(path: Path, statement: str) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute(statement)


def test_indexes_of_what_is_held_pass(archive: Archive) -> None:
    assert found(archive) == []


def test_an_index_that_is_missing_behind_or_made_another_way_is_no_difference(archive: Archive) -> None:
    archive.anchor_index.unlink()
    alter(
        archive.seed_index,
        "DELETE FROM seeds WHERE form_number = 0; DELETE FROM indexed WHERE form_number = 0",
    )
    assert found(archive) == []
    alter(archive.seed_index, "DELETE FROM seeds; UPDATE made_with SET method_version = 'another'")
    assert found(archive) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("DELETE FROM seeds WHERE form_number = 1 AND position < 500", "it lacks"),
        ("UPDATE seeds SET position = position + 1 WHERE form_number = 1", "that it does not"),
        ("UPDATE indexed SET stated_on = '1901-01-01' WHERE form_number = 1", "that it does not"),
        ("INSERT INTO seeds SELECT seed, 70, position FROM seeds", "seeds are of no text"),
    ],
)
def test_seeds_that_no_text_gives_or_that_are_missing_are_named(
    archive: Archive, change: str, message: str
) -> None:
    alter(archive.seed_index, change)
    (difference,) = found(archive)
    assert difference.check == "seed_index"
    assert difference.place.startswith("pipeline/seeds.duckdb: ")
    assert message in difference.message


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            "DELETE FROM anchors WHERE body_number = 0 AND anchor ="
            " (SELECT min(anchor) FROM anchors WHERE NOT is_figure AND body_number = 0)",
            "lacks 1",
        ),
        ("UPDATE anchors SET is_probe = false WHERE body_number = 0", "that it does not"),
        ("UPDATE bodies SET language = 'de' WHERE body_number = 0", "that it does not"),
        ("INSERT INTO anchors SELECT 70, anchor, is_figure, is_probe FROM anchors", "anchors are of no text"),
    ],
)
def test_anchors_that_no_text_gives_or_that_are_missing_are_named(
    archive: Archive, change: str, message: str
) -> None:
    alter(archive.anchor_index, change)
    (difference,) = found(archive)
    assert difference.check == "anchor_index"
    assert difference.place.startswith("pipeline/anchors.duckdb: ")
    assert message in difference.message


def test_seeds_in_several_files_are_compared_as_those_in_one(archive: Archive) -> None:
    settings = Settings(workers=1, seed_partitions=2)
    ingest_plainly(archive, [DOCUMENTS / "news-article.html"], settings)
    assert found(archive) == []
    alter(archive.seed_partitions / "1.duckdb", "DELETE FROM seeds WHERE form_number = 2")
    (difference,) = found(archive)
    assert "it lacks" in difference.message
    (archive.seed_partitions / "1.duckdb").unlink()
    assert "cannot be read" in found(archive)[0].message


def test_only_the_document_whose_seeds_were_changed_shows_it(archive: Archive) -> None:
    with duckdb.connect(str(archive.seed_index)) as connection:
        ids = connection.execute("SELECT document_id FROM indexed ORDER BY form_number").fetchall()
    alter(archive.seed_index, "DELETE FROM seeds WHERE form_number = 1 AND position < 500")
    assert found(archive, ids[0][0]) == []
    assert [ids[1][0] in each.place for each in found(archive, ids[1][0])] == [True]


def test_an_index_that_cannot_be_read_is_named(archive: Archive) -> None:
    archive.seed_index.write_bytes(b"\xa5" * 50_000)
    (difference,) = found(archive)
    assert difference.message.startswith("cannot be read")
