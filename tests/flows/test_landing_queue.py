"""Those who have to wait for the archive get it one after the other, on one machine and on many."""

import json
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, nullcontext
from itertools import pairwise
from pathlib import Path

import pytest

from schemas.settings import Settings
from tasks import batch_tasks
from tasks.batch_tasks import archive_turn
from tasks.derive import derive
from tasks.fetch import fetch
from tasks.land import RunFacts, land
from tasks.recovery import settle
from tasks.rows import rows_of
from tasks.run_folder import RunFolder, run_folder
from tasks.sources import find_sources
from tasks.stage import stage_batch
from tasks.work_list import new_run_id
from tests.ahead import ahead
from tests.conftest import Chancery
from warehouse.archive import Archive
from warehouse.clock import now
from warehouse.connection import open_scratch, published_warehouse
from warehouse.verify import verify_archive

TEXTS = {
    "one": "The ministry announces that the ferry runs again as it did before the storm.",
    "two": "The mission informs the secretariat of the closure of the northern harbour.",
}


class Queue:
    """What waits for the turn at an archive: when each had it, and who had ended before it was free."""

    def __init__(self, archive: Archive, settings: Settings) -> None:
        self.archive, self.settings = archive, settings
        self.turns: list[tuple[float, float]] = []
        self.ended: list[str] = []

    def take_turn(self, work: Callable[[], object]) -> None:
        with archive_turn(self.archive, "one of them", self.settings):
            began = time.monotonic()
            work()
            self.turns.append((began, time.monotonic()))

    def let_wait(self, works: dict[str, Callable[[], object]], seconds: float) -> list[str]:
        """Start all while somebody has the turn; return the names of those that did not wait for it."""

        def do(name: str) -> None:
            works[name]()
            self.ended.append(name)

        threads = [threading.Thread(target=do, args=[name]) for name in works]
        with archive_turn(self.archive, "who has it", self.settings):
            for thread in threads:
                thread.start()
            time.sleep(seconds)
            too_early = list(self.ended)
        for thread in threads:
            thread.join(60)
        return too_early

    def is_in_order(self) -> bool:
        """Whether nobody had the turn before another had let it go."""
        turns = sorted(self.turns)
        return all(begin >= end for (_, end), (begin, _) in pairwise(turns))


def settle_in(archive: Archive) -> None:
    """Have an archive with nothing in it."""
    archive.staging.mkdir(parents=True)
    settle(archive)


def ready_to_land(archive: Archive, paper: Path, open_until: ExitStack) -> RunFolder:
    """A run that has fetched and derived one paper."""
    folder = open_until.enter_context(run_folder(archive, new_run_id()))
    with open_scratch() as connection:
        (capture,) = fetch(connection, archive, folder, find_sources([str(paper)], archive.root), 2**20)
    name = capture.original_sha256 or ""
    derived = derive(archive.original(name).read_bytes(), name, capture.uri)
    stage_batch([rows_of(derived)], folder.batches / "batch")
    return folder


def test_two_runs_that_have_fetched_all_land_one_after_the_other_each_once(tmp_path: Path) -> None:
    archive, settings = Archive(tmp_path / "archive"), Settings(workers=1, lock_seconds=60)
    settle_in(archive)
    queue = Queue(archive, settings)
    with ExitStack() as open_until:
        works: dict[str, Callable[[], object]] = {}
        for name, text in TEXTS.items():
            paper = tmp_path / f"{name}.txt"
            paper.write_text(text, encoding="utf-8")
            folder = ready_to_land(archive, paper, open_until)
            run = RunFacts(folder.run_id, "ingest", None, now(), "{}")

            def land_it(folder: RunFolder = folder, run: RunFacts = run) -> None:
                queue.take_turn(lambda: land(archive, folder, run, settings))

            works[name] = land_it
        assert queue.let_wait(works, 0.2) == []
    assert len(queue.turns) == 2 and queue.is_in_order()
    with published_warehouse(archive) as connection:
        landed = connection.execute("SELECT trim(text) FROM documents ORDER BY ALL").fetchall()
        counts = connection.execute("SELECT landed_count, captured_count FROM runs").fetchall()
    assert [text for (text,) in landed] == list(TEXTS.values())
    assert counts == [(1, 1), (1, 1)] and verify_archive(archive).holds


@ahead
def queue_among_machines(chancery: Chancery) -> dict[str, object]:
    done = chancery.run("tests.flows.test_landing_queue", chancery.root)
    assert done.exit_code == 0, done.errors
    found: dict[str, object] = json.loads(done.output.splitlines()[-1])
    return found


def test_machines_that_share_no_locks_take_turns_and_a_check_is_one_of_them(
    queue_among_machines: dict[str, object],
) -> None:
    assert queue_among_machines == {
        "too_early": [],
        "ended": ["a check", "a run", "another run"],
        "turns": 2,
        "in_order": True,
    }


def among_machines(root: Path) -> dict[str, object]:
    """Let two runs and a check wait where only Prefect's limit keeps them apart: locks hold nobody."""
    from flows.check import check

    archive, settings = Archive(root), Settings(lock_seconds=60, shards="derive-shard/shards")
    settle_in(archive)
    queue = Queue(archive, settings)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batch_tasks, "archive_lock", lambda *_: nullcontext())
        works: dict[str, Callable[[], object]] = {
            "a run": lambda: queue.take_turn(lambda: time.sleep(0.2)),
            "another run": lambda: queue.take_turn(lambda: time.sleep(0.2)),
            "a check": lambda: check.fn(str(root), False, settings),
        }
        too_early = queue.let_wait(works, 2.0)
    return {
        "too_early": too_early,
        "ended": sorted(queue.ended),
        "turns": len(queue.turns),
        "in_order": queue.is_in_order(),
    }


if __name__ == "__main__":
    print(json.dumps(among_machines(Path(sys.argv[1]))), flush=True)
