"""A little of what `python -m tests.fuzz` does for as long as one likes; a failure tells how to repeat it."""

import logging
from collections.abc import Iterator

import pytest

from tests.conftest import Chancery
from tests.fuzz import targets
from tests.fuzz.fuzzing import failures
from tests.fuzz.targets import TARGETS

SECONDS = {"pdf": 2.0, "html": 2.0, "text": 2.0, "clean": 1.5}
SEED = 20_261_130
"""The same cases in every run: new ones are looked for by hand, and stop nobody else's change."""
OTHERS = [name for name in TARGETS if name != "bundle"]


@pytest.fixture(autouse=True)
def silent() -> Iterator[None]:
    """What the PDF parser complains of is in the verdict."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.usefixtures("without_ocr")
@pytest.mark.parametrize("name", OTHERS)
def test_nothing_that_is_changed_at_random_breaks(name: str) -> None:
    fuzz(name, SECONDS.get(name, 0.5))


def test_no_bundle_that_is_changed_at_random_passes(
    ingested: Chancery, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = targets.bundle_of(ingested.root)
    monkeypatch.setattr(targets, "bundle", lambda: true)
    fuzz("bundle", 1.0)


def fuzz(name: str, seconds: float) -> None:
    counted: list[None] = []
    found = list(failures(name, seconds, SEED, lambda: counted.append(None)))
    assert not found, "\n".join(found[:3])
    assert counted
