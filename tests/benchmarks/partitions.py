"""Matching with the seeds cut into partitions: the same rows, in what time and what memory.

Run: python -m tests.benchmarks.partitions [--texts 1000] [--partitions 1 16]

For each number of partitions texts are matched with each other, then 100 more with them, in a process of its
own. Times are of the processor, which others on the machine change little, without that of the children that
align.
"""

import argparse
import pickle
import resource
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks.chancery_run import run_chancery
from tests.benchmarks.corpus import Reuse, generate
from warehouse.archive import Archive
from warehouse.connection import working_warehouse

ADDED = 100
TABLES = ("matches", "match_events", "relation_events")


@dataclass(frozen=True)
class Measured:
    """The seconds for all texts and for some more, the memory taken, the size of the index, and the rows."""

    seconds: float
    added_seconds: float
    peak_mb: float
    index_mb: float
    rows: list[list[tuple[Any, ...]]]


def processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def measure(corpus: Path, partition_count: int) -> Measured:
    """Match a corpus and then the last of its texts; call it in a process of its own."""
    texts = pickle.loads(corpus.read_bytes())
    seconds = []
    with TemporaryDirectory() as folder:
        archive = Archive(Path(folder))
        for some in (texts[:-ADDED], texts[-ADDED:]):
            before = processor_seconds()
            run_chancery(some, archive.root, partition_count)
            seconds.append(processor_seconds() - before)
        with working_warehouse(archive) as connection:
            rows = [connection.execute(f"FROM store.{table} ORDER BY ALL").fetchall() for table in TABLES]
        files = [archive.seed_index, *archive.seed_partitions.glob("*")]
        index_mb = sum(path.stat().st_size for path in files) / 2**20
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(seconds[0], seconds[1], peak_mb, index_mb, rows)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--texts", type=int, default=1_000)
    arguments.add_argument("--partitions", type=int, nargs="*", default=[1, 16])
    asked = arguments.parse_args()
    print(f"{'partitions':>10}{'texts':>8}{'seconds':>10}{'+100, s':>10}{'peak MB':>9}{'index MB':>10}")
    found: list[Measured] = []
    with TemporaryDirectory() as folder:
        corpus = Path(folder) / "texts"
        corpus.write_bytes(pickle.dumps(generate(asked.texts + ADDED, Reuse(noise=0.05)).texts))
        for count in asked.partitions:
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as child:
                one = child.submit(measure, corpus, count).result()
            print(
                f"{count:10}{asked.texts:8,}{one.seconds:10.2f}{one.added_seconds:10.2f}"
                f"{one.peak_mb:9.0f}{one.index_mb:10.1f}",
                flush=True,
            )
            found.append(one)
    are_same = all(one.rows == found[0].rows for one in found)
    rows = ", ".join(f"{len(each):,} {table}" for each, table in zip(found[0].rows, TABLES, strict=True))
    print(f"the same {rows}: {are_same}")
    if not are_same:
        sys.exit(1)


if __name__ == "__main__":
    main()
