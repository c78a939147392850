"""Extension goes on over small differences and ends where the texts part."""

import random

import pytest

from tasks.match.extension import extend_backward, extend_forward

SHARED = "thelampwaslitonthefirsteveningoftheyearandnobodycametolookatitbutthekeeper"


@pytest.mark.parametrize("at", [0, 5])
def test_equal_texts_are_aligned_to_their_ends(at: int) -> None:
    assert extend_forward(SHARED, SHARED, at, at) == (len(SHARED), len(SHARED))
    assert extend_backward(SHARED, SHARED, len(SHARED) - at, len(SHARED) - at) == (0, 0)


def test_an_alignment_goes_on_over_a_changed_a_lost_and_an_added_word() -> None:
    one = SHARED + "forthethirdtimeinaweek" + SHARED + SHARED
    other = SHARED + "forthesixthtimeinaweek" + SHARED + "andagain" + SHARED
    assert extend_forward(one, other, 0, 0) == (len(one), len(other))
    assert extend_backward(one, other, len(one), len(other)) == (0, 0)


def test_an_alignment_ends_where_the_texts_part() -> None:
    rng = random.Random(1)
    tails = ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=500)) for _ in range(2)]
    i, j = extend_forward(SHARED + tails[0], SHARED + tails[1], 0, 0)
    assert i == j == len(SHARED) or abs(i - len(SHARED)) <= 8
    i, j = extend_backward(tails[0] + SHARED, tails[1] + SHARED, 500 + len(SHARED), 500 + len(SHARED))
    assert abs(i - 500) <= 8
    assert abs(j - 500) <= 8


def test_a_backward_alignment_may_be_longer_than_one_look_back() -> None:
    text = "".join(random.Random(2).choices("abcdefgh", k=20_000))
    assert extend_backward(text, text, len(text), len(text)) == (0, 0)


def test_positions_at_the_ends_extend_over_nothing() -> None:
    assert extend_forward("abc", "abc", 3, 3) == (3, 3)
    assert extend_backward("abc", "abc", 0, 0) == (0, 0)
    assert extend_forward("", "", 0, 0) == (0, 0)
