"""What a damaged block means: of an index that it is made anew, of the warehouse that somebody is told."""

import shutil
from pathlib import Path

import duckdb
import pytest

from schemas.errors import ArchiveDamaged, IndexDamaged
from schemas.settings import Settings
from tasks.match.seed_index import SeedIndex
from tests.benchmarks.plain_ingest import ingest_plainly
from tests.said import said
from tests.samples import DOCUMENTS
from warehouse.archive import Archive
from warehouse.connection import published_warehouse
from warehouse.index_file import remove_index
from warehouse.storage_faults import storage_faults

SETTINGS = Settings(workers=1)
NOTE, RELEASE, LETTER = (
    DOCUMENTS / name for name in ("note-verbale.pdf", "2019-03-12-mfa-statement.html", "letter.md")
)
HEADERS = 3 * 4096
BLOCK = 256 * 1024
"""Bytes of what a DuckDB file begins with, and of each block behind it."""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = Archive(tmp_path_factory.mktemp("held") / "archive")
    ingest_plainly(archive, [RELEASE, LETTER], SETTINGS)
    return archive


@pytest.fixture(scope="module")
def sound(held: Archive) -> Archive:
    archive = copied(held, held.root.with_name("sound"))
    ingest_plainly(archive, [NOTE], SETTINGS)
    return archive


def copied(archive: Archive, place: Path) -> Archive:
    shutil.copytree(archive.root, place)
    return Archive(place)


def spoil(path: Path, table: str) -> None:
    """Change every byte of the blocks with a table's values."""
    with duckdb.connect(str(path), read_only=True) as connection:
        query = f"SELECT DISTINCT block_id FROM pragma_storage_info('{table}') WHERE block_id >= 0"
        blocks = [row[0] for row in connection.execute(query).fetchall()]
    content = bytearray(path.read_bytes())
    assert blocks
    for block in blocks:
        place = slice(HEADERS + block * BLOCK, HEADERS + (block + 1) * BLOCK)
        content[place] = bytes(255 - byte for byte in content[place])
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("index", "table"), [("seed_index", "made_with"), ("seed_index", "seeds"), ("anchor_index", "anchors")]
)
def test_the_run_that_comes_upon_it_lands_and_relates_the_same(
    held: Archive, sound: Archive, index: str, table: str, tmp_path: Path
) -> None:
    archive = copied(held, tmp_path / "archive")
    spoil(getattr(archive, index), table)
    ingest_plainly(archive, [NOTE], SETTINGS)
    with duckdb.connect(str(getattr(archive, index))) as connection:
        assert connection.execute(f"FROM {table}").fetchall()
    assert said(archive) == said(sound)
    assert all(said(sound).values())


def test_what_a_run_could_not_keep_in_the_index_when_all_had_landed_the_next_one_finds(
    held: Archive, sound: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = copied(held, tmp_path / "archive")

    def commit(_: SeedIndex) -> None:
        remove_index(archive.seed_index)
        raise IndexDamaged("it is removed")

    with monkeypatch.context() as broken:
        broken.setattr(SeedIndex, "commit", commit)
        ingest_plainly(archive, [NOTE], SETTINGS)
    assert said(archive) == said(sound)
    ingest_plainly(archive, [NOTE], SETTINGS)
    assert said(archive) == said(sound)


def test_a_warehouse_with_a_damaged_block_is_told_of_and_leaves_the_indexes_alone(
    held: Archive, tmp_path: Path
) -> None:
    archive = copied(held, tmp_path / "archive")
    spoil(archive.working_warehouse, "store.passages")
    before = archive.seed_index.read_bytes()
    with pytest.raises(ArchiveDamaged, match="Corrupt"), storage_faults(archive.root):
        ingest_plainly(archive, [NOTE], SETTINGS)
    assert archive.seed_index.read_bytes() == before
    spoil(archive.warehouse, "store.passages")
    with pytest.raises(ArchiveDamaged, match="Corrupt"), published_warehouse(archive) as connection:
        connection.execute("SELECT sum(length(text)) FROM passages").fetchall()
