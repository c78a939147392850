"""Fetching: one capture per file and attempt, logged before its bytes are kept; failures are values."""

from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection

from schemas.capture import Capture
from tasks.fetch import fetch, recover
from tasks.original_store import copy_in, hash_files
from tasks.run_folder import RunFolder
from tasks.sources import Source, find_sources, source_at
from warehouse.archive import Archive

LIMIT = 2**20


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    made = tmp_path / "papers"
    made.mkdir()
    for name, text in (("a.txt", "one"), ("a[1].txt", "another"), ("copy.txt", "one"), ("empty.txt", "")):
        (made / name).write_text(text, encoding="utf-8")
    return made


def sources(papers: Path) -> list[Source]:
    return find_sources([str(papers)], Path("/nowhere"))


def outcomes(captures: list[Capture]) -> dict[str, str]:
    return {capture.uri.rpartition("/")[2]: capture.outcome for capture in captures}


def test_files_are_captured_hashed_logged_and_kept(
    connection: DuckDBPyConnection, archive: Archive, folder: RunFolder, papers: Path
) -> None:
    captures = fetch(connection, archive, folder, sources(papers), LIMIT)
    assert outcomes(captures) == {
        "a%5B1%5D.txt": "stored",
        "a.txt": "stored",
        "copy.txt": "unchanged",
        "empty.txt": "stored",
    }
    for capture in captures:
        assert archive.original(capture.original_sha256 or "").stat().st_size == capture.original_bytes
    assert archive.captures_log.read_text(encoding="utf-8").count("\n") == 4
    assert list(folder.incoming.iterdir()) == []


def test_a_second_fetch_of_the_same_bytes_is_unchanged(
    connection: DuckDBPyConnection, archive: Archive, folder: RunFolder, papers: Path
) -> None:
    first = fetch(connection, archive, folder, sources(papers), LIMIT)
    second = fetch(connection, archive, folder, sources(papers), LIMIT)
    assert set(outcomes(second).values()) == {"unchanged"}
    assert {each.capture_id for each in first} & {each.capture_id for each in second} == set()
    assert archive.captures_log.read_text(encoding="utf-8").count("\n") == 8


def test_what_cannot_be_fetched_fails_by_itself(
    connection: DuckDBPyConnection, archive: Archive, folder: RunFolder, papers: Path
) -> None:
    (papers / "large.txt").write_bytes(b"x" * (LIMIT + 1))
    found = [*sources(papers), source_at(papers / "gone.txt")]
    vanished = source_at(papers / "a.txt")
    (papers / "a.txt").unlink()
    captures = {
        each.uri.rpartition("/")[2]: each for each in fetch(connection, archive, folder, found, LIMIT)
    }
    assert outcomes(list(captures.values())) == {
        "a%5B1%5D.txt": "stored",
        "a.txt": "failed",
        "copy.txt": "stored",
        "empty.txt": "stored",
        "gone.txt": "failed",
        "large.txt": "failed",
    }
    assert vanished.problem is None
    assert "larger than 1 MiB" in (captures["large.txt"].error or "")
    assert "No such file" in (captures["a.txt"].error or "")
    assert captures["a.txt"].original_sha256 is None


def test_nothing_to_fetch_writes_nothing(
    connection: DuckDBPyConnection, archive: Archive, folder: RunFolder
) -> None:
    assert fetch(connection, archive, folder, [], LIMIT) == []
    assert not archive.captures_log.exists()


def test_what_a_killed_run_had_logged_is_kept_and_the_rest_dropped(
    connection: DuckDBPyConnection, archive: Archive, folder: RunFolder, papers: Path
) -> None:
    copies = [folder.incoming / name for name in ("logged", "not-logged")]
    copy_in(papers / "a.txt", copies[0], 2**30)
    copy_in(papers / "a[1].txt", copies[1], 2**30)
    logged, dropped = hash_files(connection, copies)
    recover(connection, archive, folder, {logged.original_sha256})
    assert archive.original(logged.original_sha256).read_text(encoding="utf-8") == "one"
    assert not archive.original(dropped.original_sha256).exists()
    assert list(folder.incoming.iterdir()) == []
