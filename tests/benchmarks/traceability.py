"""Whether every character leads back to where it was read, checked by reading the originals again.

Run: python -m tests.benchmarks.traceability [SET …] [--spans 1000] [--faults 5]

Every document of each set is derived. Its pieces are replayed; each character of the clean text that is no
blank must lead to a box on its page or to bytes. Then so many random ranges of each set are traced, and
the places they lead to read by other means: glyphs of `page.chars` inside the boxes, bytes decoded by the
encoding the trace names. `agree`: all letters of the trace are there; `exact`: and no others (boxes of scans
overlap); `poppler`: another engine, where it is installed, has them there too (it need not: it reads fonts,
ligatures and damage in its own way). Where OCR read, there must be ink in the box.
"""

import argparse
import gzip
import io
import json
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from schemas.document import Derived
from tasks.derive import derive
from tests.benchmarks.independent_reading import PdfGlyphs, PdfInk, PopplerWords, has_poppler, open_pdf
from tests.benchmarks.real_texts import data_folder
from tests.benchmarks.trace_check import Found, PdfReadings, check_span, every_character, random_places
from tests.samples import DOCUMENTS

Named = tuple[str, bytes]
"""A file's name and what is in it."""

WORD_DOCUMENTS = 20

OTHER_ENCODINGS = {"bg": ("cp1251", "koi8-r", "utf-16"), "fr": ("cp1252", "utf-16-be"), "en": ("utf-8-sig",)}


def files(folder: Path, pattern: str = "*") -> Iterator[Named]:
    for path in sorted(folder.glob(pattern)):
        if path.is_file() and not path.name.startswith("."):
            yield path.name, path.read_bytes()


def pages(data: Path) -> Iterator[Named]:
    for path in sorted((data / "html").glob("*.html.gz")):
        yield path.name.removesuffix(".gz"), gzip.decompress(path.read_bytes())


def noisy_texts(data: Path) -> Iterator[tuple[str, str, str]]:
    """Yield language, name and text as OCR had it."""
    for path in sorted((data / "ocr").glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            yield path.stem, f"{path.stem}-{number:03}.txt", json.loads(line)["noisy"]


def other_encodings(data: Path) -> Iterator[Named]:
    for language, name, text in noisy_texts(data):
        for encoding in OTHER_ENCODINGS.get(language, ()):
            yield f"{encoding}-{name}", text.encode(encoding, "replace")


def word_documents(data: Path) -> Iterator[Named]:
    """Yield pages as Word documents, made by pandoc: headings, lists, tables, links, footnotes."""
    for name, content in islice(pages(data), WORD_DOCUMENTS if shutil.which("pandoc") else 0):
        command = ["pandoc", "--from", "html", "--to", "docx", "--output", "-"]
        made = subprocess.run(command, input=content, capture_output=True, timeout=60)
        if made.returncode == 0:
            yield name.replace(".html", ".docx"), made.stdout


SETS: dict[str, Callable[[Path], Iterator[Named]]] = {
    "samples": lambda data: files(DOCUMENTS),
    "seeds": lambda data: files(data.parent / "seeds"),
    "born-digital": lambda data: files(data / "pdf" / "born-digital"),
    "text-layer": lambda data: files(data / "pdf" / "scanned" / "text-layer"),
    "scans": lambda data: files(data / "pdf" / "scanned" / "no-text"),
    "html": pages,
    "docx": word_documents,
    "ocr": lambda data: ((name, text.encode()) for _, name, text in noisy_texts(data)),
    "encodings": other_encodings,
    "reuse": lambda data: files(data / "reuse", "*/*.txt"),
    "two-ocrs": lambda data: files(data / "two-ocrs-of-one-book", "*.txt"),
}


def derived_of(named: Iterator[Named]) -> tuple[list[tuple[str, bytes, Derived]], list[str]]:
    """Return the documents that can be derived, and why the others cannot."""
    documents, rejected = [], []
    for name, content in named:
        outcome = derive(content, "0" * 64, f"file:///{name}")
        if isinstance(outcome, Derived):
            documents.append((name, content, outcome))
        else:
            rejected.append(f"{name}: {outcome.code}")
    return documents, rejected


def check(documents: list[tuple[str, bytes, Derived]], spans: int, seed: int = 0) -> Found:
    """Return what holds of the documents of a set: of each character, and of so many random ranges."""
    found = Found()
    for name, _, derived in documents:
        one = every_character(derived)
        one.faults = [f"{name}: {fault}" for fault in one.faults]
        found.add(one)
    lengths = [len(derived.text) for _, _, derived in documents]
    places = sorted(random_places(lengths, spans, random.Random(seed).randrange), key=lambda each: each[0])
    with ExitStack() as stack:
        readings: dict[int, PdfReadings] = {}
        for number, place in places:
            name, content, derived = documents[number]
            if derived.words and number not in readings:
                document = stack.enter_context(open_pdf(io.BytesIO(content)))
                poppler = PopplerWords(content) if has_poppler() else None
                readings[number] = PdfReadings(PdfGlyphs(document), PdfInk(document), poppler)
            one = check_span(derived, place, content, readings.get(number))
            one.faults = [f"{name} {place.start}:{place.end}: {fault}" for fault in one.faults]
            found.add(one)
    return found


def has_words(documents: list[tuple[str, bytes, Derived]]) -> bool:
    return has_poppler() and any(derived.words for _, _, derived in documents)


def share(part: int, whole: int) -> str:
    return "–" if not whole else f"{part / whole:.4%}"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("sets", nargs="*", metavar="SET", choices=[*SETS, []], help=", ".join(SETS))
    arguments.add_argument("--spans", type=int, default=1000)
    arguments.add_argument("--faults", type=int, default=5, help="how many faults of a set to print")
    asked = arguments.parse_args()
    print(f"{'set':14}{'documents':>10}{'rejected':>10}{'characters':>12}{'mapped':>11}", end="")
    print(f"{'spans':>7}{'agree':>11}{'exact':>11}{'poppler':>11}", flush=True)
    for name in asked.sets or SETS:
        documents, rejected = derived_of(SETS[name](data_folder()))
        found = check(documents, asked.spans)
        print(f"{name:14}{len(documents):10,}{len(rejected):10,}{found.characters:12,}", end="")
        print(f"{share(found.mapped, found.characters):>11}{found.spans:7,}", end="")
        print(f"{share(found.agreeing, found.spans):>11}{share(found.exact, found.spans):>11}", end="")
        print(f"{share(found.by_poppler, found.spans) if has_words(documents) else '–':>11}", flush=True)
        for fault in found.faults[: asked.faults]:
            print(f"    {fault[:300]}", flush=True)


if __name__ == "__main__":
    main()
