"""Ingests on a disk of 5 MB that runs full at another moment each time, and again with room.

Run as root: `python -m tests.faults.full_disk ROUNDS [SEED]`. A tmpfs holds the archive and a ballast of
random size. A run that finds no room must say so in one line and leave what was published as it was; when the
ballast is gone and the disk has grown, the next must finish the work and leave nothing over.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.conftest import REPOSITORY, Chancery
from tests.faults.kills import FILES, faults
from tests.faults.warm_runs import WarmRuns
from tests.flows.final_state import final_rows

DISK_BYTES = 5 * 2**20
"""In the rounds that begin with an archive, beside what that takes: it alone would not fit."""
LEAST_ROOM = 2**18


def mounted(place: Path, options: str) -> None:
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], check=True)


def used(folder: Path) -> int:
    """Return what the files of a folder take, in whole pages and with room for the folders."""
    return sum(-(-each.stat().st_size // 4096) * 4096 + 4096 for each in folder.rglob("*"))


def one_round(
    warm: WarmRuns, disk: Path, ballast_bytes: int, expected: dict[str, object]
) -> tuple[str, list[str]]:
    """Return how the run on the full disk ended, and what is wrong with it or with the one after it."""
    root = disk / "archive"
    (disk / "ballast").write_bytes(b"\0" * ballast_bytes)
    warehouse = root / "warehouse.duckdb"
    before = warehouse.read_bytes() if warehouse.exists() else None
    warm.errors()
    ended = warm.run(root, FILES)
    said = warm.errors()
    wrong = []
    if ended and (said.count("\n") != 1 or "no space is left" not in said):
        wrong.append(f"ended with {ended}, ballast of {ballast_bytes}, said: {said[:500]!r}")
    if ended and before is not None and warehouse.read_bytes() != before:
        wrong.append("the published copy changed")
    (disk / "ballast").unlink()
    subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
    if warm.run(root, FILES):
        return "failed", [*wrong, f"the rerun said {warm.errors()[:500]!r}"]
    told = "full" if ended else "fits"
    return told, [*wrong, *faults(root, expected)]


def main(arguments: list[str]) -> int:
    rounds, seed = (*map(int, arguments), 1)[:2]
    rng = random.Random(seed)
    folder = Path(tempfile.mkdtemp())
    warm = WarmRuns(REPOSITORY, Chancery(folder / "none").environment)
    assert warm.run(folder / "undisturbed", FILES) == 0 and warm.run(folder / "begun", FILES[:1]) == 0
    expected = final_rows(Chancery(folder / "undisturbed"))
    ends: Counter[str] = Counter()
    wrong: list[str] = []
    for number in range(rounds):
        disk = folder / "disk"
        is_begun = rng.random() < 0.5
        held = used(folder / "begun") if is_begun else 0
        mounted(disk, f"size={DISK_BYTES + held}")
        try:
            if is_begun:
                shutil.copytree(folder / "begun", disk / "archive")
            told, found = one_round(warm, disk, rng.randrange(DISK_BYTES - LEAST_ROOM), expected)
        finally:
            subprocess.run(["umount", disk], check=True)
        ends[told] += 1
        wrong += [f"round {number}: {each}" for each in found]
        if number % 10 == 9 or found:
            print(f"{number + 1} rounds: {dict(ends)}, {len(wrong)} faults", *found, sep="\n  ", flush=True)
    warm.close()
    shutil.rmtree(folder)
    print(f"{rounds} rounds: {dict(ends)}, {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    if os.geteuid():
        sys.exit("needs root: it mounts file systems")
    sys.exit(main(sys.argv[1:]))
