"""Gale and Church's lengths."""

import pytest

from tasks.translate.lengths import SPREAD_OF_ANY, length_evidence, spread_of


def test_lengths_in_the_expected_ratio_speak_for_a_translation_the_more_the_longer_they_are() -> None:
    said = [length_evidence(letters, letters // 3, 1 / 3, SPREAD_OF_ANY) for letters in (30, 90, 300, 900)]
    assert said == sorted(said) and said[0] > 0


def test_lengths_far_from_the_expected_ratio_speak_against_one() -> None:
    assert length_evidence(400, 150, 1.0, SPREAD_OF_ANY) < -3


@pytest.mark.parametrize(("letters", "others", "ratio"), [(400, 130, 0.3), (50, 400, 1.2), (1, 900, 1.0)])
def test_it_is_the_same_both_ways_round(letters: int, others: int, ratio: float) -> None:
    there = length_evidence(letters, others, ratio, SPREAD_OF_ANY)
    assert there == pytest.approx(length_evidence(others, letters, 1 / ratio, SPREAD_OF_ANY))


def test_equal_lengths_say_little_where_all_paragraphs_are_of_one_length() -> None:
    alike = spread_of([300] * 40, [310] * 40)
    assert (
        length_evidence(300, 310, 310 / 300, alike) < length_evidence(300, 310, 310 / 300, SPREAD_OF_ANY) / 2
    )


def test_one_long_paragraph_does_not_make_every_short_one_remarkable() -> None:
    assert spread_of([20, 20, 20, 9000], [20, 30, 9000]) == SPREAD_OF_ANY
