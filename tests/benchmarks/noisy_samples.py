"""The sample papers beside themselves as a worse OCR would have read them: is it still seen who repeats whom?

The real command takes in the samples and, for each of them, its clean text with some of the letters misread;
one archive per share.

Run: python -m tests.benchmarks.noisy_samples [--noise 0 0.05 0.1 0.15]
"""

import argparse
import random
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from tests.benchmarks.noise import with_noise
from tests.samples import SAMPLES

RELATIONS = """
SELECT subject_id, predicate, object_id, coalesce(language, ''), direction_basis, subject_coverage,
    object_coverage, match_count, score
FROM relations
WHERE predicate != 'translates'
ORDER BY ALL
"""


def ingest(archive: Path, targets: list[Path]) -> None:
    line = [sys.executable, "-c", "from flows.cli.main import run; run()", "ingest", *map(str, targets)]
    subprocess.run([*line, "--archive", str(archive)], check=True, capture_output=True)


def read(archive: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(archive / "warehouse.duckdb"), read_only=True) as warehouse:
        return warehouse.execute(query).fetchall()


def show(archive: Path, names: dict[str, str]) -> None:
    """Print the relations in which a misread copy stands."""
    names |= dict(
        read(archive, "SELECT document_id, file_name FROM document_sources WHERE uri LIKE '%/misread-%'")
    )
    for subject, predicate, other, language, basis, *figures in read(archive, RELATIONS):
        if "misread" in names[subject] + names[other]:
            shown = "".join(f"{figure:7.2f}" for figure in figures)
            print(f"  {names[subject]:26}{predicate:16}{names[other]:26}{language:4}{basis:13}{shown}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--noise", type=float, nargs="+", default=[0.0, 0.05, 0.1, 0.15])
    asked = arguments.parse_args()
    with TemporaryDirectory() as folder:
        plain = Path(folder, "plain")
        ingest(plain, SAMPLES)
        held = read(plain, "SELECT document_id, kind, text FROM documents ORDER BY kind")
        print(
            "  subject                   predicate       object                    lang direction     cover"
            "age of both, matches, score"
        )
        for share in asked.noise:
            print(f"{share:.0%} of the letters misread")
            misread = Path(folder, f"noise {share}")
            misread.mkdir()
            for _, kind, text in held:
                noisy = with_noise(random.Random(f"{kind} {share}"), text, share)
                (misread / f"misread-{kind}.txt").write_text(noisy, encoding="utf-8")
            archive = Path(folder, f"archive {share}")
            ingest(archive, [*SAMPLES, misread])
            show(archive, {document_id: kind for document_id, kind, _ in held})


if __name__ == "__main__":
    main()
