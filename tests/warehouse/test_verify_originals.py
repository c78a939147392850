"""Originals and the log of captures: bytes against their names, and who brought them."""

import json
import shutil
from pathlib import Path

import duckdb

from warehouse.archive import Archive
from warehouse.verify import verify_archive


def test_an_archive_whose_path_looks_like_a_pattern_holds(archive: Archive, tmp_path: Path) -> None:
    odd = tmp_path / "a[1]*?{b}"
    shutil.copytree(archive.root, odd)
    assert verify_archive(Archive(odd)).differences == []


def test_a_changed_byte_of_an_original_is_found(archive: Archive, documents: list[str]) -> None:
    document = documents[1]
    path = archive.original(document)
    path.write_bytes(b"X" + path.read_bytes()[1:])
    (difference,) = verify_archive(archive).differences
    assert difference.place == f"originals/{document[:2]}/{document[2:]}"
    assert difference.message.startswith("the bytes hash to ")
    assert {found.check for found in verify_archive(archive, document).differences} == {"originals"}
    assert verify_archive(archive, documents[0]).differences == []


def test_originals_that_are_missing_cut_or_exchanged_are_named(
    archive: Archive, documents: list[str]
) -> None:
    missing, cut, exchanged = map(archive.original, documents)
    shutil.copy(missing, exchanged)
    cut.write_bytes(cut.read_bytes()[:-1])
    missing.unlink()
    messages = [difference.message for difference in verify_archive(archive).differences]
    assert len(messages) == 3
    assert sum("the file is missing" in message for message in messages) == 1
    assert sum(" of " in message and "bytes hash to" in message for message in messages) == 1


def test_files_that_nobody_captured_are_named(archive: Archive) -> None:
    with duckdb.connect() as connection:
        (name,) = connection.execute("SELECT sha256('stranger')").fetchall()[0]
    archive.original(name).parent.mkdir(exist_ok=True)
    archive.original(name).write_text("stranger")
    (archive.originals / "notes.txt").write_text("x")
    places = {difference.place for difference in verify_archive(archive).differences}
    assert places == {f"originals/{name[:2]}/{name[2:]}", "originals/notes.txt"}


def test_a_capture_of_a_run_that_was_cut_short_is_no_difference(archive: Archive) -> None:
    with duckdb.connect() as connection:
        (name,) = connection.execute("SELECT sha256('fresh')").fetchall()[0]
    archive.original(name).parent.mkdir(exist_ok=True)
    archive.original(name).write_text("fresh")
    line = json.loads(archive.captures_log.read_text().splitlines()[0])
    fresh = {
        **line,
        "capture_id": "fresh",
        "run_id": "cut short",
        "original_sha256": name,
        "original_bytes": 5,
    }
    with archive.captures_log.open("a") as log:
        log.write(json.dumps(fresh) + "\n" + '{"capture_id": "to')
    assert verify_archive(archive).differences == []


def test_a_capture_changed_or_deleted_in_the_log_is_named(archive: Archive) -> None:
    first, second, third = archive.captures_log.read_text().splitlines()
    archive.captures_log.write_text(
        first.replace('"status_code": 7', '"status_code": 8') + "\n" + third + "\n"
    )
    changed, deleted = verify_archive(archive).differences
    assert changed.place == f"captures.ndjson: capture {json.loads(first)['capture_id']}"
    assert changed.message == "status_code is 8, in the warehouse 7"
    assert json.loads(second)["capture_id"] in deleted.place


def test_an_original_that_is_a_link_to_nowhere_is_named(archive: Archive, documents: list[str]) -> None:
    path = archive.original(documents[0])
    path.unlink()
    path.symlink_to("nowhere")
    places = [each.place for each in verify_archive(archive).differences]
    assert any(path.name in place for place in places)
