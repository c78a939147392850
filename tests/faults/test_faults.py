"""The scripts beside this, a few rounds of each; how many were run by hand, their output says."""

import os
import random
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY, Chancery
from tests.faults.full_disk import DISK_BYTES, mounted, one_round
from tests.faults.kills import run_rounds
from tests.faults.warm_runs import WarmRuns
from tests.flows.final_state import final_rows


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WarmRuns]:
    chancery = Chancery(tmp_path_factory.mktemp("warm") / "archive")
    runs = WarmRuns(REPOSITORY, chancery.environment)
    yield runs
    runs.close()


@dataclass(frozen=True)
class Rounds:
    """How many runs were killed, what was wrong after that, and what an undisturbed run leaves."""

    killed: int
    wrong: list[str]
    expected: dict[str, Any]


@pytest.fixture(scope="module")
def rounds(warm: WarmRuns, tmp_path_factory: pytest.TempPathFactory) -> Rounds:
    folder = tmp_path_factory.mktemp("rounds")
    killed, wrong = run_rounds(warm.run, folder, rounds=2, seed=6)
    return Rounds(killed, wrong, final_rows(Chancery(folder / "undisturbed" / "archive")))


def test_a_run_killed_at_any_moment_is_made_good_by_the_next(rounds: Rounds) -> None:
    assert rounds.killed and rounds.wrong == []


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small disk needs root")
def test_a_full_disk_is_told_of_and_leaves_the_archive_as_it_was(
    warm: WarmRuns, rounds: Rounds, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    try:
        mounted(disk, f"size={DISK_BYTES}")
    except subprocess.CalledProcessError:
        pytest.skip("mounting a small disk is not allowed here")
    try:
        ballast = random.Random(1).randrange(DISK_BYTES // 2)
        assert one_round(warm, disk, ballast, rounds.expected) == ("full", [])
    finally:
        subprocess.run(["umount", disk], check=True)
