"""How many of the true words come out of born-digital PDFs, in the right order.

Papers with known words (`pdf_cases`) are printed by every engine that is installed and read back. The share
of the true words that stand in a longest common subsequence with the words read is the fidelity; notes
may stand anywhere, each by itself. Beside it: words read that are none of the true ones, running headers
among them, and the same for pdfplumber's `extract_text` and for poppler's `pdftotext`. Chinese is compared
clause by clause, so that a blank inside one costs all of it.

Run: python -m tests.benchmarks.pdf_fidelity [WORD…] [--keep FOLDER]; a WORD picks cases by engine and name
CHANCERY_PDF_PYTHON names a Python with reportlab, fpdf2, typst and weasyprint.
"""

import argparse
import io
import re
import shutil
import subprocess
import tempfile
import unicodedata
from pathlib import Path

import pdfplumber

from tasks.clean.clean import clean
from tasks.extract.pdf import read_pdf
from tests.benchmarks.pdf_cases import Case, cases
from tests.benchmarks.pdf_engines import printed
from tests.benchmarks.pdf_papers import Paper
from tests.benchmarks.word_order import common_length

CLAUSE = re.compile(r"[^\s，。、；：]+")


def words(text: str, language: str) -> list[str]:
    """The words as printed, with the punctuation on them; clauses where a language sets no blanks."""
    composed = unicodedata.normalize("NFC", text)
    return CLAUSE.findall(composed) if language == "zh" else composed.split()


def fidelity(text: str, paper: Paper) -> tuple[float, float]:
    """The share of the paper's words found in order, and how many words more than those were read."""
    read = words(text, paper.language)
    body = words("\n".join(paper.truth()), paper.language)
    notes = [words(note, paper.language) for note in paper.notes]
    found = common_length(body, read) + sum(_found_apart(note, read) for note in notes)
    total = len(body) + sum(map(len, notes))
    return found / total, max(0, len(read) - found) / total


def _found_apart(note: list[str], read: list[str]) -> int:
    """How many words of a note stand in order within a stretch of its length somewhere."""
    places = {
        index - offset
        for offset, word in enumerate(note)
        for index, other in enumerate(read)
        if other == word
    }
    reach = len(note) + 4
    return max((common_length(note, read[max(0, place) : place + reach]) for place in places), default=0)


def chancery(content: bytes) -> str:
    reading = read_pdf(content)
    return clean(reading.raw_text, reading.marks).text


def plumber(content: bytes) -> str:
    with pdfplumber.open(io.BytesIO(content)) as document:
        return "\n".join(page.extract_text() for page in document.pages)


def poppler(content: bytes) -> str:
    if shutil.which("pdftotext") is None:
        return ""
    return subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-", "-"], input=content, capture_output=True
    ).stdout.decode("utf-8", "replace")


def made(case: Case, folder: Path) -> bytes | None:
    """The PDF of a case, or None where its engine is not installed."""
    folder.mkdir(parents=True, exist_ok=True)
    path = printed(case.engine, case.source(case.paper), folder)
    if path is None or not case.rotated:
        return path.read_bytes() if path else None
    if shutil.which("qpdf") is None:
        return None
    target = folder / "rotated.pdf"
    subprocess.run(["qpdf", f"--rotate=+{case.rotated}", path, target], check=True)
    return target.read_bytes()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("words", nargs="*")
    parser.add_argument("--keep", type=Path, help="keeps the PDFs and what was read from them")
    options = parser.parse_args()
    chosen = [c for c in cases() if all(word in f"{c.engine} {c.name}" for word in options.words)]
    results: list[tuple[Case, list[float]]] = []
    absent: set[str] = set()
    print(f"{'chancery':>8} {'more':>6} {'pdfplumber':>10} {'poppler':>8}")
    with tempfile.TemporaryDirectory() as scratch:
        for number, case in enumerate(chosen):
            folder = (options.keep or Path(scratch)) / f"{number:02d} {case.engine} {case.name}".replace(
                " ", "_"
            )
            content = made(case, folder)
            if content is None:
                absent.add(case.engine)
                continue
            results.append((case, _scored(case, content, folder)))
    _sum_up(results, absent)


def _scored(case: Case, content: bytes, folder: Path) -> list[float]:
    text = chancery(content)
    (folder / "read.txt").write_text(text, encoding="utf-8")
    (folder / "truth.txt").write_text("\n\n".join([*case.paper.truth(), *case.paper.notes]), encoding="utf-8")
    ours, more = fidelity(text, case.paper)
    row = [ours, more, *(fidelity(reader(content), case.paper)[0] for reader in (plumber, poppler))]
    print("{:8.3f} {:6.3f} {:10.3f} {:8.3f}".format(*row), f"{case.engine}: {case.name}", flush=True)
    return row


def _sum_up(results: list[tuple[Case, list[float]]], absent: set[str]) -> None:
    for label, rows in (
        ("all", [row for _, row in results]),
        ("in columns", [row for case, row in results if case.has_columns]),
    ):
        if rows:
            means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
            print("{:8.3f} {:6.3f} {:10.3f} {:8.3f}".format(*means), f"mean of {len(rows)}: {label}")
    if absent:
        print("not installed, left out:", ", ".join(sorted(absent)))


if __name__ == "__main__":
    main()
