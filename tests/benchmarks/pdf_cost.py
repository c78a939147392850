"""What a page costs to read, words and boxes included, against pdfplumber's `extract_text()` on that page.

Both run in this process, file by file in turn, and are measured in processor time, so that a busy machine
changes little; the first reading of each file warms caches and does not count.

Run: python -m tests.benchmarks.pdf_cost FOLDER-OR-FILE… [--rounds 3]
"""

import argparse
import io
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber

from tasks.extract.pdf import read_pdf


def extract_text(content: bytes) -> int:
    """Reads each page by `extract_text()`; returns the number of pages."""
    with pdfplumber.open(io.BytesIO(content)) as document:
        for page in document.pages:
            page.extract_text()
            page.close()
        return len(document.pages)


def cost(content: bytes, rounds: int) -> tuple[float, float, int]:
    """Processor seconds of ours and of theirs, the least of so many rounds, and the number of pages."""
    pages = extract_text(content)
    read_pdf(content)
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(_seconds(read_pdf, content))
        theirs.append(_seconds(extract_text, content))
    return min(ours), min(theirs), pages


def _seconds(read: Callable[[bytes], object], content: bytes) -> float:
    began = time.process_time()
    read(content)
    return time.process_time() - began


def files_in(places: list[Path]) -> list[Path]:
    """The PDFs among the files and in the folders."""
    return [
        path for place in places for path in (sorted(place.glob("**/*.pdf")) if place.is_dir() else [place])
    ]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("places", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    ours = theirs = 0.0
    pages = 0
    ratios = []
    for path in files_in(options.places):
        try:
            mine, other, count = cost(path.read_bytes(), options.rounds)
        except Exception as cause:
            print(f"left out: {path.name}: {cause}", file=sys.stderr)
            continue
        ours, theirs, pages = ours + mine, theirs + other, pages + count
        ratios.append(mine / other)
    print(f"{len(ratios)} files, {pages} pages: {1000 * ours / pages:.1f} ms a page, extract_text")
    print(f"{1000 * theirs / pages:.1f} ms; ratio {ours / theirs:.3f}, of the files at the median")
    print(f"{statistics.median(ratios):.3f}, at most {max(ratios):.3f}")


if __name__ == "__main__":
    main()
