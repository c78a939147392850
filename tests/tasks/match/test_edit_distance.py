"""The bit-parallel distance against the table everybody knows."""

import random

import pytest

from tasks.match.edit_distance import edit_distance, similarity


def table_distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, mine in enumerate(one, start=1):
        above, row[0] = row[0], i
        for j, theirs in enumerate(other, start=1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (mine != theirs))
    return row[-1]


def test_the_distance_is_that_of_the_table_for_random_strings() -> None:
    for seed in range(600):
        rng = random.Random(seed)
        one, other = ("".join(rng.choices("abcд", k=rng.randrange(0, 90))) for _ in range(2))
        assert edit_distance(one, other) == table_distance(one, other), f"seed {seed}"


def test_the_distance_is_that_of_the_table_for_strings_that_are_nearly_alike() -> None:
    for seed in range(200):
        rng = random.Random(seed)
        one = "".join(rng.choices("abcdefgh", k=rng.randrange(60, 150)))
        other = "".join(rng.choice(["", c, c, c, c, c, c + "x", "y"]) for c in one)
        assert edit_distance(one, other) == table_distance(one, other), f"seed {seed}"


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("", "", 0),
        ("", "abc", 3),
        ("abc", "abc", 0),
        ("kitten", "sitting", 3),
        ("ab", "ba", 2),
        ("a" * 99, "a", 98),
    ],
)
def test_the_distance_is_the_fewest_changes_either_way(one: str, other: str, distance: int) -> None:
    assert edit_distance(one, other) == edit_distance(other, one) == distance


def test_similarity_is_one_less_the_distance_over_the_longer_side() -> None:
    assert similarity("kitten", "sitting") == pytest.approx(1 - 3 / 7)
    assert similarity("", "") == 1
    assert similarity("", "abc") == 0
