"""A folder is replaced whole or not at all, and only by one process at a time."""

from pathlib import Path

import pytest

from schemas.errors import ArchiveBusy, ArchiveError, UsageError
from warehouse.replaced_folder import replaced_folder


def ours(folder: Path) -> str | None:
    return min((path.name for path in folder.iterdir() if not path.name.startswith("our")), default=None)


def write(target: Path, words: str) -> None:
    with replaced_folder(target, ours) as folder:
        (folder / "ours.txt").write_text(words, encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_new_folder_takes_the_place_of_the_old(tmp_path: Path) -> None:
    write(tmp_path / "out", "old")
    write(tmp_path / "out", "new")
    assert (tmp_path / "out" / "ours.txt").read_text(encoding="utf-8") == "new"
    assert names(tmp_path) == ["out"]


def test_a_second_writer_is_refused_and_leaves_the_first_its_work(tmp_path: Path) -> None:
    with replaced_folder(tmp_path / "out", ours) as folder:
        (folder / "ours.txt").write_text("first", encoding="utf-8")
        with pytest.raises(ArchiveBusy, match="another process"):
            write(tmp_path / "out", "second")
    assert (tmp_path / "out" / "ours.txt").read_text(encoding="utf-8") == "first"


def test_what_breaks_off_leaves_everything_as_it_was(tmp_path: Path) -> None:
    write(tmp_path / "out", "old")
    with pytest.raises(KeyboardInterrupt), replaced_folder(tmp_path / "out", ours) as folder:
        (folder / "ours.txt").write_text("new", encoding="utf-8")
        raise KeyboardInterrupt
    assert (tmp_path / "out" / "ours.txt").read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["out"]


def test_what_somebody_put_there_meanwhile_is_not_lost(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="theirs"), replaced_folder(tmp_path / "out", ours):
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "theirs.txt").write_text("theirs", encoding="utf-8")
    assert names(tmp_path / "out") == ["theirs.txt"]


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink() and names(tmp_path / "real") == ["ours.txt"]


def test_a_place_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(ArchiveError, match="cannot write"):
        write(tmp_path / "file" / "out", "new")
