"""A shard is done once, by whoever gets to it, whatever becomes of those who began it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from schemas.errors import FlowFailed
from schemas.settings import Limits, Settings
from tasks.recovery import staged_documents, take_over
from tasks.run_folder import run_folder
from tasks.shard_folder import ask_for, asked_shards, forget, held_shard, is_held, shard_folder
from tasks.shards import ask_for_shards, derive_shard, take_shard
from tasks.work_list import Wanted
from tests.conftest import REPOSITORY
from warehouse.archive import Archive

SETTINGS = Settings(workers=1, batch_size=2, limits=Limits(seconds=30))
WORKER = """
import sys
from pathlib import Path
from tasks.shards import derive_shard
from warehouse.archive import Archive

derive_shard(Archive(Path(sys.argv[1])), sys.argv[2], 1)
"""
SLOW_WORKER = "import time, tasks.shards\ntasks.shards.derive_all = lambda *_: time.sleep(60)\n" + WORKER


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path / "archive")
    archive.root.mkdir()
    archive.captures_log.touch()
    return archive


def stored(archive: Archive, *letters: str) -> list[Wanted]:
    """Put a text under a name made of each letter; return what there is to derive."""
    for letter in letters:
        path = archive.original(letter * 64)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The {letter} paper says nothing that any other paper says.\n" * 3, encoding="utf-8")
    return [(letter * 64, f"file:///in/{letter}.txt") for letter in letters]


def worker(archive: Archive, shard_id: str, script: str = WORKER) -> "subprocess.Popen[bytes]":
    """Start a process that derives a shard, as a worker on any machine does."""
    line = [sys.executable, "-c", script, str(archive.root), shard_id]
    return subprocess.Popen(line, env={**os.environ, "PYTHONPATH": str(REPOSITORY)})


def wait_until_held(archive: Archive, shard_id: str) -> None:
    deadline = time.monotonic() + 30
    while not is_held(shard_folder(archive, shard_id)):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_the_same_work_has_the_same_name_whoever_asks_for_it(archive: Archive) -> None:
    wanted = stored(archive, "a", "b", "c")
    with run_folder(archive, "run-1") as one, run_folder(archive, "run-2") as other:
        asked = ask_for_shards(archive, one, wanted, SETTINGS)
        assert [len(shard.originals) for shard in asked.values()] == [2, 1]
        assert list(ask_for_shards(archive, other, wanted, SETTINGS)) == list(asked)
        changed = SETTINGS.model_copy(update={"ocr_languages": "rus"})
        with run_folder(archive, "run-3") as third:
            assert not asked.keys() & ask_for_shards(archive, third, wanted, changed).keys()


def test_what_is_done_is_not_done_again(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    with run_folder(archive, "run-1") as folder:
        (shard_id,) = ask_for_shards(archive, folder, stored(archive, "a"), SETTINGS)
        derive_shard(archive, shard_id, 1)
        made_at = shard_folder(archive, shard_id).done.stat().st_mtime_ns
        monkeypatch.setattr("tasks.shards.derive_all", None)
        derive_shard(archive, shard_id, 1)
        assert shard_folder(archive, shard_id).done.stat().st_mtime_ns == made_at
        assert take_shard(archive, folder, shard_id) == []
        assert staged_documents(folder) == {"a" * 64}
        assert ask_for_shards(archive, folder, stored(archive, "a"), SETTINGS) == {}
        derive_shard(archive, shard_id, 1)
    assert list(archive.staging.iterdir()) == []


def test_a_shard_two_runs_wait_for_is_asked_for_again_by_the_one_that_comes_second(archive: Archive) -> None:
    wanted = stored(archive, "a")
    with run_folder(archive, "run-1") as one, run_folder(archive, "run-2") as other:
        (shard_id,) = ask_for_shards(archive, one, wanted, SETTINGS)
        ask_for_shards(archive, other, wanted, SETTINGS)
        derive_shard(archive, shard_id, 1)
        assert take_shard(archive, one, shard_id) == []
        assert take_shard(archive, other, shard_id) is None
        assert list(ask_for_shards(archive, other, wanted, SETTINGS)) == [shard_id]
        derive_shard(archive, shard_id, 1)
        assert take_shard(archive, other, shard_id) == []


def test_a_shard_whose_worker_was_killed_is_done_by_another(archive: Archive) -> None:
    with run_folder(archive, "run-1") as folder:
        (shard_id,) = ask_for_shards(archive, folder, stored(archive, "a", "b"), SETTINGS)
        first = worker(archive, shard_id, SLOW_WORKER)
        wait_until_held(archive, shard_id)
        second = worker(archive, shard_id)
        first.send_signal(signal.SIGKILL)
        assert second.wait(60) == 0 and first.wait() == -signal.SIGKILL
        assert not is_held(shard_folder(archive, shard_id))
        assert take_shard(archive, folder, shard_id) == []
        assert staged_documents(folder) == {"a" * 64, "b" * 64}
    assert list(archive.staging.iterdir()) == []


def test_what_a_killed_run_had_asked_for_is_taken_over_done_or_not(archive: Archive) -> None:
    wanted = stored(archive, "a", "b", "c")
    with pytest.raises(RuntimeError), run_folder(archive, "run-1") as folder:
        done, under_way = ask_for_shards(archive, folder, wanted, SETTINGS)
        derive_shard(archive, done, 1)
        raise RuntimeError
    with run_folder(archive, "run-2") as folder:
        take_over(archive, folder, SETTINGS)
        asked = ask_for_shards(archive, folder, [*wanted, *stored(archive, "d")], SETTINGS)
        # The shards are those of the first run, though others would be cut now, and one for what is new.
        assert set(asked) > {done, under_way} and len(asked) == 3
        assert shard_folder(archive, done).done.exists()
        for shard_id in asked:
            derive_shard(archive, shard_id, 1)
            take_shard(archive, folder, shard_id)
        assert staged_documents(folder) == {letter * 64 for letter in "abcd"}
    assert list(archive.staging.iterdir()) == []


def test_a_shard_of_another_version_is_refused_and_not_taken_over(archive: Archive) -> None:
    with pytest.raises(RuntimeError), run_folder(archive, "run-1") as folder:
        (shard_id,) = ask_for_shards(archive, folder, stored(archive, "a"), SETTINGS)
        old = asked_shards(archive, folder)[shard_id].model_copy(update={"code_version": "0.0.1"})
        old_id = ask_for(archive, folder, old)
        with pytest.raises(FlowFailed, match=r"is for chancery 0\.0\.1"):
            derive_shard(archive, old_id, 1)
        raise RuntimeError
    with run_folder(archive, "run-2") as folder:
        take_over(archive, folder, SETTINGS)
        assert list(asked_shards(archive, folder)) == [shard_id]
        assert not shard_folder(archive, old_id).path.exists()


def test_nobody_holds_a_shard_that_nobody_asks_for(archive: Archive) -> None:
    place = shard_folder(archive, "0" * 32)
    assert not is_held(place)
    with held_shard(place) as shard:
        assert shard is None
    derive_shard(archive, "0" * 32, 1)
    assert not place.path.exists()


def test_a_shard_that_was_being_removed_by_a_killed_run_is_derived_again(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = stored(archive, "a")
    with pytest.raises(KeyboardInterrupt), run_folder(archive, "run-1") as folder:
        (shard_id,) = ask_for_shards(archive, folder, wanted, SETTINGS)
        derive_shard(archive, shard_id, 1)

        def killed(path: Path, **_: bool) -> None:
            next(path.glob("removed/*.parquet")).unlink()
            raise KeyboardInterrupt

        monkeypatch.setattr("tasks.shard_folder.shutil.rmtree", killed)
        forget(archive, folder, shard_id)
    monkeypatch.undo()
    with run_folder(archive, "run-2") as folder:
        take_over(archive, folder, SETTINGS)
        for each in ask_for_shards(archive, folder, wanted, SETTINGS):
            derive_shard(archive, each, 1)
            take_shard(archive, folder, each)
        assert staged_documents(folder) == {"a" * 64}
    assert list(archive.staging.iterdir()) == []


def test_two_killed_runs_over_the_same_files_leave_one_batch_to_the_next(archive: Archive) -> None:
    wanted = stored(archive, "a")
    for run_id in ("run-1", "run-2"):
        with pytest.raises(RuntimeError), run_folder(archive, run_id) as folder:
            (shard_id,) = ask_for_shards(archive, folder, wanted, SETTINGS)
            derive_shard(archive, shard_id, 1)
            take_shard(archive, folder, shard_id)
            raise RuntimeError
    with run_folder(archive, "run-3") as folder:
        take_over(archive, folder, SETTINGS)
        assert staged_documents(folder) == {"a" * 64}
    assert list(archive.staging.iterdir()) == []


@pytest.mark.parametrize("asked", ["", '{"words": "of a later version"}'])
def test_what_nobody_can_read_is_asked_for_anew(archive: Archive, asked: str) -> None:
    wanted = stored(archive, "a")
    with pytest.raises(RuntimeError), run_folder(archive, "run-1") as folder:
        (shard_id,) = ask_for_shards(archive, folder, wanted, SETTINGS)
        shard_folder(archive, shard_id).ask.write_text(asked, encoding="utf-8")
        raise RuntimeError
    with run_folder(archive, "run-2") as folder:
        take_over(archive, folder, SETTINGS)
        (shard_id,) = ask_for_shards(archive, folder, wanted, SETTINGS)
        derive_shard(archive, shard_id, 1)
        take_shard(archive, folder, shard_id)
        assert staged_documents(folder) == {"a" * 64}
    assert list(archive.staging.iterdir()) == []


def test_a_batch_that_a_power_failure_emptied_is_derived_again(archive: Archive) -> None:
    with pytest.raises(RuntimeError), run_folder(archive, "run-1") as folder:
        (folder.batches / "batch").mkdir()
        (folder.batches / "batch" / "derivations.parquet").touch()
        raise RuntimeError
    with run_folder(archive, "run-2") as folder:
        take_over(archive, folder, SETTINGS)
        assert list(folder.batches.iterdir()) == []


def test_a_shard_is_derived_by_the_settings_of_the_run_that_takes_over(archive: Archive) -> None:
    wanted = stored(archive, "a")
    with pytest.raises(RuntimeError), run_folder(archive, "run-1") as folder:
        ask_for_shards(archive, folder, wanted, SETTINGS)
        raise RuntimeError
    others = SETTINGS.model_copy(update={"ocr_languages": "rus"})
    with run_folder(archive, "run-2") as folder:
        take_over(archive, folder, others)
        (shard,) = ask_for_shards(archive, folder, wanted, others).values()
        assert shard.ocr_languages == "rus"
