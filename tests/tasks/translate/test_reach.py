"""Long texts: aligned as short ones are, but in time that grows with their length, not with its square."""

import random

import pytest

from tasks.translate.judgement import judge
from tasks.translate.paragraph import Paragraph
from tasks.translate.reach import WIDTH, Point, Reach, best_chain, is_long, points

Truth = set[tuple[int, int]]


def written(chance: random.Random, count: int) -> list[Paragraph]:
    """Paragraphs with a few figures, most of which many have, and now and then a name."""
    return [
        Paragraph(
            0,
            0,
            chance.randint(30, 900),
            frozenset(str(int(10 * 300 ** chance.random())) for _ in range(chance.choice((0, 0, 1, 2, 3)))),
            frozenset("".join(chance.choices("bdfgklmnprstv", k=4)) for _ in range(chance.choice((0, 1, 2)))),
        )
        for _ in range(count)
    ]


def translated(chance: random.Random, mine: list[Paragraph]) -> tuple[list[Paragraph], Truth]:
    """Paragraphs that say the same in another language, some left out, and which stands for which."""
    others: list[Paragraph] = []
    truth: Truth = set()
    for place, each in enumerate(mine):
        if chance.random() < 0.04:
            continue
        truth.add((place, len(others)))
        figures = frozenset(figure for figure in each.figures if chance.random() < 0.9)
        names = frozenset(name for name in each.names if chance.random() < 0.5)
        letters = int(each.letters * 1.15 * chance.gauss(1, 0.1)) + 1
        others.append(Paragraph(0, 0, letters, figures, names))
    return others, truth


def aligned(mine: list[Paragraph], others: list[Paragraph]) -> Truth:
    judged = judge(mine, others)
    assert judged.is_translation
    return {
        (place, other_place)
        for bead in judged.alignment.beads
        for place in range(bead.start, bead.end)
        for other_place in range(bead.other_start, bead.other_end)
    }


def assert_found(found: Truth, truth: Truth) -> None:
    assert len(found & truth) >= 0.95 * len(truth)
    assert len(found & truth) >= 0.95 * len(found)


def test_a_long_translation_is_found_whole() -> None:
    chance = random.Random(1)
    mine = written(chance, 240)
    others, truth = translated(chance, mine)
    assert is_long(len(mine), len(others))
    assert_found(aligned(mine, others), truth)
    assert_found({(place, other) for other, place in aligned(others, mine)}, truth)


def test_it_is_found_around_what_only_one_of_them_has() -> None:
    chance = random.Random(2)
    mine = written(chance, 300)
    others, truth = translated(chance, mine)
    with_annex = others[:140] + written(chance, 220) + others[140:]
    moved = {(place, other + 220 * (other >= 140)) for place, other in truth}
    assert_found(aligned(mine, with_annex), moved)


@pytest.mark.parametrize("start", [0, 700, 1975])
def test_a_short_translation_is_found_in_a_long_text(start: int) -> None:
    chance = random.Random(3)
    mine = written(chance, 2_000)
    others, truth = translated(chance, mine[start : start + 25])
    assert is_long(len(mine), len(others))
    found = {(place - start, other) for place, other in aligned(mine, others)}
    assert_found(found, truth)


def test_without_any_rare_anchor_it_is_looked_for_near_the_diagonal() -> None:
    chance = random.Random(4)
    mine = [Paragraph(0, 0, chance.randint(30, 900), frozenset(), frozenset()) for _ in range(230)]
    others, truth = translated(chance, mine)
    assert_found(aligned(mine, others), truth)


def test_what_is_looked_at_grows_with_the_longer_text() -> None:
    chance = random.Random(5)
    short, long, longer = (written(chance, count) for count in (30, 1_000, 3_000))
    for one, other in ((short, longer), (long, longer), (longer, short), (longer, longer)):
        worth = {anchor: 3.0 for each in (*one, *other) for anchor in each.figures | each.names}
        sides = [[each.figures | each.names for each in side] for side in (one, other)]
        reach = Reach(len(one), len(other), best_chain(points(sides[0], sides[1], worth)))
        looked_at = sum(len(reach.of(place)) for place in range(len(one) + 1))
        assert looked_at <= 8 * WIDTH * max(len(one), len(other))


def test_a_chain_goes_forward_and_is_worth_what_it_leaves_alone() -> None:
    near = [Point(1, 1, 2.0), Point(2, 2, 2.0), Point(4, 3, 2.0)]
    assert best_chain([*near, Point(5, 2, 2.5), Point(6, 90, 5.0)]) == near
    assert best_chain([*near, Point(7, 6, 1.0)]) == [*near, Point(7, 6, 1.0)]
    assert best_chain([]) == []


def test_texts_whose_chain_is_worth_nothing_are_no_translation() -> None:
    def with_one_figure(at: int, others: range) -> list[Paragraph]:
        there = frozenset({"77", *map(str, others)})
        return [
            Paragraph(0, 0, 1, there if place == at else frozenset(), frozenset()) for place in range(300)
        ]

    judged = judge(with_one_figure(290, range(100, 120)), with_one_figure(2, range(200, 220)))
    assert (judged.alignment.beads, judged.is_translation) == ((), False)
