"""How fast shared passages are found, beside how fast datasketch finds texts that are alike.

Run: python -m tests.benchmarks.speed [--texts 1000] [--rounds 2] [--growth] [--partitions 1]

All are timed in the same run, one after the other in turn, each time in a new process, from texts in memory
or in the warehouse to stored results; the best of the rounds counts. `ratio` is how many times as many texts
per second Chancery takes in. datasketch is timed in each of its ways (`tests/benchmarks/datasketch_peer.py`
says which is which): first as the example in its README has it, then in those that its documentation
recommends for speed. `--growth` goes from 1,000 to 10,000 texts and then adds 100, without datasketch unless
`--ways` says otherwise.
"""

import argparse
import pickle
import resource
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.chancery_run import run_chancery
from tests.benchmarks.corpus import Reuse, generate
from tests.benchmarks.datasketch_peer import HOW_TO_INSTALL, WAYS, DatasketchRun, is_installed

CHANCERY = "chancery"
ADDED = 100
GROWTH = (1_000, 3_000, 10_000)


@dataclass(frozen=True)
class Measured:
    """The times for a corpus and for some texts more, and the most memory the process had."""

    seconds: float
    added_seconds: float
    texts_mb: float
    peak_mb: float


def begin(method: str, folder: Path, partition_count: int) -> Callable[[Sequence[str]], float]:
    """Return what finds the reuse of texts with each other and with all before, and says how long it took."""
    if method == CHANCERY:
        return lambda texts: run_chancery(texts, folder, partition_count).seconds
    return DatasketchRun(folder, method.removeprefix("datasketch, ")).add


def measure(method: str, corpus: Path, count: int, added: int, partition_count: int) -> Measured:
    """Time one method; call it in a process of its own."""
    texts = pickle.loads(corpus.read_bytes())[: count + added]
    before = _peak_mb()
    with TemporaryDirectory() as folder:
        find = begin(method, Path(folder), partition_count)
        seconds = find(texts[:count])
        added_seconds = find(texts[count:]) if added else 0.0
    return Measured(seconds, added_seconds, before, _peak_mb())


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def alternately(
    methods: list[str], corpus: Path, count: int, added: int, rounds: int, partition_count: int
) -> dict[str, Measured]:
    """Time the methods in turn, so many rounds; return the best of each."""
    found: dict[str, list[Measured]] = {method: [] for method in methods}
    for _ in range(rounds):
        for method in methods:
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as child:
                asked = (method, corpus, count, added, partition_count)
                found[method].append(child.submit(measure, *asked).result())
    return {method: min(each, key=lambda one: one.seconds) for method, each in found.items()}


def show(count: int, measured: dict[str, Measured]) -> None:
    """Print a table; the ratio is that of the first method's texts per second to those of each."""
    first = next(iter(measured.values()))
    for method, one in measured.items():
        print(
            f"{method:34}{count:8,}{one.seconds:10.2f}{count / one.seconds:10.0f}"
            f"{one.seconds / first.seconds:8.2f}{one.added_seconds:10.2f}"
            f"{one.peak_mb:9.0f}{one.texts_mb:9.0f}",
            flush=True,
        )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--texts", type=int, default=1_000)
    arguments.add_argument("--rounds", type=int, default=2)
    arguments.add_argument("--growth", action="store_true")
    arguments.add_argument("--noise", type=float, default=0.05, help="share of the letters of copies changed")
    arguments.add_argument("--partitions", type=int, default=1, help="files the seeds are in")
    arguments.add_argument("--ways", nargs="*", choices=WAYS, help="of datasketch")
    asked = arguments.parse_args()
    ways = asked.ways if asked.ways is not None else () if asked.growth else WAYS
    methods = [CHANCERY, *(f"datasketch, {way}" for way in ways if is_installed())]
    if ways and not is_installed():
        print(HOW_TO_INSTALL)
    sizes = GROWTH if asked.growth else (asked.texts,)
    print(f"{'method':34}{'texts':>8}{'seconds':>10}{'texts/s':>10}{'ratio':>8}{'+100, s':>10}", end="")
    print(f"{'peak MB':>9}{'at start':>9}", flush=True)
    with TemporaryDirectory() as folder:
        corpus = Path(folder) / "texts"
        for size in sizes:
            corpus.write_bytes(pickle.dumps(generate(size + ADDED, Reuse(noise=asked.noise)).texts))
            show(size, alternately(methods, corpus, size, ADDED, asked.rounds, asked.partitions))


if __name__ == "__main__":
    main()
