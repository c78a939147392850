"""The real English texts that the benchmarks learn from and compare with: `CHANCERY_TEST_DATA`."""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHORTEST = 300
"""Shorter texts are scraps; they say nothing about how texts repeat each other."""


@dataclass(frozen=True)
class RealText:
    """A text and the collection it is from."""

    origin: str
    name: str
    text: str


def data_folder() -> Path:
    """Return the folder of the third-party data; end the benchmark, saying why, if there is none."""
    folder = os.environ.get("CHANCERY_TEST_DATA")
    if not folder or not Path(folder).is_dir():
        sys.exit("Set CHANCERY_TEST_DATA to the folder that holds reuse/, ocr/ and html/; skipped.")
    return Path(folder)


def real_texts(folder: Path) -> list[RealText]:
    """Return the English texts of the folder: essays, books and newspapers as corrected, news pages."""
    return [each for each in _all_texts(folder) if len(each.text) >= SHORTEST]


def _all_texts(folder: Path) -> Iterator[RealText]:
    for path in sorted((folder / "reuse").glob("*/*.txt")):
        yield RealText(f"essays, {path.parent.name}", path.name, path.read_text(encoding="utf-8"))
    for origin, name in (("books", "en"), ("newspapers", "en_overproof")):
        for line in (folder / "ocr" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield RealText(origin, row["id"], row["truth"])
    pages = json.loads((folder / "html" / "ground-truth.json").read_text(encoding="utf-8"))
    for name, page in pages.items():
        yield RealText("news pages", name, page["articleBody"])
