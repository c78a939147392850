"""Two ingests of the same files at once on one archive: both succeed, everything lands once.

Run as `python -m tests.faults.two_at_once ROUNDS [SEED]`. The second begins up to a second after the first; a
third of the rounds begin with an archive that holds something already.
"""

import random
import shutil
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.conftest import REPOSITORY, Chancery
from tests.faults.kills import FILES, faults
from tests.faults.warm_runs import WarmRuns
from tests.flows.final_state import final_rows

LONGEST_LEAD = 1.0


def both(pair: list[WarmRuns], root: Path, lead_seconds: float) -> list[int]:
    """Return how two runs on an archive end, the second begun so many seconds after the first."""

    def later() -> int:
        time.sleep(lead_seconds)
        return pair[1].run(root, FILES)

    with ThreadPoolExecutor(2) as threads:
        ends = [threads.submit(pair[0].run, root, FILES), threads.submit(later)]
        return [end.result() for end in ends]


def main(arguments: list[str]) -> int:
    rounds, seed = (*map(int, arguments), 1)[:2]
    rng = random.Random(seed)
    folder = Path(tempfile.mkdtemp())
    pair = [WarmRuns(REPOSITORY, Chancery(folder / "none").environment) for _ in range(2)]
    assert pair[0].run(folder / "undisturbed", FILES) == 0 and pair[0].run(folder / "begun", FILES[:1]) == 0
    expected = final_rows(Chancery(folder / "undisturbed"))
    wrong: list[str] = []
    for number in range(rounds):
        root = folder / "archive"
        if rng.random() < 1 / 3:
            shutil.copytree(folder / "begun", root)
        ends = both(pair, root, rng.uniform(0, LONGEST_LEAD))
        found = list(faults(root, expected)) if ends == [0, 0] else [f"{ends}: {[w.errors() for w in pair]}"]
        wrong += [f"round {number}: {each}" for each in found]
        if number % 10 == 9 or found:
            print(f"{number + 1} rounds, {len(wrong)} faults", *found, sep="\n  ", flush=True)
        shutil.rmtree(root)
    for each in pair:
        each.close()
    shutil.rmtree(folder)
    print(f"{rounds} rounds, {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
