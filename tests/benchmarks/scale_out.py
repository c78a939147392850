"""Many workers beside one process: the same rows, in how much less time, and whatever is killed.

Run: python -m tests.benchmarks.scale_out check [--documents 3000] [--workers 3] [--size 200]
     python -m tests.benchmarks.scale_out speed [--documents 400] [--size 50]

Both install Debian's postgresql where it is missing and run a Prefect server on a cluster of its own. `check`
ingests the documents in one process and by workers, of which one is killed in the middle with all it has
started, while 50 questions a second are put to the published copy; it ends with exit code 1 if anything
differs, lands twice or fails. `speed` compares two workers with one, each with one child that
reads documents.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb

from tests.benchmarks.language_model import LanguageModel
from tests.benchmarks.real_texts import data_folder, real_texts
from tests.conftest import REPOSITORY, Chancery
from tests.fleet import DEPLOYMENT, Fleet, fleet
from tests.flows.final_state import final_rows
from tests.postgres import install_postgres, postgres
from warehouse.archive import Archive

READER = """
import json, sys, time
import duckdb
asked, failed, slowest, began = 0, [], 0.0, time.monotonic()
while not sys.stdin.closed and asked < int(sys.argv[2]) * 50:
    try:
        with duckdb.connect(sys.argv[1], read_only=True) as warehouse:
            for _ in range(25):
                start = time.monotonic()
                warehouse.execute("SELECT kind, count(*) FROM documents GROUP BY kind").fetchall()
                slowest = max(slowest, time.monotonic() - start)
                asked += 1
                time.sleep(max(0.0, began + asked / 50 - time.monotonic()))
    except duckdb.Error as problem:
        failed.append(str(problem))
    print(json.dumps([asked, time.monotonic() - began, slowest, failed]), flush=True)
"""
ONCE = """
SELECT
    (SELECT count(*) FROM store.documents) = (SELECT count(DISTINCT document_id) FROM store.documents)
    AND (SELECT count(*) FROM store.documents) = $documents
    AND (SELECT count(*) FROM store.captures) = $documents
"""


def write_documents(folder: Path, count: int, shortest: int, longest: int) -> None:
    """Write texts, every tenth with a passage of an earlier one, among real PDFs and web pages."""
    folder.mkdir()
    data = data_folder()
    real = sorted((data / "html").glob("*.html.gz"))[: count // 50]
    papers = [path for path in sorted((data / "pdf" / "born-digital").glob("*L.*.pdf"))][: count // 75]
    for path in papers:
        (folder / path.name).write_bytes(path.read_bytes())
    for path in real:
        subprocess.run(["sh", "-c", 'gunzip -c "$0" > "$1"', path, folder / path.stem], check=True)
    model = LanguageModel([each.text for each in real_texts(data)])
    rng = random.Random("scale out")
    texts: list[str] = []
    for number in range(count - len(papers) - len(real)):
        text = model.write(rng, rng.randint(shortest, longest))
        if number % 10 == 9:
            text += "\n\n" + rng.choice(texts)[:500]
        texts.append(text)
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")


def start(
    archive: Path, documents: Path, environment: Mapping[str, str], **settings: object
) -> "subprocess.Popen[bytes]":
    """Start the command that ingests a folder."""
    said = {f"CHANCERY_{name.upper()}": str(value) for name, value in settings.items()}
    line = [sys.executable, "-m", "flows.cli.main", "ingest", str(documents), "--archive", str(archive)]
    output = archive.with_suffix(".log").open("wb")
    return subprocess.Popen(line, env={**environment, **said}, cwd=REPOSITORY, stdout=output, stderr=output)


def ended(running: "subprocess.Popen[bytes]", archive: Path, environment: Mapping[str, str]) -> Chancery:
    """Wait for an ingest to end well; return the command on its archive."""
    code = running.wait()
    if code not in (0, 3):
        sys.exit(archive.with_suffix(".log").read_text(encoding="utf-8"))
    return Chancery(archive, environment)


def kill_one(workers: Fleet, archive: Archive, name: str) -> str:
    """Kill a worker with its run once a shard is done and it is at another; return what was killed."""
    while not (list(archive.staging.glob("*/batches/*")) and workers.is_busy(name)):
        time.sleep(0.1)
    time.sleep(1)
    return f"killed worker {name} and its run: {len(workers.kill(name))} processes"


def check(folder: Path, workers: Fleet, count: int, worker_count: int, size: int) -> bool:
    """Say whether many workers bring the same as one process."""
    documents, one, many = folder / "documents", folder / "one", folder / "many"
    write_documents(documents, count, 400, 1500)
    for number in range(worker_count):
        workers.add_worker(f"worker-{number}")
    environment = workers.environment
    began = time.monotonic()
    running = start(many, documents, environment, batch_size=size, shards=DEPLOYMENT, workers=1)
    while not (many / "warehouse.duckdb").exists():
        time.sleep(0.1)
    with ThreadPoolExecutor() as pool:
        killing = pool.submit(kill_one, workers, Archive(many), "worker-0")
        reading = subprocess.Popen(
            [sys.executable, "-c", READER, str(many / "warehouse.duckdb"), "3600"],
            stdout=subprocess.PIPE,
            stdin=subprocess.PIPE,
            text=True,
        )
        by_many = ended(running, many, environment)
        seconds = time.monotonic() - began
        reading.terminate()
        told = reading.communicate()[0].splitlines()
        print(killing.result())
    asked, asking_seconds, slowest, failed = json.loads(told[-1])
    rate = f"{asked:,} questions, {asked / asking_seconds:.0f} a second, the slowest {slowest:.2f} s"
    print(f"{rate}; failed: {failed}")
    print(f"{worker_count} workers: {count:,} documents in {seconds:.0f} s")
    began = time.monotonic()
    by_one = ended(start(one, documents, environment, batch_size=size, workers=1), one, environment)
    print(f"one process: {time.monotonic() - began:.0f} s")
    mine, theirs = final_rows(by_one), final_rows(by_many)
    differing = [table for table in mine if mine[table] != theirs[table]]
    print(f"{sum(map(len, mine.values())):,} rows in {len(mine)} tables; differing: {differing}")
    with duckdb.connect(str(many / "warehouse.duckdb"), read_only=True) as warehouse:
        once = warehouse.execute(ONCE, {"documents": count}).fetchall()[0][0]
    verified = by_many("verify")
    left = [path.name for path in Archive(many).staging.iterdir()]
    print(f"each landed once: {once}; verify: exit code {verified.exit_code}; left in staging: {left}")
    return bool(not failed and not differing and once and verified.exit_code == 0 and not left)


def speed(folder: Path, workers: Fleet, count: int, size: int) -> float:
    """Print how long one worker and two take; return the ratio."""
    documents = folder / "documents"
    write_documents(documents, count, 2_000, 20_000)
    took: list[float] = []
    for number in (1, 2):
        workers.add_worker(f"worker-{number}")
        workers.wait_for(f"worker-{number}")
        archive = folder / f"by-{number}"
        began = time.monotonic()
        running = start(
            archive, documents, workers.environment, batch_size=size, shards=DEPLOYMENT, workers=2
        )
        marks = _watch(running, Archive(archive), began)
        ended(running, archive, workers.environment)
        took.append(time.monotonic() - began)
        stages = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in marks.items())
        print(f"{number} worker(s): {took[-1]:.1f} s ({stages}); load {os.getloadavg()[0]:.1f}")
    print(f"one worker / two workers: {took[0] / took[1]:.2f}")
    return took[0] / took[1]


def _watch(running: "subprocess.Popen[bytes]", archive: Archive, began: float) -> dict[str, float]:
    """Return when the first shard was asked for and when the last was taken, in seconds from the start."""
    first = last = began
    while running.poll() is None:
        if list(archive.staging.glob("shard-*")):
            first = time.monotonic() if first == began else first
            last = time.monotonic()
        time.sleep(0.05)
    end = time.monotonic()
    return {"fetched after": first - began, "derived for": last - first, "landed for": end - last}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("what", choices=("check", "speed"))
    arguments.add_argument("--documents", type=int)
    arguments.add_argument("--workers", type=int, default=3)
    arguments.add_argument("--size", type=int, help="documents in a shard")
    asked = arguments.parse_args()
    print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    install_postgres()
    with postgres() as database, tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with fleet(place, database) as workers:
            if asked.what == "speed":
                speed(place, workers, asked.documents or 400, asked.size or 50)
            elif not check(place, workers, asked.documents or 3_000, asked.workers, asked.size or 200):
                sys.exit(1)


if __name__ == "__main__":
    main()
