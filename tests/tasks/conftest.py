"""An archive that a run has begun in; invented prose of any length, and what OCR does to it."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection

from tasks.run_folder import RunFolder, run_folder
from warehouse.archive import Archive
from warehouse.connection import open_scratch

SYLLABLES = "ka lo mi ren tas vel dor an si que ber fon gra lin mar nok pel rus tam ul wen zor che dra"


def invented_prose(rng: random.Random, words: int) -> str:
    """Sentences of words nobody uses, so that no two texts share a phrase by chance."""
    syllables = SYLLABLES.split()
    made = ["".join(rng.choices(syllables, k=rng.randrange(1, 5))) for _ in range(words)]
    for place in range(0, words, 12):
        made[place] = made[place].capitalize()
        made[place - 1] += "."
    return " ".join(made)


def ocr_noise(rng: random.Random, text: str, share: float) -> str:
    """Change, drop or double this share of the letters."""
    letters = "abcdefghilmnoprstu1l0"
    return "".join(
        rng.choice([rng.choice(letters), "", each + rng.choice(letters)])
        if each.isalpha() and rng.random() < share
        else each
        for each in text
    )


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


@pytest.fixture
def folder(archive: Archive) -> Iterator[RunFolder]:
    with run_folder(archive, "run-1") as made:
        yield made


@pytest.fixture
def connection() -> Iterator[DuckDBPyConnection]:
    with open_scratch() as made:
        yield made


@pytest.fixture
def prose() -> Callable[[random.Random, int], str]:
    return invented_prose


@pytest.fixture
def noise() -> Callable[[random.Random, str, float], str]:
    return ocr_noise


@pytest.fixture
def index_file(tmp_path: Path) -> Path:
    return tmp_path / "seeds.duckdb"
