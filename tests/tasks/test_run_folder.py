"""A run's own folder: held while it lives, taken over when it was cut short."""

import errno
import fcntl
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tasks.run_folder import abandoned_folders, live_run_ids, remove, run_folder
from warehouse.archive import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


def test_a_run_that_ends_well_leaves_nothing(archive: Archive) -> None:
    with run_folder(archive, "run-1") as folder:
        assert folder.run_id == "run-1"
        assert folder.incoming.is_dir()
        assert folder.batches.is_dir()
    assert list(archive.staging.iterdir()) == []


def test_a_run_killed_while_it_clears_up_leaves_no_batch_that_looks_whole(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(path: Path) -> None:
        raise KeyboardInterrupt(f"in {path}")

    monkeypatch.setattr("tasks.run_folder.shutil.rmtree", killed)
    with pytest.raises(KeyboardInterrupt), run_folder(archive, "run-1") as folder:
        (folder.batches / "batch").mkdir()
    monkeypatch.undo()
    with abandoned_folders(archive) as abandoned:
        (left,) = abandoned
        assert list(left.batches.glob("*")) == []
        remove(left)
    assert list(archive.staging.iterdir()) == []


def test_a_run_that_fails_leaves_its_folder_to_the_next(archive: Archive) -> None:
    with pytest.raises(RuntimeError), run_folder(archive, "run-1") as folder:
        (folder.incoming / "half").write_bytes(b"x")
        raise RuntimeError
    with abandoned_folders(archive) as abandoned:
        assert [(each.run_id, (each.incoming / "half").read_bytes()) for each in abandoned] == [
            ("run-1", b"x")
        ]


def test_a_live_run_is_live_and_not_abandoned(archive: Archive) -> None:
    with run_folder(archive, "run-1"):
        assert live_run_ids(archive, "run-2") == ["run-1"]
        assert live_run_ids(archive, "run-1") == []
        with abandoned_folders(archive) as abandoned:
            assert abandoned == []


def test_a_folder_is_taken_over_by_one_run_only(archive: Archive) -> None:
    (archive.staging / "run-1").mkdir(parents=True)
    with abandoned_folders(archive) as mine, abandoned_folders(archive) as theirs:
        assert [each.run_id for each in mine] == ["run-1"]
        assert theirs == []


def test_a_run_whose_process_was_killed_is_abandoned(archive: Archive) -> None:
    script = (
        "import os, sys, pathlib\n"
        "from tasks.run_folder import run_folder\n"
        "from warehouse.archive import Archive\n"
        "with run_folder(Archive(pathlib.Path(sys.argv[1])), 'run-1'):\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    root = Path(__file__).parents[2]
    killed = subprocess.run([sys.executable, "-c", script, str(archive.root)], cwd=root, check=False)
    assert killed.returncode == -9
    assert live_run_ids(archive, "run-2") == []
    with abandoned_folders(archive) as abandoned:
        assert [each.run_id for each in abandoned] == ["run-1"]


def test_an_archive_without_runs_has_none(archive: Archive) -> None:
    assert live_run_ids(archive, "run-1") == []
    with abandoned_folders(archive) as abandoned:
        assert abandoned == []


def test_where_folders_cannot_be_locked_a_file_in_them_is(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def as_on_nfs(descriptor: int, operation: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        flock(descriptor, operation)

    flock = fcntl.flock
    monkeypatch.setattr("tasks.run_folder.fcntl.flock", as_on_nfs)
    with pytest.raises(RuntimeError, match="cut short"), run_folder(archive, "run-1"):
        assert live_run_ids(archive, "run-2") == ["run-1"]
        raise RuntimeError("cut short")
    with abandoned_folders(archive) as abandoned:
        assert [each.run_id for each in abandoned] == ["run-1"]
