"""The bit-parallel distance against the table everybody knows."""

import random

import pytest

from tasks.match import edit_distance as module
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


def test_cut_into_pieces_the_distance_is_that_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(1)
    for noise in (0.0, 0.02, 0.1, 0.2):
        one = "".join(rng.choices("abcdefghijklmnop", k=9_000))
        other = "".join(rng.choice(["", "x" + c, "y"]) if rng.random() < noise else c for c in one)
        other = f"{other[:3000]}{'z' * 90}{other[3000:8900]}"
        whole = edit_distance(one, other)
        with monkeypatch.context() as cut:
            cut.setattr(module, "LONGEST_WHOLE", 2_000)
            cut.setattr(module, "PIECE", 300)
            cut.setattr(module, "REACH", 120)
            assert edit_distance(one, other) == edit_distance(other, one) == whole, noise


def test_what_repeats_too_much_to_be_cut_well_is_cut_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PIECE", 300)
    monkeypatch.setattr(module, "REACH", 120)
    rng = random.Random(2)
    for one, other in (
        ("ab" * 4_000, "ab" * 3_000 + "b" * 900),
        ("".join(rng.choices("ab", k=7_000)), "".join(rng.choices("cd", k=9_000))),
        ("q" + "0" * 9_000, "r" * 40 + "0" * 7_000 + "s"),
        ("x" * 30, "y" * 9_000),
    ):
        whole = edit_distance(one, other)
        monkeypatch.setattr(module, "LONGEST_WHOLE", 2_000)
        assert whole <= edit_distance(one, other) == edit_distance(other, one) <= max(len(one), len(other))
        monkeypatch.setattr(module, "LONGEST_WHOLE", 1 << 14)


def test_two_printings_of_a_book_differ_in_what_was_changed() -> None:
    rng = random.Random(3)
    book = "".join(rng.choices("abcdefghijklmnop", k=300_000))
    changed = list(book)
    for place in range(0, len(book), 20_000):
        changed[place] = "z"
    assert edit_distance(book, "".join(changed)[:-7]) == len(range(0, len(book), 20_000)) + 7


def test_similarity_is_one_less_the_distance_over_the_longer_side() -> None:
    assert similarity("kitten", "sitting") == pytest.approx(1 - 3 / 7)
    assert similarity("", "") == 1
    assert similarity("", "abc") == 0
