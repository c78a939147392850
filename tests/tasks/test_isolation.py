"""One bad document never fails its batch: it becomes a reason, and the others come through.

What a hostile original can do to a reader is done here by the operating system: a file that never ends
its first read hangs the child, a signal kills it, a limit starves it.
"""

import contextlib
import glob
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from multiprocessing import Pipe
from pathlib import Path
from urllib.parse import unquote

import pytest

from schemas.rejection import Rejection
from schemas.settings import Limits
from tasks import isolation
from tasks.assignment import Assignment, MoreTime
from tasks.isolation import MOST_ATTEMPTS, Child, _collect, _start, _stop, derive_all
from tasks.rows import DerivedRows
from tests import misbehaving
from tests.conftest import REPOSITORY

TEXT = (
    "The lamp was lit on 1 May 2019, and it is not the first time that it was lit by the keeper of the light."
)
GENEROUS = Limits(seconds=60)


def assignment(path: Path, number: int) -> Assignment:
    return Assignment(f"{number:064x}", path, path.as_uri())


def texts(folder: Path, count: int) -> list[Assignment]:
    assignments = []
    for number in range(count):
        path = folder / f"{number}.txt"
        path.write_text(f"{TEXT} It is number {number}.", encoding="utf-8")
        assignments.append(assignment(path, number))
    return assignments


def hanging(folder: Path, number: int) -> Assignment:
    """An original whose first byte never comes: a FIFO that nobody writes to."""
    path = folder / "hangs.txt"
    os.mkfifo(path)
    return assignment(path, number)


def outcomes(assignments: list[Assignment], limits: Limits, workers: int = 2) -> dict[str, str]:
    """Return what became of each document: `derived`, or the code of its rejection."""
    results = list(derive_all(assignments, workers, limits))
    found = {
        (result.original_sha256 or "") if isinstance(result, Rejection) else result.document_id: result
        for result in results
    }
    assert len(found) == len(results), "each document ends once"
    return {
        name: result.code if isinstance(result, Rejection) else "derived" for name, result in found.items()
    }


def test_every_document_of_a_batch_is_derived(tmp_path: Path) -> None:
    assignments = texts(tmp_path, 7)
    results = list(derive_all(assignments, 2, GENEROUS))
    assert {result.document_id for result in results if isinstance(result, DerivedRows)} == {
        each.document_id for each in assignments
    }


def test_no_documents_need_no_children() -> None:
    assert list(derive_all([], 2, GENEROUS)) == []


def test_a_child_that_reads_scans_is_given_time_for_each_page(tmp_path: Path) -> None:
    ours, theirs = Pipe()
    begun = _start(GENEROUS, "")
    child = Child(begun.process, ours, begun.lifeline, texts(tmp_path, 1)[0], time.monotonic() + 60)
    before = child.deadline
    theirs.send_bytes(pickle.dumps(MoreTime(30)))
    assert list(_collect([child], deque(), GENEROUS, "")) == []
    assert child.deadline == before + 30 and child.assignment
    _stop(begun)


def test_a_document_that_hangs_times_out_and_the_others_come_through(tmp_path: Path) -> None:
    assignments = texts(tmp_path, 3)
    stuck = hanging(tmp_path, 99)
    started = time.monotonic()
    found = outcomes([stuck, *assignments], Limits(seconds=2))
    assert found.pop(stuck.document_id) == "timeout"
    assert set(found.values()) == {"derived"}
    assert time.monotonic() - started < 30


def test_a_document_that_needs_too_much_memory_is_rejected(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(3 * 2**30)
    found = outcomes([assignment(big, 99), *texts(tmp_path, 2)], Limits(memory_bytes=2**30), workers=1)
    assert found.pop(f"{99:064x}") == "memory"
    assert set(found.values()) == {"derived"}


def test_a_document_whose_rows_are_too_many_is_rejected(tmp_path: Path) -> None:
    small, *_ = texts(tmp_path, 1)
    path = tmp_path / "large.txt"
    path.write_text("\n\n".join([TEXT] * 500), encoding="utf-8")
    found = outcomes([assignment(path, 99), small], Limits(output_bytes=50_000))
    assert found == {f"{99:064x}": "too_large", small.document_id: "derived"}


def test_a_text_that_cannot_fit_is_rejected_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_bytes(b"The lamp is lit. " * 12_000_000)
    started = time.monotonic()
    (found,) = derive_all([assignment(path, 99)], 1, GENEROUS)
    assert isinstance(found, Rejection)
    assert found.code == "too_large" and "limits.output_bytes" in found.message
    assert time.monotonic() - started < 30


def test_an_original_that_is_gone_is_rejected_with_what_to_do(tmp_path: Path) -> None:
    (result,) = derive_all([assignment(tmp_path / "ab" / "gone", 1)], 1, GENEROUS)
    assert isinstance(result, Rejection)
    assert (result.code, result.stage) == ("original_missing", "extract")
    assert result.message.startswith("originals/ab/gone is missing: put these bytes back from a backup")


@pytest.mark.parametrize(("deaths", "outcome"), [(1, "derived"), (2, "extractor_crashed")])
def test_a_document_whose_reader_dies_is_tried_once_more(tmp_path: Path, deaths: int, outcome: str) -> None:
    """The child is killed while it waits for the FIFO; a document that survives is given its text."""
    stuck = hanging(tmp_path, 99)
    killer = threading.Thread(target=kill_readers, args=(stuck.path, deaths))
    killer.start()
    found = outcomes([stuck, *texts(tmp_path, 3)], GENEROUS)
    killer.join()
    assert found.pop(stuck.document_id) == outcome
    assert set(found.values()) == {"derived"}


def kill_readers(fifo: Path, deaths: int) -> None:
    """Kill the first processes that read a FIFO; give one more what it waits for."""
    killed: set[int] = set()
    give_up = time.monotonic() + 40
    # A writer must be there for a reader to get past opening; a reader must be there for a writer to open.
    writer = -1
    while time.monotonic() < give_up and not (deaths == len(killed) == MOST_ATTEMPTS):
        time.sleep(0.02)
        if writer == -1:
            with contextlib.suppress(OSError):
                writer = os.open(fifo, os.O_WRONLY | os.O_NONBLOCK)
        for pid in readers_of(fifo) - killed:
            if len(killed) == deaths:
                os.write(writer, TEXT.encode())
                os.close(writer)
                return
            os.kill(pid, signal.SIGKILL)
            killed.add(pid)
    os.close(writer)


def readers_of(fifo: Path) -> set[int]:
    """Return the other processes that have a file open."""
    found: set[int] = set()
    # `Path.glob` raises where a process ends meanwhile.
    for link in glob.iglob("/proc/[0-9]*/fd/*"):
        with contextlib.suppress(OSError):
            if os.readlink(link) == str(fifo) and (pid := int(link.split("/")[2])) != os.getpid():
                found.add(pid)
    return found


def test_a_folder_of_the_same_name_in_the_working_directory_is_not_imported(tmp_path: Path) -> None:
    (tmp_path / "tasks").mkdir()
    (tmp_path / "tasks" / "__init__.py").write_text("raise SystemExit('not this one')", encoding="utf-8")
    (tmp_path / "paper.txt").write_text(TEXT, encoding="utf-8")
    script = (
        "from pathlib import Path\n"
        "from tasks.assignment import Assignment\n"
        "from tasks.isolation import derive_all\n"
        "from schemas.settings import Limits\n"
        "path = Path('paper.txt').resolve()\n"
        "if __name__ == '__main__':\n"
        "    (found,) = derive_all([Assignment('0' * 64, path, path.as_uri())], 1, Limits(seconds=60))\n"
        "    print(type(found).__name__)\n"
    )
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    (outside / "run.py").write_text(script, encoding="utf-8")
    paths = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, str(outside / "run.py")], cwd=tmp_path, env=paths, capture_output=True, text=True
    )
    assert done.stdout == "DerivedRows\n", done.stderr


MISDEEDS = {
    "exit": "extractor_crashed",
    "exit as if done": "extractor_crashed",
    "fork and stay": "extractor_crashed",
    "fork and answer": "derived",
    "sleep in C": "timeout",
    "stop": "timeout",
    "allocate": "memory",
    "allocate in C": "extractor_crashed",
    "crash": "extractor_crashed",
    "write": "derived",
    "fill the disk": "too_large",
    "recurse": "extractor_failed",
    "raise": "extractor_failed",
}


def test_whatever_a_reader_does_ends_in_a_verdict_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(isolation, "work", misbehaving.work)
    assignments = texts(tmp_path, 3)
    for number, misdeed in enumerate(MISDEEDS, start=90):
        path = tmp_path / misdeed
        path.write_text(misdeed, encoding="utf-8")
        assignments.insert(0, assignment(path, number))
    limits = Limits(seconds=2, memory_bytes=2**30, output_bytes=2**24)
    results = list(derive_all(assignments, 2, limits))
    assert len(results) == len(assignments)
    rejected = {unquote(result.uri): result for result in results if isinstance(result, Rejection)}
    found = {
        name: rejected[uri].code if (uri := f"file://{tmp_path}/{name}") in rejected else "derived"
        for name in MISDEEDS
    }
    assert found == MISDEEDS
    assert all("; " in result.message or ": " in result.message for result in rejected.values())
    assert "SIGSEGV" in rejected[f"file://{tmp_path}/crash"].message
    assert capfd.readouterr() == ("", "")
    assert not _left_behind()


def _left_behind() -> list[str]:
    """Processes that readers have started and that are still there."""
    left = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            if path.read_bytes() == f"sleep\0{misbehaving.LEFT_BEHIND}\0".encode():
                left.append(path.parent.name)
    return left


def test_the_readers_die_with_the_pipeline(tmp_path: Path) -> None:
    stuck = hanging(tmp_path, 1)
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from schemas.settings import Limits\n"
        "from tasks.assignment import Assignment\n"
        "from tasks.isolation import derive_all\n"
        "path = Path(sys.argv[1])\n"
        "list(derive_all([Assignment('0' * 64, path, path.as_uri())], 1, Limits(seconds=60)))\n"
    )
    pipeline = subprocess.Popen([sys.executable, "-c", script, str(stuck.path)], cwd=REPOSITORY)
    writer = _writer_of(stuck.path)
    # The reader's opening ends when there is a writer, and a moment later it can be seen.
    give_up = time.monotonic() + 20
    while not readers_of(stuck.path) and time.monotonic() < give_up:
        time.sleep(0.02)
    assert readers_of(stuck.path)
    pipeline.kill()
    pipeline.wait()
    give_up = time.monotonic() + 20
    while readers_of(stuck.path) and time.monotonic() < give_up:
        time.sleep(0.02)
    assert not readers_of(stuck.path)
    os.close(writer)


def _writer_of(fifo: Path) -> int:
    """Open a FIFO for writing, as soon as somebody reads it."""
    give_up = time.monotonic() + 40
    while time.monotonic() < give_up:
        with contextlib.suppress(OSError):
            return os.open(fifo, os.O_WRONLY | os.O_NONBLOCK)
        time.sleep(0.02)
    raise TimeoutError("nobody reads it")
