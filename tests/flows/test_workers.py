"""Many workers bring what one process brings, whatever is killed among them."""

import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.ahead import long_ahead
from tests.conftest import REPOSITORY, Chancery, Ended
from tests.fleet import Fleet
from tests.flows.final_state import final_rows, rows
from tests.flows.test_deployment import asked
from tests.samples import DOCUMENTS
from tests.tasks.conftest import invented_prose

ENTRYPOINT = "flows/derive_shard.py:derive_shard"
SHARDS = {
    "CHANCERY_SHARDS": "derive-shard/fleet",
    "CHANCERY_BATCH_SIZE": "6",
    "CHANCERY_SHARD_GRACE_SECONDS": "8",
}


def some_papers(folder: Path) -> Iterator[Path]:
    """Invented papers of which every third repeats a passage of the one before, and a sample of each kind."""
    rng, last = random.Random(3), ""
    folder.mkdir(parents=True)
    for number in range(9):
        text = invented_prose(rng, 120)
        path = folder / f"{number:02}.txt"
        path.write_text(text + "\n\n" + last[:400] if number % 3 == 2 else text, encoding="utf-8")
        last = text
        yield path
    yield from (DOCUMENTS / name for name in ("letter.md", "note-verbale.pdf", "news-article.html"))


def _deploy(chancery: Chancery) -> None:
    """What `prefect work-pool create` and `prefect deploy` tell a server, without the seconds they take."""
    asked(chancery, "work_pools/", name="fleet", type="process")
    flow = asked(chancery, "flows/", name="derive-shard")
    pull = [{"prefect.deployments.steps.set_working_directory": {"directory": str(REPOSITORY)}}]
    asked(
        chancery,
        "deployments/",
        name="fleet",
        flow_id=flow["id"],
        entrypoint=ENTRYPOINT,
        pull_steps=pull,
        work_pool_name="fleet",
    )


@long_ahead
def by_workers(chancery: Chancery) -> tuple[Chancery, int, Ended, Ended, Chancery]:
    """An ingest of two shards by two workers; one is killed at its work with all that it has started."""
    papers = list(some_papers(chancery.root.parent / "papers"))
    fleet = Fleet(chancery.root.parent, chancery.environment, "fleet")
    _deploy(chancery)
    pool = ThreadPoolExecutor(1)
    try:
        for name in ("first", "second"):
            fleet.add_worker(name)
        chancery.environment |= SHARDS
        running = pool.submit(chancery, "ingest", *papers)
        deadline = time.monotonic() + 120
        while not fleet.is_busy("first") and time.monotonic() < deadline:
            time.sleep(0.05)
        killed = len(fleet.kill("first"))
        alone = Chancery(chancery.root.parent / "alone" / "archive", chancery.environment, chancery.warm)
        alone.land(*papers)
        ended = running.result()
    finally:
        fleet.end()
        pool.shutdown()
    return chancery, killed, ended, chancery("verify"), alone


def test_workers_bring_what_one_process_brings_though_one_was_killed_at_its_work(
    by_workers: tuple[Chancery, int, Ended, Ended, Chancery],
) -> None:
    chancery, killed, ended, verified, alone = by_workers
    assert ended.exit_code == 0, ended.errors
    assert killed >= 3, "the worker was not at work when it was killed"
    assert final_rows(chancery) == final_rows(alone)
    landed = "SELECT count(*), count(DISTINCT document_id) FROM store.documents"
    assert rows(chancery, landed) == [(12, 12)]
    assert list(chancery.archive.staging.iterdir()) == []
    assert verified.exit_code == 0, verified.output
