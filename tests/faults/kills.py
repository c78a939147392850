"""SIGKILL at random instants of an ingest: the rerun must leave what an undisturbed run leaves.

Run as `python -m tests.faults.kills ROUNDS [SEED] [--command] [--partitions]`. Rounds kill the stages without
Prefect, which lets many of them be run; with `--command` the command itself, its Prefect server included.
With `--partitions` the seeds are in four files. A third of the rounds kill the rerun too, a third begin with
an archive that holds something already.
"""

import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.conftest import REPOSITORY, Chancery
from tests.faults.warm_runs import WarmRuns
from tests.flows.final_state import final_rows
from tests.samples import DOCUMENTS
from warehouse.archive import Archive
from warehouse.verify import verify_archive

AT_REST = {"captures.ndjson", "heads.log", "warehouse.duckdb"} | {
    f"pipeline/{name}" for name in ("anchors.duckdb", "lock", "seeds.duckdb", "warehouse.duckdb")
}
PARTITIONS = 4
AT_REST |= {f"pipeline/seeds/{number}.duckdb" for number in range(PARTITIONS)}
"""Files that an archive has when nothing is under way, beside originals, reports and Prefect's home."""

ELSEWHERE = ("originals/", "reports/", "pipeline/prefect/")

FILES = [DOCUMENTS / name for name in ("press-release.html", "2019-03-12-mfa-statement.html", "letter.md")]
"""One stands there twice."""

Run = Callable[[Path, Sequence[Path], float | None], int]
"""Ingests files into an archive, is killed after so many seconds if any are given; returns how it ended."""


def run_command(root: Path, files: Sequence[Path], kill_after: float | None = None) -> int:
    """Run the command itself; return its exit code, negative if it was killed."""
    chancery = Chancery(root)
    running = subprocess.Popen(
        chancery.line("ingest", *files), env=chancery.environment, cwd=REPOSITORY, stdout=subprocess.DEVNULL
    )
    try:
        running.wait(kill_after)
    except subprocess.TimeoutExpired:
        running.kill()
    return running.wait()


def strays(archive: Archive) -> list[str]:
    """Return what lies in an archive at rest and does not belong there."""
    files = [
        path.relative_to(archive.root).as_posix() for path in archive.root.rglob("*") if not path.is_dir()
    ]
    left = [name for name in files if name not in AT_REST and not name.startswith(ELSEWHERE)]
    return left + [path.name for path in archive.staging.iterdir()]


def faults(root: Path, expected: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with an archive after the rerun."""
    chancery = Chancery(root)
    held = final_rows(chancery)
    yield from (f"{table} differs" for table in expected if held[table] != expected[table])
    for difference in verify_archive(chancery.archive).differences:
        yield f"verify: {difference.place}: {difference.message}"
    yield from (f"left over: {name}" for name in strays(chancery.archive))


def one_round(
    run: Run, root: Path, rng: random.Random, seconds: float, expected: dict[str, Any]
) -> tuple[int, list[str]]:
    """Kill, rerun, compare; return how many runs were killed at work, and what is wrong."""
    ends = [run(root, FILES, rng.uniform(0, seconds)) for _ in range(rng.choice([1, 1, 2]))]
    code = run(root, FILES, None)
    found = [f"the rerun ended with {code}"] if code else list(faults(root, expected))
    return sum(end != 0 for end in ends), found


def run_rounds(run: Run, folder: Path, rounds: int, seed: int) -> tuple[int, list[str]]:
    """Return how many kills hit a run at work, and what was wrong after which.

    The undisturbed archive is left in the folder.
    """
    rng = random.Random(seed)
    begun_at = time.monotonic()
    assert run(folder / "undisturbed" / "archive", FILES, None) == 0
    seconds = time.monotonic() - begun_at
    expected = final_rows(Chancery(folder / "undisturbed" / "archive"))
    begun = folder / "begun" / "archive"
    killed, wrong = 0, []
    for number in range(rounds):
        root = folder / f"round-{number}" / "archive"
        if rng.random() < 1 / 3:
            if not begun.exists():
                assert run(begun, FILES[:1], None) == 0
            shutil.copytree(begun, root)
        kills, found = one_round(run, root, rng, seconds, expected)
        killed += kills
        wrong += [f"round {number}: {each}" for each in found]
        if not found:
            shutil.rmtree(root.parent)
        if number % 10 == 9 or found:
            told = "".join(f"\n  {each[:300]}" for each in found)
            print(f"{number + 1} rounds, {killed} killed at work, {len(wrong)} faults{told}", flush=True)
    return killed, wrong


def main(arguments: list[str]) -> int:
    numbers = [int(each) for each in arguments if each.isdecimal()]
    rounds, seed = (*numbers, 1)[:2]
    folder = Path(tempfile.mkdtemp())
    if "--command" in arguments:
        killed, wrong = run_rounds(run_command, folder, rounds, seed)
    else:
        settings = {"seed_partitions": PARTITIONS} if "--partitions" in arguments else {}
        warm = WarmRuns(REPOSITORY, Chancery(folder / "none").environment, **settings)
        killed, wrong = run_rounds(warm.run, folder, rounds, seed)
        warm.close()
    print(f"{rounds} rounds, {killed} runs killed at work, {len(wrong)} faults")
    if not wrong:
        shutil.rmtree(folder)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
