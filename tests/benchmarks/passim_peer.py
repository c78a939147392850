"""passim (Smith et al.), the known tool for shared passages, timed and scored beside Chancery.

CHANCERY_PASSIM names its command. It runs with its defaults (n-grams of 25 letters that begin at words and
stand in at most 100 texts, at least 5 of them shared, alignments of at least 50) on two cores. Where both
sides of a match are the planted formula, it counts for nothing.

Spark is set in its favour, unless `--as-installed` leaves its plans as its package sets them.

Run: python -m tests.benchmarks.passim_peer [300 1000 3000] [--noise 0.05] [--essays] [--as-installed]
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from tests.benchmarks.chancery_run import run_chancery, stored_matches
from tests.benchmarks.corpus import Reuse, generate
from tests.benchmarks.real_texts import data_folder
from tests.benchmarks.score import Pair, named, ordered, score
from tests.benchmarks.task import Task, essays

HOW_TO_INSTALL = (
    "Set CHANCERY_PASSIM to the passim command (github.com/dasmiq/passim, with Java and pyspark); skipped."
)
SPARK = "--master local[2] --driver-memory 16g --conf spark.sql.files.openCostInBytes=65536"
"""With less memory it may come to nothing; without the last, one core would be idle on a small file."""
IN_FAVOUR = f"{SPARK} --conf spark.sql.adaptive.enabled=false"
"""The default of the Spark it was made for: on Spark 3.5 GraphFrames 0.8 takes minutes longer without."""
EXTENTS = """
SELECT names.id, begin, "end", other_names.id, begin2, end2
FROM read_parquet($extents)
JOIN (SELECT DISTINCT uid, id FROM read_json($clusters)) AS names USING (uid)
JOIN (SELECT DISTINCT uid, id FROM read_json($clusters)) AS other_names ON other_names.uid = uid2
"""


def run_passim(
    command: str, texts: Mapping[str, str], folder: Path, spark: str = IN_FAVOUR
) -> tuple[float, list[Pair]]:
    """Return the seconds that passim takes, Spark's start among them, and the passages it aligns."""
    given, found = folder / "texts.json", folder / "found"
    rows = [json.dumps({"id": name, "text": text}) for name, text in texts.items()]
    given.write_text("\n".join(rows) + "\n", encoding="utf-8")
    began = time.perf_counter()
    done = subprocess.run(
        [command, str(given), str(found)],
        env={**os.environ, "SPARK_SUBMIT_ARGS": spark},
        capture_output=True,
        text=True,
    )
    seconds = time.perf_counter() - began
    if done.returncode:
        sys.exit(f"passim failed:\n{done.stderr[-2000:]}")
    return seconds, aligned(found)


def aligned(found: Path) -> list[Pair]:
    """Return the alignments that passim kept on the way to its clusters."""
    where = {"extents": f"{found}/tmp/extents.parquet/*.parquet", "clusters": f"{found}/out.json/*.json"}
    return [ordered(*row) for row in duckdb.execute(EXTENTS, where).fetchall()]


def planted(count: int, noise: float) -> Task:
    """Return generated texts and what was planted in them."""
    corpus = generate(count, Reuse(noise=noise))
    names = [f"{number:05}" for number in range(count)]
    known = [
        ordered(
            names[each.copy_text],
            each.copy_start,
            each.copy_end,
            names[each.source_text],
            each.source_start,
            each.source_end,
        )
        for each in corpus.planted
    ]
    formulae = {names[each]: len(corpus.texts[each]) - len(corpus.formula) for each in corpus.with_formula}
    return Task(dict(zip(names, corpus.texts, strict=True)), known, formulae)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("counts", type=int, nargs="*", default=[300])
    arguments.add_argument("--noise", type=float, default=0.05)
    arguments.add_argument("--essays", action="store_true", help="the essays with known copies instead")
    arguments.add_argument("--as-installed", action="store_true", help="Spark as its package sets it")
    asked = arguments.parse_args()
    command = os.environ.get("CHANCERY_PASSIM")
    if not command:
        sys.exit(HOW_TO_INSTALL)
    tasks = [essays(data_folder())] if asked.essays else [planted(each, asked.noise) for each in asked.counts]
    for task in tasks:
        with TemporaryDirectory() as folder:
            spark = SPARK if asked.as_installed else IN_FAVOUR
            show("passim", task, *run_passim(command, task.texts, Path(folder), spark))
        with TemporaryDirectory() as folder:
            seconds = run_chancery(list(task.texts.values()), Path(folder)).seconds
            names = {text: name for name, text in task.texts.items()}
            show("chancery", task, seconds, named(stored_matches(Path(folder)), names))


def show(method: str, task: Task, seconds: float, found: list[Pair]) -> None:
    """Print how long a method took and how good it is."""
    count, matches = len(task.texts), [each for each in found if not task.is_formula(each)]
    print(f"{method:10}{count:7,} texts {seconds:8.1f} s {count / seconds:7.1f} texts/s: ", end="")
    print(f"{score(task.known, matches)}; {len(found) - len(matches)} of the formula", flush=True)


if __name__ == "__main__":
    main()
