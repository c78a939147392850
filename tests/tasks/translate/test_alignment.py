"""Which paragraph stands for which."""

import random

import pytest

from tasks.translate.alignment import Alignment, align
from tasks.translate.paragraph import Paragraph
from tests.tasks.translate.conftest import SAME, Text, blocks, paragraphs

FILLER = blocks(("visit", "fr"))


def spans(alignment: Alignment) -> list[tuple[int, int, int, int]]:
    return [(bead.start, bead.end, bead.other_start, bead.other_end) for bead in alignment.beads]


def one_to_one(count: int) -> list[tuple[int, int, int, int]]:
    return [(place, place + 1, place, place + 1) for place in range(count)]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_every_paragraph_finds_its_own(one: Text, other: Text) -> None:
    found = align(paragraphs(blocks(one)), paragraphs(blocks(other)))
    assert spans(found) == one_to_one(len(blocks(one)))


def test_a_paragraph_that_was_left_out_stays_alone() -> None:
    english, russian = blocks(("flood", "en")), blocks(("flood", "ru"))
    del russian[2]
    found = spans(align(paragraphs(english), paragraphs(russian)))
    assert found == [(0, 1, 0, 1), (1, 2, 1, 2), (3, 4, 2, 3), (4, 5, 3, 4)]


def test_two_paragraphs_that_were_made_one_stand_for_it() -> None:
    english, russian = blocks(("flood", "en")), blocks(("flood", "ru"))
    russian[1:3] = [" ".join(russian[1:3])]
    found = spans(align(paragraphs(english), paragraphs(russian)))
    assert found == [(0, 1, 0, 1), (1, 3, 1, 2), (3, 4, 2, 3), (4, 5, 3, 4)]


def test_a_text_is_found_inside_a_longer_one() -> None:
    english = FILLER + blocks(("flood", "en")) + FILLER
    found = spans(align(paragraphs(english), paragraphs(blocks(("flood", "zh")))))
    assert found == [(place + 4, place + 5, place, place + 1) for place in range(5)]


def test_the_ratio_of_lengths_is_that_of_the_two_languages() -> None:
    english, chinese = paragraphs(blocks(("flood", "en"))), paragraphs(blocks(("flood", "zh")))
    assert align(english, chinese).ratio == pytest.approx(0.33, abs=0.05)
    assert align(chinese, english).ratio == pytest.approx(3.0, abs=0.5)


def test_an_empty_text_has_no_alignment() -> None:
    assert align([], paragraphs(FILLER)).beads == align(paragraphs(FILLER), []).beads == ()


def some_paragraphs(chance: random.Random) -> list[Paragraph]:
    """Paragraphs of any length with figures and names from a small stock."""
    return [
        Paragraph(
            0,
            0,
            chance.randint(1, 900),
            frozenset(str(number) for number in chance.sample(range(10, 40), chance.randint(0, 4))),
            frozenset(chance.sample(["krbh", "srbs", "tvr", "kls"], chance.randint(0, 3))),
        )
        for _ in range(chance.randint(1, 12))
    ]


@pytest.mark.parametrize("seed", range(40))
def test_beads_go_forward_on_both_sides_and_never_overlap(seed: int) -> None:
    chance = random.Random(seed)
    mine, others = some_paragraphs(chance), some_paragraphs(chance)
    place = other_place = 0
    for bead in align(mine, others).beads:
        assert place <= bead.start < bead.end <= len(mine)
        assert other_place <= bead.other_start < bead.other_end <= len(others)
        place, other_place = bead.end, bead.other_end


@pytest.mark.parametrize("seed", range(40))
def test_the_alignment_is_the_same_both_ways_round(seed: int) -> None:
    chance = random.Random(seed)
    mine, others = some_paragraphs(chance), some_paragraphs(chance)
    there, back = align(mine, others), align(others, mine)
    assert [(c, d, a, b) for a, b, c, d in spans(there)] == spans(back)
    assert there.total == pytest.approx(back.total)
