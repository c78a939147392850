"""What a damaged block means: of an index that it is made anew, of the warehouse that somebody is told."""

import shutil
from collections.abc import Sequence
from contextlib import suppress
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
from warehouse.soundness import keep_sound
from warehouse.storage_faults import storage_faults
from warehouse.verify import verify_archive

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
    assert blocks
    path.write_bytes(changed(path.read_bytes(), blocks))


def changed(content: bytes, blocks: Sequence[int]) -> bytes:
    """Return the content of a DuckDB file with every byte of some blocks changed."""
    damaged = bytearray(content)
    for block in blocks:
        place = slice(HEADERS + block * BLOCK, HEADERS + (block + 1) * BLOCK)
        damaged[place] = bytes(255 - byte for byte in damaged[place])
    return bytes(damaged)


@pytest.mark.parametrize(
    "damaged",
    [
        [("seed_index", "made_with")],
        [("anchor_index", "anchors")],
        [("seed_index", "seeds"), ("anchor_index", "bodies")],
    ],
)
def test_the_run_that_comes_upon_it_lands_and_relates_the_same(
    held: Archive, sound: Archive, damaged: list[tuple[str, str]], tmp_path: Path
) -> None:
    archive = copied(held, tmp_path / "archive")
    for index, table in damaged:
        spoil(getattr(archive, index), table)
    ingest_plainly(archive, [NOTE], SETTINGS)
    for index, table in damaged:
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


def test_what_no_query_reads_of_a_warehouse_is_made_good_by_a_rebuild(held: Archive, tmp_path: Path) -> None:
    archive = copied(held, tmp_path / "archive")
    path = archive.working_warehouse
    block = key_block(path, tmp_path / "tried.duckdb")
    path.write_bytes(changed(path.read_bytes(), [block]))
    assert verify_archive(archive).holds
    with pytest.raises(ArchiveDamaged, match="`chancery rebuild`"), storage_faults(archive.root):
        ingest_plainly(archive, [NOTE], SETTINGS)
    assert keep_sound(archive) == path
    assert verify_archive(archive).holds
    ingest_plainly(archive, [NOTE], SETTINGS)
    assert said(archive)["relations"]


def key_block(path: Path, trial: Path) -> int:
    """Return a block that nothing but a new derivation comes upon: of the key of that table."""
    content = path.read_bytes()
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'store'"
        ).fetchall()
        query = " UNION ".join(
            f"SELECT block_id FROM pragma_storage_info('store.{name}')" for (name,) in tables
        )
        known = {block for (block,) in connection.execute(query).fetchall()}
    for block in set(range(len(content) // BLOCK)) - known:
        trial.write_bytes(changed(content, [block]))
        with suppress(duckdb.Error), duckdb.connect(str(trial)) as connection:
            connection.execute("SELECT count(hash(derivation_id)) FROM store.derivations").fetchall()
            try:
                connection.execute(
                    "INSERT INTO store.derivations FROM store.derivations ON CONFLICT DO NOTHING"
                )
            except duckdb.Error as cause:
                if "Corrupt" in str(cause):
                    return block
    raise AssertionError("no block is of that key")
