"""What is a translation and, above all, what is not."""

import random
import re
from dataclasses import replace

import pytest

from tasks.translate.judgement import judge
from tasks.translate.method import LEAST_SIGNIFICANCE
from tasks.translate.paragraph import Paragraph
from tests.tasks.translate.conftest import OTHER, SAME, Text, blocks, paragraphs


def judged(one: list[str], other: list[str]) -> bool:
    return judge(paragraphs(one), paragraphs(other)).is_translation


@pytest.mark.parametrize(("one", "other"), SAME)
def test_a_translation_is_found_in_any_two_scripts(one: Text, other: Text) -> None:
    assert judged(blocks(one), blocks(other))


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_papers_of_one_ministry_and_one_day_do_not_translate_each_other(one: Text, other: Text) -> None:
    assert not judged(blocks(one), blocks(other))


def test_there_are_pairs_enough_that_translate_each_other_and_that_do_not() -> None:
    assert len(SAME) >= 25 and len(OTHER) >= 100


@pytest.mark.parametrize(("one", "other"), [pair for pair in SAME if pair[0][0] == "notice"])
def test_three_short_paragraphs_are_enough(one: Text, other: Text) -> None:
    assert len(blocks(one)) == 3 and judged(blocks(one), blocks(other))


def test_one_paragraph_is_not_enough() -> None:
    assert not judged(blocks(("flood", "en"))[:1], blocks(("flood", "fr"))[:1])


def test_the_same_form_with_other_figures_is_not_a_translation() -> None:
    """Next month's notice, in another language: every length fits, no figure does."""
    chance = random.Random(3)
    for one, other in SAME:
        changed = [
            re.sub(r"\d+", lambda found: str(chance.randint(10, 9999)), block) for block in blocks(other)
        ]
        assert not judged(blocks(one), changed), (one, other)


def test_a_paragraph_that_two_texts_share_makes_no_translation() -> None:
    english = blocks(("fish", "en"))[:4] + blocks(("flood", "en"))[3:4]
    assert not judged(english, blocks(("flood", "ru")))


def test_a_translation_inside_a_longer_text_is_found() -> None:
    letter = blocks(("fish", "en")) + blocks(("flood", "en")) + blocks(("notice", "en"))
    assert judged(letter, blocks(("flood", "ar")))


def test_order_and_lengths_are_enough_where_there_are_many_paragraphs_and_no_figures() -> None:
    chance = random.Random(4)
    lengths = [chance.randint(60, 700) for _ in range(24)]
    english = ["a" * length for length in lengths]
    russian = ["б" * round(length * chance.gauss(1.1, 0.05)) for length in lengths]
    assert judged(english, russian)
    assert not judged(english, russian[::-1])


def test_some_lines_do_not_translate_a_part_of_a_long_text_by_their_lengths_alone() -> None:
    chance = random.Random(4)
    lengths = [chance.randint(60, 700) for _ in range(24)]
    noise = ["б" * length for length in lengths[4:12]]
    found = judge(paragraphs(["a" * length for length in lengths]), paragraphs(noise))
    assert found.significance >= LEAST_SIGNIFICANCE and found.other_coverage == 1
    assert not found.is_translation


def test_the_reason_says_what_corresponds_from_either_side() -> None:
    note = [*blocks(("fish", "en"))[:1], *blocks(("flood", "en"))]
    judgement = judge(paragraphs(note), paragraphs(blocks(("flood", "ru"))))
    figures = "12 of 12 numbers, dates and symbols and 8 names recur in their places"
    assert judgement.reason() == (
        f"5 of 6 paragraphs of one correspond in order and length to 5 of 5 of the other; {figures}"
    )
    assert judgement.reason(turned=True) == (
        f"5 of 5 paragraphs of one correspond in order and length to 5 of 6 of the other; {figures}"
    )


def test_coverage_is_the_share_of_letters_and_digits_on_each_side() -> None:
    english = blocks(("flood", "en"))
    judgement = judge(paragraphs(english + blocks(("fish", "en"))), paragraphs(blocks(("flood", "fr"))))
    letters = sum(each.letters for each in paragraphs(english))
    both = sum(each.letters for each in paragraphs(english + blocks(("fish", "en"))))
    assert judgement.coverage == letters / both and judgement.other_coverage == 1


@pytest.mark.parametrize(("count", "pairs"), [(30, 6), (60, 3), (120, 1)])
def test_many_paragraphs_of_like_lengths_are_no_translation_by_that(count: int, pairs: int) -> None:
    chance = random.Random(count)
    for _ in range(pairs):
        mine, others = (
            [Paragraph(0, 0, chance.randint(250, 700), frozenset(), frozenset()) for _ in range(count)]
            for _ in range(2)
        )
        assert not judge(mine, others).is_translation
        said = [replace(each, letters=int(each.letters * chance.gauss(1.15, 0.12))) for each in mine]
        del said[count // 2]
        assert judge(mine, said).is_translation
