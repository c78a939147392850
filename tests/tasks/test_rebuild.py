"""The warehouse made anew: the same rows, a log that says so, and nothing lost on the way."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from flows.cli.main import main
from schemas.errors import ArchiveDamaged, ArchiveError
from schemas.settings import Settings
from schemas.verification import Head
from tasks import rebuild as rebuilding
from tasks.match.seed_index import seed_index
from tasks.recovery import settle
from tasks.run_folder import run_folder
from tasks.work_list import new_run_id
from tests.benchmarks.plain_ingest import ingest_plainly
from tests.benchmarks.plain_rebuild import rebuild_plainly
from tests.conftest import Chancery
from tests.flows.final_state import final_rows, rows
from tests.samples import BROKEN, DOCUMENTS
from warehouse.archive import Archive
from warehouse.heads_log import read_heads_log
from warehouse.soundness import keep_sound
from warehouse.verify import verify_archive
from warehouse.verify_inspection import open_read_only

SETTINGS = Settings(workers=1)
RELEASE, PRINTED = DOCUMENTS / "press-release.html", DOCUMENTS / "2019-03-12-mfa-statement.html"
RECORDED = "SELECT * FROM captures ORDER BY ALL"
ALSO = "SELECT quarantine_id, uri, code, message FROM quarantine ORDER BY ALL"


@pytest.fixture(scope="session")
def landed(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Two runs: a release, then the same under another name, a letter, and a file that cannot be read."""
    archive = Archive(tmp_path_factory.mktemp("landed") / "archive")
    ingest_plainly(archive, [RELEASE], SETTINGS)
    ingest_plainly(archive, [PRINTED, DOCUMENTS / "letter.md", BROKEN / "empty.txt"], SETTINGS)
    return archive


@pytest.fixture
def archive(landed: Archive, tmp_path: Path) -> Archive:
    """A copy that the test may damage."""
    shutil.copytree(landed.root, tmp_path / "archive")
    return Archive(tmp_path / "archive")


def damage(path: Path) -> None:
    """Overwrite the middle of a file."""
    with path.open("r+b") as file:
        file.seek(20_000)
        file.write(b"\xa5" * 400_000)


def told(archive: Archive) -> dict[str, list[tuple[object, ...]]]:
    held = Chancery(archive.root)
    return {**final_rows(held), "captures": rows(held, RECORDED), "quarantine": rows(held, ALSO)}


def test_a_rebuilt_warehouse_has_the_same_rows_and_says_what_it_vouches_for(
    archive: Archive, landed: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    heads, old_head = archive.heads_log.read_bytes(), read_heads_log(archive)[0][-1].split(" ")
    damage(archive.working_warehouse)
    damage(archive.warehouse)
    damaged = archive.working_warehouse.read_bytes()
    rebuild_plainly(archive, SETTINGS)
    assert told(archive) == told(landed)
    verified = verify_archive(archive)
    assert verified.differences == []
    assert "rebuilt" in verified.notes[0] and "2 heads stand" in verified.notes[0]
    assert archive.heads_log.read_bytes().startswith(heads)
    kept = archive.pipeline / "warehouse.duckdb.set-aside"
    assert kept.read_bytes() == damaged and str(kept) in capsys.readouterr().err
    ingest_plainly(archive, [DOCUMENTS / "note-verbale.pdf"], SETTINGS)
    held = Chancery(archive.root)
    assert rows(held, "SELECT count(*) FROM relations WHERE predicate = 'reproduces'") == [(1,)]
    assert rows(held, "SELECT DISTINCT state FROM runs ORDER BY state") == [("completed",), ("rebuilt",)]
    expected = [Head(tree_size=int(old_head[1]), root_sha256=old_head[2])]
    (difference,) = verify_archive(archive, expected=expected).differences
    assert "is of the log before the rebuild" in difference.message
    archive.heads_log.write_bytes(archive.heads_log.read_bytes().replace(b" ", b"  ", 1))
    assert "not what they were at the rebuild" in str(verify_archive(archive).differences)


@pytest.mark.parametrize("step", ["land", "publish"])
def test_a_rebuild_cut_short_is_made_good_by_running_it_again(
    archive: Archive, landed: Archive, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    before = archive.working_warehouse.read_bytes()
    with monkeypatch.context() as cut:
        cut.setattr(rebuilding, step, killed)
        with pytest.raises(KeyboardInterrupt):
            rebuild_plainly(archive, SETTINGS)
    if step == "land":
        assert archive.working_warehouse.read_bytes() == before
    else:
        settle(archive)
        assert verify_archive(archive).differences == []
    rebuild_plainly(archive, SETTINGS)
    assert told(archive) == told(landed)
    assert verify_archive(archive).differences == []
    assert not archive.rebuilt.made.exists() and not list(archive.staging.iterdir())


def test_a_rebuild_puts_the_partitions_of_its_index_in_place_too(archive: Archive, landed: Archive) -> None:
    with seed_index(archive, None, 2) as index:
        index.commit()
    before = {path.name: path.read_bytes() for path in archive.seed_partitions.iterdir()}
    rebuild_plainly(archive, SETTINGS.model_copy(update={"seed_partitions": 2}))
    assert told(archive) == told(landed)
    after = {path.name: path.read_bytes() for path in archive.seed_partitions.iterdir()}
    assert after.keys() == before.keys() == {"0.duckdb", "1.duckdb"} and after != before
    with seed_index(archive, None, 2) as index:
        assert len(index.form_numbers()) == 2


def test_a_rebuild_is_stopped_by_nothing_that_a_killed_run_had_spilled(archive: Archive) -> None:
    spilled = archive.seed_index.with_name(f"{archive.seed_index.name}.tmp")
    spilled.mkdir()
    (spilled / "duckdb_temp_storage_S64K-0.tmp").write_bytes(b"x")
    rebuild_plainly(archive, SETTINGS)
    assert verify_archive(archive).differences == []
    assert not spilled.exists()


def test_a_rebuild_cut_short_leaves_a_torn_heads_log_as_it_was(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    torn = archive.heads_log.read_bytes()[:-20]
    archive.heads_log.write_bytes(torn)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr(rebuilding, "land", killed)
        with pytest.raises(KeyboardInterrupt):
            rebuild_plainly(archive, SETTINGS)
    assert archive.heads_log.read_bytes() == torn
    settle(archive)
    assert verify_archive(archive).differences == []


def test_a_rebuild_leaves_to_a_run_at_work_what_it_has_captured(archive: Archive) -> None:
    capture = json.loads(archive.captures_log.read_text(encoding="utf-8").splitlines()[-1])
    paper = b"A paper that a run has captured and is about to land itself, of some dozen words.\n"
    (digest,) = duckdb.execute("SELECT sha256($1::BLOB)", [paper]).fetchall()[0]
    archive.original(digest).parent.mkdir(exist_ok=True)
    archive.original(digest).write_bytes(paper)
    with run_folder(archive, new_run_id()) as folder:
        new = {"capture_id": new_run_id(), "run_id": folder.run_id, "original_sha256": digest, "error": None}
        line = {
            **capture,
            **new,
            "uri": "file:///paper.txt",
            "original_bytes": len(paper),
            "outcome": "stored",
        }
        with archive.captures_log.open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")
        rebuild_plainly(archive, SETTINGS)
        assert verify_archive(archive).differences == []
        asked = f"SELECT count(*) FROM documents WHERE document_id = '{digest}'"
        assert rows(Chancery(archive.root), asked) == [(0,)]


def test_a_sound_file_is_published_with_what_waits_in_the_log_beside_it(archive: Archive) -> None:
    log = archive.working_warehouse.with_name("warehouse.duckdb.wal")
    kept = archive.root / "kept.wal"
    with duckdb.connect(str(archive.working_warehouse)) as connection:
        connection.execute("SET checkpoint_threshold = '1GB'")
        connection.execute("COMMENT ON TABLE store.captures IS 'said by a run that was killed'")
        shutil.copyfile(log, kept)
        before = archive.working_warehouse.read_bytes()
    archive.working_warehouse.write_bytes(before)
    kept.rename(log)
    archive.warehouse.unlink()
    assert keep_sound(archive) == archive.working_warehouse
    with duckdb.connect(str(archive.warehouse), read_only=True) as connection:
        said = connection.execute("SELECT comment FROM duckdb_tables() WHERE table_name = 'captures'")
        assert said.fetchall() == [("said by a run that was killed",)]


def test_too_little_memory_is_not_taken_for_damage(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def poor(path: Path) -> duckdb.DuckDBPyConnection:
        connection = open_read_only(path)
        connection.execute("SET memory_limit = '4MB'")
        return connection

    monkeypatch.setattr("warehouse.soundness.open_read_only", poor)
    with pytest.raises(ArchiveError, match="not enough memory"):
        keep_sound(archive)


def test_originals_that_are_gone_or_changed_are_told_of_and_the_rest_lands(archive: Archive) -> None:
    (release, letter) = (
        archive.original(str(sha256))
        for (sha256,) in rows(Chancery(archive.root), "SELECT document_id FROM documents ORDER BY kind DESC")
    )
    release.unlink()
    letter.chmod(0o644)
    letter.write_bytes(b"something else")
    rebuild_plainly(archive, SETTINGS)
    held = Chancery(archive.root)
    lost = rows(held, "SELECT message FROM quarantine WHERE code = 'original_lost' ORDER BY message")
    assert sorted("is gone" in str(message) for (message,) in lost) == [False, True]
    assert rows(held, "SELECT len(lost_originals), captured_count FROM rebuilds") == [(2, 4)]
    places = [each.place for each in verify_archive(archive).differences]
    assert len([place for place in places if "originals/" in place]) == 2


def a_changed_row(archive: Archive) -> None:
    with duckdb.connect(str(archive.working_warehouse)) as connection:
        connection.execute("UPDATE store.passages SET text = 'x' WHERE passage_number = 1")


def a_lost_file(archive: Archive) -> None:
    archive.working_warehouse.unlink()


def a_damaged_file(archive: Archive) -> None:
    damage(archive.working_warehouse)


@pytest.mark.parametrize("harm", [a_changed_row, a_lost_file, a_damaged_file])
def test_a_sound_published_copy_is_taken_before_anything_is_made_anew(
    archive: Archive, harm: Callable[[Archive], None]
) -> None:
    harm(archive)
    assert keep_sound(archive) == archive.warehouse
    assert verify_archive(archive).differences == []


def test_a_sound_working_warehouse_is_published_again(archive: Archive) -> None:
    damage(archive.warehouse)
    assert keep_sound(archive) == archive.working_warehouse
    assert verify_archive(archive).differences == []


@pytest.mark.parametrize("heal", [keep_sound, settle])
def test_a_log_of_another_database_beside_both_files_costs_nothing(
    archive: Archive, landed: Archive, tmp_path: Path, heal: Callable[[Archive], object]
) -> None:
    with duckdb.connect(str(tmp_path / "other.duckdb")) as other:
        other.execute("PRAGMA disable_checkpoint_on_shutdown")
        other.execute("CREATE TABLE numbers AS FROM range(9)")
    for path in (archive.working_warehouse, archive.warehouse):
        shutil.copy(tmp_path / "other.duckdb.wal", f"{path}.wal")
        with pytest.raises(duckdb.IOException, match="WAL"):
            duckdb.connect(str(path), read_only=True)
    heal(archive)
    assert verify_archive(archive).differences == []
    assert told(archive) == told(landed)


def test_a_warehouse_of_a_later_version_is_not_made_anew(
    archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    with duckdb.connect(str(archive.warehouse)) as connection:
        later = "SELECT '999.1' AS code_version, '' AS definitions_sha256"
        connection.execute(f"CREATE OR REPLACE VIEW store.made_with AS {later}")
    damage(archive.working_warehouse)
    assert main(["rebuild", "--anew", "--archive", str(archive.root)]) == 1
    assert "was made by chancery 999.1" in capsys.readouterr().err


def test_a_history_that_neither_file_bears_out_is_not_taken_for_sound(archive: Archive) -> None:
    damage(archive.working_warehouse)
    damage(archive.warehouse)
    assert keep_sound(archive) is None
    with pytest.raises(ArchiveDamaged, match="`chancery rebuild` makes it anew"):
        settle(archive)


@pytest.mark.parametrize(
    "line",
    ["documents", "show letter.md", "runs", "audit letter.md", "query @who_said words=x", "quarantine"],
)
def test_every_reading_verb_names_the_damaged_file_and_the_cure(
    archive: Archive, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    damage(archive.warehouse)
    assert main([*line.split(" "), "--archive", str(archive.root)]) == 1
    errors = capsys.readouterr().err
    assert errors.count("\n") == 1
    assert f"{archive.warehouse} is damaged" in errors and "`chancery rebuild" in errors
