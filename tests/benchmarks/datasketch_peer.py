"""datasketch, the usual tool for near duplicates: MinHash and locality-sensitive hashing, timed.

Word 5-grams, 128 permutations, threshold 0.5; every candidate that the index gives is ranked by
`MinHash.jaccard`. It finds texts that are alike as wholes, not shared passages: it does less, and is the mark
for speed. The ways differ in how the sketches are made:

- `update`: `m.update(d.encode("utf8"))` for each shingle, the example its README and its pages on MinHash and
  on MinHash LSH begin with: what most of its users run
- `update_batch`: all shingles of a text at once
- `bulk`: `MinHash.bulk` over all texts, the fastest that its documentation names
- `bulk, crc32`: the same with another hash function than its default, the first 32 bits of SHA-1
- `bulk, two processes`: the same in two processes, which its documentation leaves to the user

Run: python -m tests.benchmarks.datasketch_peer 1000
"""

import argparse
import sys
import time
import zlib
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from importlib.util import find_spec
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from tests.benchmarks.corpus import Reuse, generate

WORDS = 5
PERMUTATIONS = 128
THRESHOLD = 0.5
WAYS = ("update", "update_batch", "bulk", "bulk, crc32", "bulk, two processes")
HOW_TO_INSTALL = "datasketch is not installed (pip install datasketch); skipped."


def is_installed() -> bool:
    return find_spec("datasketch") is not None


class DatasketchRun:
    """An index in memory and the pairs found with it in a DuckDB file; texts may be added again and again."""

    def __init__(self, folder: Path, way: str) -> None:
        self.way = way
        self.minhashes: list[Any] = []
        self.lsh = import_module("datasketch").MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
        self.pairs_file = folder / "pairs.duckdb"
        with duckdb.connect(str(self.pairs_file)) as connection:
            connection.execute("CREATE TABLE pairs (text INTEGER, other INTEGER, similarity DOUBLE)")

    def add(self, texts: Sequence[str]) -> float:
        """Find and store the pairs that these texts make with all texts so far; return the seconds."""
        began = time.perf_counter()
        pairs: list[tuple[int, int, float]] = []
        for minhash in sketched(texts, self.way):
            number = len(self.minhashes)
            for other in self.lsh.query(minhash):
                pairs.append((other, number, float(minhash.jaccard(self.minhashes[other]))))
            self.lsh.insert(number, minhash)
            self.minhashes.append(minhash)
        with duckdb.connect(str(self.pairs_file)) as connection, connection.appender("pairs") as appender:
            appender.append_rows([pair for pair in pairs if pair[2] >= THRESHOLD])
        return time.perf_counter() - began


def shingles(text: str) -> list[bytes]:
    """Return the distinct word 5-grams of a text."""
    words = text.split()
    return [gram.encode() for gram in {" ".join(words[i : i + WORDS]) for i in range(len(words) - WORDS + 1)}]


def sketched(texts: Sequence[str], way: str) -> list[Any]:
    """Return the MinHashes of texts: in one of the `WAYS`."""
    minhash = import_module("datasketch").MinHash
    if way == "update":
        return [_updated_one_by_one(minhash(num_perm=PERMUTATIONS), text) for text in texts]
    if way == "update_batch":
        return [_updated(minhash(num_perm=PERMUTATIONS), text) for text in texts]
    if way == "bulk, two processes":
        with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
            size = len(texts) // 20 + 1
            parts = [texts[start : start + size] for start in range(0, len(texts), size)]
            return list(chain.from_iterable(pool.map(_bulk, parts)))
    return _bulk(texts, **({"hashfunc": zlib.crc32} if way == "bulk, crc32" else {}))


def _updated_one_by_one(minhash: Any, text: str) -> Any:
    for shingle in shingles(text):
        minhash.update(shingle)
    return minhash


def _updated(minhash: Any, text: str) -> Any:
    minhash.update_batch(shingles(text))
    return minhash


def _bulk(texts: Sequence[str], **options: Callable[[bytes], int]) -> list[Any]:
    made = import_module("datasketch").MinHash.bulk(map(shingles, texts), num_perm=PERMUTATIONS, **options)
    return list(made)


def main() -> None:
    if not is_installed():
        sys.exit(HOW_TO_INSTALL)
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("count", type=int, nargs="?", default=1000)
    count = arguments.parse_args().count
    texts = generate(count, Reuse()).texts
    for way in WAYS:
        with TemporaryDirectory() as folder:
            seconds = DatasketchRun(Path(folder), way).add(texts)
        print(f"{way:22}{count:8,} texts {seconds:8.2f} s {count / seconds:8.0f} texts/s")


if __name__ == "__main__":
    main()
