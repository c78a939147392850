"""What a margin promises: so many seeds may become commoner, whichever they are, and nothing changes."""

import random
from collections import defaultdict
from dataclasses import replace

import pytest

from tasks.match.anchors import WORTH_A_LOOK, Anchors
from tasks.match.commonness import OF_MOST, QUOTED, STRICT, UNCOUNTED, Levels, held_seeds
from tasks.match.margin import MOST, NEVER, margin_of_candidate, margin_of_own, quarters

COUNTS = (2, 3, 4, 5, 9, 16, 17, 60, UNCOUNTED)


def fallen(rng: random.Random, counts: list[int], most: int) -> list[int]:
    """The same counts, at most so many of them greater."""
    changed = list(counts)
    for place in rng.sample(range(len(counts)), min(most, len(counts))):
        changed[place] = rng.choice([count for count in COUNTS if count >= changed[place]])
    return changed


@pytest.mark.parametrize("levels", [STRICT, OF_MOST, QUOTED], ids=["strict", "of most", "quoted"])
def test_a_passage_keeps_its_own_quarters_while_its_margin_lasts(levels: Levels) -> None:
    margins = set()
    for seed in range(60):
        rng = random.Random(seed)
        size = rng.choice([3, 12, 70, 600])
        counts = rng.choices(COUNTS, weights=[rng.random() ** 3 for _ in COUNTS], k=size)
        inside = size + rng.randrange(4)
        margin = margin_of_own(counts, levels, inside)
        margins.add(margin)
        now = quarters(held_seeds(counts, levels), levels, inside)
        for _ in range(20):
            later = fallen(rng, counts, margin)
            assert quarters(held_seeds(later, levels), levels, inside) == now
    assert {0, NEVER} < margins
    assert len(margins) > 5


def test_a_passage_at_the_edge_of_a_quarter_has_no_margin() -> None:
    assert margin_of_own([2] * 7 + [20], OF_MOST, 8) == 0
    assert margin_of_own([2] * 200, STRICT, 200) == 25
    assert margin_of_own([2] * 2000, STRICT, 2000) == MOST


def is_candidate(anchors: Anchors) -> bool:
    """As `candidates.sql` decides it: seeds at nearly one distance, heavy enough and far enough apart."""
    runs: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for position, other, rarity, count in zip(
        anchors.positions, anchors.other_positions, anchors.rarities, anchors.document_counts, strict=True
    ):
        if count != UNCOUNTED:
            weight = rarity if count <= 4 else rarity // 4 if count <= 16 else rarity // 16
            runs[int((position - other) / 64)].append((position + other, weight))
    return any(
        sum(weight for _, weight in run) >= WORTH_A_LOOK.least_evidence
        and max(run)[0] - min(run)[0] >= 2 * WORTH_A_LOOK.shortest_reach
        for run in runs.values()
    )


def test_a_pair_stays_a_candidate_while_its_margin_lasts() -> None:
    margins = set()
    for seed in range(200):
        rng = random.Random(seed)
        size, shift = rng.choice([2, 5, 12, 40]), rng.choice([-200, -30, 0, 30, 200])
        positions = sorted(rng.sample(range(300, 300 + 12 * size), size))
        anchors = Anchors(
            0,
            1,
            positions,
            [position + shift + rng.choice([0, 0, 0, 1, 70]) for position in positions],
            rng.choices([512, 512, 512, 256, 113], k=size),
            rng.choices(COUNTS, weights=[rng.random() ** 2 for _ in COUNTS], k=size),
        )
        margin = margin_of_candidate(anchors)
        margins.add(margin)
        assert margin < 0 or is_candidate(anchors)
        for _ in range(20 * (margin >= 0)):
            later = replace(anchors, document_counts=fallen(rng, anchors.document_counts, margin))
            assert is_candidate(later)
    assert min(margins) == -1
    assert len(margins) > 8
