"""Candidates found partition by partition beside those found at once: the same, in what time.

Run: python -m tests.benchmarks.partitions [--texts 1000] [--bits 4] [--processes 2]

Times are of the processor, which others on the machine change little.
"""

import argparse
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from tasks.match.candidates import Lookup, Pair
from tasks.match.match_form import form_of
from tasks.match.partitions import merged_candidates, write_evidence, write_partitions
from tasks.match.seed_index import Entry, SeedIndex
from tests.benchmarks.corpus import Reuse, generate
from warehouse.connection import open_scratch


def timed(call: Callable[[], object]) -> tuple[object, float]:
    """Return what a call returns, and the seconds of the processor it took."""
    before = time.process_time()
    outcome = call()
    return outcome, time.process_time() - before


def index_texts(texts: list[str], path: Path) -> None:
    with open_scratch(path) as connection:
        index = SeedIndex(connection)
        index.prepare()
        entries = [
            Entry(f"{number:06}", f"{number:06}", None, form_of(text)) for number, text in enumerate(texts)
        ]
        index.add(entries)


def found_at_once(path: Path) -> list[Pair]:
    with open_scratch(path) as connection:
        index = SeedIndex(connection)
        return Lookup.of_forms(index, range(index.next_number()), 0).candidates()


def cut(path: Path, folder: Path, bits: int) -> list[Path]:
    with open_scratch(path) as connection:
        return write_partitions(SeedIndex(connection), folder, bits)


def search(partition: Path) -> tuple[Path, float]:
    before = time.process_time()
    return write_evidence(partition, 0), time.process_time() - before


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--texts", type=int, default=1_000)
    arguments.add_argument("--bits", type=int, default=4)
    arguments.add_argument("--processes", type=int, default=2)
    asked = arguments.parse_args()
    context = get_context("spawn")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "seeds.duckdb"
        index_texts(generate(asked.texts, Reuse()).texts, path)
        with ProcessPoolExecutor(1, mp_context=context) as child:
            whole, at_once = child.submit(timed, partial(found_at_once, path)).result()
            assert isinstance(whole, list)
        with ProcessPoolExecutor(1, mp_context=context) as child:
            partitions, cutting = child.submit(
                timed, partial(cut, path, Path(folder) / "cut", asked.bits)
            ).result()
        assert isinstance(partitions, list)
        with ProcessPoolExecutor(asked.processes, mp_context=context, max_tasks_per_child=1) as children:
            searched = list(children.map(search, partitions))
        merged, merging = timed(partial(merged_candidates, [evidence for evidence, _ in searched]))
    seconds = [each for _, each in searched]
    print(f"{asked.texts:,} texts, {len(seconds)} partitions in {asked.processes} processes")
    print(f"at once         {at_once:8.2f} s")
    print(f"cutting         {cutting:8.2f} s")
    print(f"all partitions  {sum(seconds):8.2f} s, the longest {max(seconds):.2f} s")
    print(f"merging         {merging:8.2f} s")
    print(f"the same {len(whole):,} candidates: {merged == whole}")
    if merged != whole:
        sys.exit(1)


if __name__ == "__main__":
    main()
