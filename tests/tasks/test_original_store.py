"""The original store: bytes under the hash that `sha256sum` gives, written once and never half."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from tasks import original_store
from tasks.original_store import Hashed, copy_in, hash_files, keep
from warehouse.archive import Archive

NAMES = (
    "plain",
    "a[1].pdf",
    "a1.pdf",
    "star*",
    "what?",
    "new\nline",
    "back\\slash",
    "'quote\"",
    "ж ß",
    "{a,b}",
    "$x",
)


def sha256sum(path: Path) -> str:
    with path.open("rb") as file:
        return subprocess.run(
            ["sha256sum"], stdin=file, capture_output=True, check=True, text=True
        ).stdout.split()[0]


def test_hashes_equal_sha256sum_whatever_the_name(tmp_path: Path, connection: DuckDBPyConnection) -> None:
    paths = [tmp_path / name for name in NAMES]
    for number, path in enumerate(paths):
        path.write_bytes(bytes([number, 0, 255]) * number)
    found = hash_files(connection, paths)
    assert [each.path for each in found] == paths
    assert [each.original_sha256 for each in found] == [sha256sum(path) for path in paths]
    assert [each.original_bytes for each in found] == [path.stat().st_size for path in paths]


def test_hashing_in_groups_gives_the_same(
    tmp_path: Path, connection: DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / str(number) for number in range(7)]
    for path in paths:
        path.write_bytes(path.name.encode() * 100)
    at_once = hash_files(connection, paths)
    monkeypatch.setattr(original_store, "MOST_BYTES_AT_ONCE", 250)
    assert hash_files(connection, paths) == at_once


def test_of_no_files_there_are_no_hashes(connection: DuckDBPyConnection) -> None:
    assert hash_files(connection, []) == []


def test_a_kept_original_is_under_its_hash_and_read_only(
    tmp_path: Path, archive: Archive, connection: DuckDBPyConnection
) -> None:
    incoming = tmp_path / "incoming"
    incoming.write_bytes(b"the bytes")
    (hashed,) = hash_files(connection, [incoming])
    keep(archive, hashed)
    kept = archive.original(hashed.original_sha256)
    assert kept.read_bytes() == b"the bytes"
    assert kept.parent.name + kept.name == sha256sum(kept)
    assert kept.stat().st_mode & 0o777 == 0o444
    assert not incoming.exists()


def test_bytes_that_are_kept_already_are_not_touched(
    tmp_path: Path, archive: Archive, connection: DuckDBPyConnection
) -> None:
    for _ in range(2):
        incoming = tmp_path / "incoming"
        incoming.write_bytes(b"the bytes")
        (hashed,) = hash_files(connection, [incoming])
        before = archive.original(hashed.original_sha256)
        inode = before.stat().st_ino if before.exists() else None
        keep(archive, hashed)
    assert archive.original(hashed.original_sha256).stat().st_ino == inode
    assert not incoming.exists()


def test_an_original_that_could_not_be_moved_leaves_nothing_half(tmp_path: Path, archive: Archive) -> None:
    gone = Hashed(tmp_path / "gone", "ab" + "0" * 62, 3)
    with pytest.raises(FileNotFoundError):
        keep(archive, gone)
    assert not archive.original(gone.original_sha256).exists()


def test_a_copy_never_overwrites(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(b"new")
    target.write_bytes(b"old")
    with pytest.raises(FileExistsError):
        copy_in(source, target, 2**30)
    assert target.read_bytes() == b"old"


def test_a_copy_has_all_bytes_of_its_source(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(os.urandom(3 * 2**20 + 7))
    copy_in(source, target, 2**30)
    assert target.read_bytes() == source.read_bytes()


def test_what_is_no_file_any_more_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not a regular file" in (copy_in(tmp_path / "pipe", tmp_path / "copy", 2**20) or "")
    assert "not a regular file" in (copy_in(Path("/dev/zero"), tmp_path / "copy", 2**20) or "")


def test_a_file_that_changes_while_it_is_read_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"begun")
    copied = original_store._copied

    def growing(*arguments: Any) -> int:
        with source.open("ab") as file:
            file.write(b" and gone on")
        return copied(*arguments)

    monkeypatch.setattr(original_store, "_copied", growing)
    assert "changed while it was read" in (copy_in(source, tmp_path / "copy", 2**20) or "")


def test_no_more_is_copied_than_is_allowed(tmp_path: Path) -> None:
    """Also of a file that does not say how much there is, as those of the system."""
    assert "larger than 0 MiB" in (copy_in(Path("/proc/kallsyms"), tmp_path / "first", 2**12) or "")
    assert (tmp_path / "first").stat().st_size <= 2**12 + 1
    assert copy_in(Path("/proc/version"), tmp_path / "second", 2**20) is None
    assert (tmp_path / "second").read_bytes() == Path("/proc/version").read_bytes()
