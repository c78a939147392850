"""Candidates found part by part are those found at once."""

import random
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from tasks.match.candidates import ANY_SEED, WORTH_A_LOOK, Lookup, Threshold
from tasks.match.match_form import form_of
from tasks.match.partitions import merged_candidates, write_evidence, write_partitions
from tasks.match.seed_index import Entry, SeedIndex

Prose = Callable[[random.Random, int], str]


@pytest.fixture
def index(prose: Prose) -> Iterator[SeedIndex]:
    """Sixty texts: some repeat others, with a formula that most have and a refrain within one."""
    rng = random.Random(7)
    formula = prose(rng, 40)
    texts = [prose(rng, 150) for _ in range(60)]
    for number in range(20, 60, 2):
        texts[number] += " " + texts[rng.randrange(20)][: rng.randrange(40, 300)]
    texts = [text + formula if number % 3 else text for number, text in enumerate(texts)]
    texts[5] += formula * 6
    with duckdb.connect(":memory:") as connection:
        made = SeedIndex(connection)
        made.prepare()
        made.add(
            [
                Entry(f"{number:02}", f"{number:02}", date(2020, 1, 1 + number % 5), form_of(text))
                for number, text in enumerate(texts)
            ]
        )
        yield made


@pytest.mark.parametrize(("first_new", "threshold"), [(0, WORTH_A_LOOK), (40, WORTH_A_LOOK), (58, ANY_SEED)])
def test_partitions_together_give_the_candidates_of_the_whole(
    index: SeedIndex, tmp_path: Path, first_new: int, threshold: Threshold
) -> None:
    partitions = write_partitions(index, tmp_path / "seeds", bits=2)
    assert len(partitions) == 4
    evidence = [write_evidence(each, first_new) for each in reversed(partitions)]
    whole = Lookup.of_forms(index, range(first_new, index.next_number()), first_new).candidates(threshold)
    assert whole and merged_candidates(evidence, threshold) == whole


def test_what_no_partition_shows_alone_they_show_together(index: SeedIndex, tmp_path: Path) -> None:
    partitions = write_partitions(index, tmp_path / "seeds", bits=2)
    evidence = [write_evidence(each, 0) for each in partitions]
    alone = {pair for each in evidence for pair in merged_candidates([each])}
    assert alone < set(merged_candidates(evidence))
    assert merged_candidates([]) == []
