"""The captures log: every capture a line of its own, whoever writes beside and whatever was left half."""

import json
import threading
from datetime import datetime
from pathlib import Path

import pytest

from schemas.capture import Capture
from tasks.captures_log import append_captures
from warehouse.archive import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


def capture(number: int, uri: str = "file:///a.txt") -> Capture:
    return Capture(
        capture_id=f"capture-{number}",
        run_id="run",
        uri=uri,
        final_uri=uri,
        captured_at=datetime(2026, 3, 1, 12, 0, 0, 250_000),
        method="file",
        outcome="failed",
        error="a line\nand another\u2028 one",
    )


def logged(archive: Archive) -> list[Capture]:
    lines = archive.captures_log.read_text(encoding="utf-8").split("\n")
    assert lines.pop() == "", "the log ends with a whole line"
    return [Capture.model_validate_json(line) for line in lines]


def test_each_capture_is_one_line_that_reads_back(archive: Archive) -> None:
    captures = [capture(1), capture(2, "file:///ж%20ß.txt")]
    append_captures(archive, captures[:1])
    append_captures(archive, captures[1:])
    assert logged(archive) == captures


def test_nothing_is_written_where_nothing_was_captured(archive: Archive) -> None:
    append_captures(archive, [])
    assert not archive.captures_log.exists()


def test_a_torn_line_is_ended_and_spoils_no_other(archive: Archive) -> None:
    append_captures(archive, [capture(1)])
    with archive.captures_log.open("a", encoding="utf-8") as log:
        log.write('{"capture_id": "torn')
    append_captures(archive, [capture(2)])
    lines = archive.captures_log.read_text(encoding="utf-8").split("\n")
    assert lines[1] == '{"capture_id": "torn'
    assert [json.loads(line)["capture_id"] for line in (lines[0], lines[2])] == ["capture-1", "capture-2"]


def test_runs_that_write_at_once_keep_their_lines_whole(archive: Archive) -> None:
    def write(first: int) -> None:
        for number in range(first, first + 20):
            append_captures(archive, [capture(number), capture(number + 1000)])

    writers = [threading.Thread(target=write, args=(first,)) for first in (100, 200, 300, 400)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    found = [each.capture_id for each in logged(archive)]
    assert len(found) == len(set(found)) == 160
    # What was written in one call stands together.
    pairs = zip(found[::2], found[1::2], strict=True)
    assert all(int(one.partition("-")[2]) + 1000 == int(other.partition("-")[2]) for one, other in pairs)
