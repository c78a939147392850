"""What documents cost in storage and time as there come to be more, and what a million would by that.

Run: python -m tests.benchmarks.growth [--documents 1000] [--texts 500 1000 2000]

Documents of 2 to 20 kB are ingested whole, for the size of all an archive keeps of them; more texts go only
through matching, for how its index and its time grow, and 100 more are then added to them. Times are of the
processor, which others on the machine change little.
"""

import argparse
import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from schemas.document import Derived
from schemas.settings import Settings
from tasks.derive import derive
from tasks.rows import rows_of
from tests.benchmarks.chancery_run import Found, run_chancery
from tests.benchmarks.corpus import Reuse, generate
from tests.benchmarks.plain_ingest import ingest_plainly
from warehouse.archive import Archive

ADDED = 100
READ = 20


def storage(archive: Archive) -> dict[str, int]:
    """Return the bytes that an archive keeps, by what keeps them."""
    files = {
        "originals": list(archive.originals.glob("*/*")),
        "warehouse, twice": [archive.warehouse, archive.working_warehouse],
        "seed index": [archive.seed_index],
        "anchor index": [archive.anchor_index],
        "captures.ndjson": [archive.captures_log],
    }
    return {name: sum(path.stat().st_size for path in paths) for name, paths in files.items()}


def ingested(texts: list[str], folder: Path) -> None:
    """Ingest texts as files, half and half, and print what the second half has cost."""
    archive, half = Archive(folder / "archive"), len(texts) // 2
    kept: list[dict[str, int]] = []
    for number, some in enumerate((texts[:half], texts[half:])):
        papers = folder / f"papers-{number}"
        papers.mkdir()
        for place, text in enumerate(some):
            (papers / f"{number}-{place:06}.txt").write_text(text, encoding="utf-8")
        ingest_plainly(archive, sorted(papers.iterdir()), Settings(workers=os.cpu_count() or 1))
        kept.append(storage(archive))
    added, letters = len(texts) - half, sum(map(len, texts[half:]))
    print(f"{added:,} documents of {letters / added:,.0f} characters after {half:,} others")
    for name in kept[0]:
        size = kept[1][name] - kept[0][name]
        print(f"  {name:22}{size / added:12,.0f} bytes a document{size / letters:10.2f} a character")
    began = time.process_time()
    for text in texts[:READ]:
        rows_of(derived(text))
    print(f"  reading one takes {1000 * (time.process_time() - began) / READ:.0f} ms of a processor")


def derived(text: str) -> Derived:
    outcome = derive(text.encode(), "0" * 64, "file:///text.txt")
    assert isinstance(outcome, Derived)
    return outcome


def matched(texts: list[str], folder: Path) -> None:
    """Match texts with each other, then some more with them, and print a line."""
    first, seconds = timed(texts[:-ADDED], folder)
    _, more_seconds = timed(texts[-ADDED:], folder)
    index = Archive(folder).seed_index
    with duckdb.connect(str(index), read_only=True) as connection:
        seeds = connection.execute("SELECT count(*) FROM seeds").fetchall()[0][0]
    letters = sum(map(len, texts))
    count = len(texts) - ADDED
    each, each_more = 1000 * seconds / count, 1000 * more_seconds / ADDED
    print(
        f"{count:8,}{seconds:10.1f}{each:10.1f}{each_more:12.1f}"
        f"{seeds / letters:12.3f}{index.stat().st_size / seeds:12.1f}{first.matches / count:14.2f}",
        flush=True,
    )


def timed(texts: list[str], folder: Path) -> tuple[Found, float]:
    """Match texts; return what was found, and the seconds it took of a processor, children left out."""
    began = time.process_time()
    found = run_chancery(texts, folder)
    return found, time.process_time() - began


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--documents", type=int, default=1_000)
    arguments.add_argument("--texts", type=int, nargs="*", default=[500, 1000, 2000])
    asked = arguments.parse_args()
    print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    texts = generate(max(asked.documents, *asked.texts) + ADDED, Reuse()).texts
    with TemporaryDirectory() as folder:
        ingested(texts[: asked.documents], Path(folder))
    print(
        f"{'texts':>8}{'seconds':>10}{'ms each':>10}{'+100, each':>12}{'seeds/char':>12}{'bytes/seed':>12}",
        end="",
    )
    print(f"{'matches/text':>14}")
    for count in asked.texts:
        with TemporaryDirectory() as folder:
            matched(texts[: count + ADDED], Path(folder))


if __name__ == "__main__":
    main()
