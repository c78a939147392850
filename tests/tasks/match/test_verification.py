"""From two texts to matches: each copied passage once, with its bounds, and nothing that is not one."""

import random
import time
from collections.abc import Callable

import duckdb
import pytest

from schemas.match import Match
from schemas.text import Role
from tasks.match.candidates import Lookup
from tasks.match.edit_distance import similarity
from tasks.match.evidence import evidence_of
from tasks.match.match_form import form_of
from tasks.match.seed_index import Entry, SeedIndex
from tasks.match.side import Block, Side
from tasks.match.verification import verified

Prose = Callable[[random.Random, int], str]
Noise = Callable[[random.Random, str, float], str]


def side(name: str, text: str, headings: tuple[str, ...] = ()) -> Side:
    """A side whose paragraphs are passages; those named are headings."""
    passages: list[Block] = []
    start = 0
    for block in text.split("\n\n"):
        role: Role = "heading" if block in headings else "paragraph"
        passages.append(Block(start, start + len(block), role, "en"))
        start += len(block) + 2
    return Side(name * 64, name, text, tuple(passages))


def matches(*sides: Side) -> list[Match]:
    """The matches of sides given in the order of their ids."""
    with duckdb.connect(":memory:") as connection:
        index = SeedIndex(connection)
        index.prepare()
        index.add([Entry(each.derivation_id, each.document_id, None, each.form) for each in sides])
        lookup = Lookup.of_forms(index, range(len(sides)), 0)
        return [
            match
            for each in lookup.anchors(lookup.candidates())
            for match in verified(
                sides[each.form_number], sides[each.other_number], evidence_of(each, is_turned=False)
            ).matches
        ]


def texts_of(match: Match, mine: Side, other: Side) -> tuple[str, str]:
    return mine.text[match.text_start : match.text_end], other.text[match.other_start : match.other_end]


@pytest.mark.parametrize(("share", "slack"), [(0.0, 0), (0.05, 25), (0.10, 60)])
def test_a_planted_passage_is_found_once_with_its_bounds(
    share: float, slack: int, prose: Prose, noise: Noise
) -> None:
    for seed in range(8):
        rng = random.Random(seed)
        passage = prose(rng, 60)
        before, behind = prose(rng, 150), prose(rng, 150)
        mine = side("a", f"{before}\n\n{passage}\n\n{behind}")
        copied = noise(rng, passage, share)
        their_before = prose(rng, 40)
        other = side("b", f"{their_before}\n\n{copied}\n\n{prose(rng, 300)}")
        (match,) = matches(mine, other)
        start, other_start = len(before) + 2, len(their_before) + 2
        assert abs(match.text_start - start) <= slack, f"seed {seed}"
        assert abs(match.text_end - start - len(passage)) <= slack, f"seed {seed}"
        assert abs(match.other_start - other_start) <= slack, f"seed {seed}"
        assert abs(match.other_end - other_start - len(copied)) <= slack, f"seed {seed}"


def test_the_similarity_and_length_stored_are_those_of_the_texts_cut_out(prose: Prose, noise: Noise) -> None:
    for seed in range(8):
        rng = random.Random(seed)
        passage = prose(rng, 80)
        mine = side("a", f"{prose(rng, 50)} {passage} {prose(rng, 50)}")
        other = side("b", f"{prose(rng, 30)} {noise(rng, passage, 0.06)} {prose(rng, 70)}")
        (match,) = matches(mine, other)
        # Punctuation behind the end belongs to the passage and not to its form.
        forms = [form_of(text) for text in texts_of(match, mine, other)]
        assert match.similarity == pytest.approx(similarity(*forms), abs=1e-6), f"seed {seed}"
        assert match.matched_chars == min(map(len, forms)), f"seed {seed}"


def test_passages_in_another_order_are_each_found(prose: Prose) -> None:
    rng = random.Random(3)
    passages = [prose(rng, 40) for _ in range(3)]
    mine = side("a", "\n\n".join(passages))
    other = side("b", "\n\n".join([passages[2], prose(rng, 50), passages[0], prose(rng, 50), passages[1]]))
    found = {texts_of(match, mine, other) for match in matches(mine, other)}
    assert found == {(passage, passage) for passage in passages}


@pytest.mark.parametrize(("times", "other_times"), [(1, 3), (2, 2), (3, 1), (4, 4)])
def test_a_passage_that_texts_keep_repeating_is_found_at_each_place(
    times: int, other_times: int, prose: Prose
) -> None:
    rng = random.Random(2)
    passage = prose(rng, 60)
    mine, other = (
        side(name, "\n\n".join(f"{prose(rng, 40)}\n\n{passage}\n\n{prose(rng, 40)}" for _ in range(count)))
        for name, count in (("a", times), ("b", other_times))
    )
    found = matches(mine, other)
    assert {texts_of(match, mine, other) for match in found} == {(passage, passage)}
    assert len({match.text_start for match in found}) == times
    assert len({match.other_start for match in found}) == other_times


def test_a_thousand_passages_in_another_order_are_found_in_seconds(prose: Prose) -> None:
    rng = random.Random(3)
    passages = [prose(rng, 40) for _ in range(1000)]
    mine, other = (side(name, " ".join(rng.sample(passages, len(passages)))) for name in "ab")
    began = time.monotonic()
    assert len(matches(mine, other)) >= 900
    assert time.monotonic() - began < 6


def test_a_phrase_that_texts_keep_repeating_is_no_passage(prose: Prose) -> None:
    rng = random.Random(2)
    phrase = prose(rng, 12)
    mine, other = (side(name, f" {phrase} ".join(prose(rng, 40) for _ in range(4))) for name in "ab")
    assert matches(mine, other) == []


def test_a_passage_with_a_few_words_changed_is_one_match_that_names_them(prose: Prose) -> None:
    rng = random.Random(4)
    words = prose(rng, 80).split()
    other_words = list(words)
    other_words[20], other_words[50] = "otherwise", "elsewhere"
    mine, other = side("a", " ".join(words)), side("b", " ".join(other_words))
    (match,) = matches(mine, other)
    assert [(change["before"], change["after"]) for change in match.diff] == [
        (words[20], "otherwise"),
        (words[50], "elsewhere"),
    ]


def test_the_end_of_a_sentence_belongs_to_the_passage(prose: Prose) -> None:
    rng = random.Random(5)
    passage = prose(rng, 30).rstrip(".") + "."
    mine, other = side("a", f"{passage} {prose(rng, 60)}"), side("b", f"{passage} {prose(rng, 60)}")
    (match,) = matches(mine, other)
    assert texts_of(match, mine, other) == (passage, passage)


def test_a_heading_worded_otherwise_is_not_part_of_the_passage_under_it(prose: Prose) -> None:
    rng = random.Random(6)
    passage = prose(rng, 60)
    headings = (
        "Statement by the Ministry of Tavaria",
        "No. 087/19, Statement by the Ministry of Tavaria (En/Ru)",
    )
    mine = side("a", f"{headings[0]}\n\n{passage}", headings)
    other = side("b", f"{headings[1]}\n\n{passage}", headings)
    (match,) = matches(mine, other)
    assert texts_of(match, mine, other) == (passage, passage)


def test_a_heading_worded_alike_is_part_of_the_passage(prose: Prose) -> None:
    passage = prose(random.Random(6), 60)
    heading = "Statement by the Ministry of Tavaria"
    mine, other = (side(name, f"{heading}\n\n{passage}", (heading,)) for name in "ab")
    (match,) = matches(mine, other)
    assert texts_of(match, mine, other) == (f"{heading}\n\n{passage}",) * 2


@pytest.mark.parametrize("has_body", [False, True])
def test_headings_are_somebodys_where_there_is_nothing_else(has_body: bool, prose: Prose) -> None:
    rng = random.Random(7)
    shared = prose(rng, 40), prose(rng, 40)
    mine, other = (
        side(name, "\n\n".join([*shared, *([prose(rng, 200)] if has_body else [])]), shared) for name in "ab"
    )
    assert [match.is_formula for match in matches(mine, other)] == ([] if has_body else [False])


def test_unrelated_texts_do_not_match(prose: Prose) -> None:
    for seed in range(10):
        rng = random.Random(seed)
        assert matches(side("a", prose(rng, 500)), side("b", prose(rng, 500))) == [], f"seed {seed}"


@pytest.mark.parametrize(
    ("phrase", "is_match"),
    [
        ("the sovereignty and the territorial integrity", False),
        ("presents its compliments to the Ministry", False),
        ("the lamp was lit on each and every evening of that long and dark year", True),
        ("the families return to their houses and the lamp is handed over in good order", True),
    ],
)
def test_a_turn_of_phrase_is_no_match_and_a_sentence_is(phrase: str, is_match: bool, prose: Prose) -> None:
    rng = random.Random(8)
    mine, other = (side(name, f"{prose(rng, 60)} {phrase} {prose(rng, 60)}") for name in "ab")
    assert bool(matches(mine, other)) == is_match


def test_a_match_says_on_which_side_it_stands_in_quotation_marks(prose: Prose) -> None:
    rng = random.Random(9)
    passage = prose(rng, 40)
    mine = side("a", f"{prose(rng, 20)} “{passage}” {prose(rng, 20)}")
    other = side("b", f"{prose(rng, 20)} {passage} {prose(rng, 20)}")
    (match,) = matches(mine, other)
    assert (match.is_quoted, match.other_is_quoted) == (True, False)


def test_which_side_is_new_makes_no_difference(prose: Prose, noise: Noise) -> None:
    rng = random.Random(10)
    passages = [prose(rng, 50) for _ in range(3)]
    mine = side("a", "\n\n".join([*passages, prose(rng, 50)]))
    other = side("b", "\n\n".join(noise(rng, passage, 0.05) for passage in reversed(passages)))
    found = []
    for order in ((mine, other), (other, mine)):
        with duckdb.connect(":memory:") as connection:
            index = SeedIndex(connection)
            index.prepare()
            for each in order:
                index.add([Entry(each.derivation_id, each.document_id, None, each.form)])
            lookup = Lookup.of_forms(index, [1], 1)
            (anchors,) = lookup.anchors(lookup.candidates())
            found.append(verified(mine, other, evidence_of(anchors, is_turned=order[0] is other)).matches)
    assert found[0] == found[1]
    assert len(found[0]) == 3


def test_a_passage_begins_and_ends_with_whole_words(prose: Prose) -> None:
    rng = random.Random(11)
    passage = prose(rng, 40).rstrip(".")
    mine = side("a", f"{prose(rng, 30)} of unforeseen {passage} standing {prose(rng, 30)}")
    other = side("b", f"{prose(rng, 30)} lighthouseforeseen {passage} standstill {prose(rng, 30)}")
    (match,) = matches(mine, other)
    assert texts_of(match, mine, other) == (passage, passage)


def test_several_headings_worded_otherwise_are_all_left_out(prose: Prose) -> None:
    rng = random.Random(12)
    passage = prose(rng, 60)
    headings = (
        "Statement by the Ministry of Tavaria",
        "Port Sorrel, 12 March",
        "Statement by Tavaria",
        "12 March",
    )
    mine = side(
        "a", f"{headings[0]}\n\n{headings[1]}\n\n{passage}\n\n{headings[0]}\n\n{headings[1]}", headings
    )
    other = side(
        "b", f"{headings[2]}\n\n{headings[3]}\n\n{passage}\n\n{headings[2]}\n\n{headings[3]}", headings
    )
    (match,) = matches(mine, other)
    assert texts_of(match, mine, other) == (passage, passage)


def test_a_passage_with_an_insertion_is_one_match(prose: Prose) -> None:
    rng = random.Random(13)
    words = prose(rng, 120).split()
    inserted = "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=36))
    mine = side("a", " ".join(words))
    other = side("b", " ".join([*words[:60], inserted, *words[60:]]))
    (match,) = matches(mine, other)
    assert [change["after"] for change in match.diff] == [inserted]


QUOTATION = "The shutter drops back when the flame dies, which takes about four minutes"


@pytest.mark.parametrize(
    ("guide", "review"),
    [
        (
            f"The lamp holds 1.7 gills. {QUOTATION}."
            " Once a month pour a jug of paraffin in it and rinse twice.",
            f'The handbook is short. "{QUOTATION}", it says, and we measured four minutes and ten seconds.'
            " We liked the advice to pour a jug of paraffin in it once a month.",
        ),
        (
            # Two signs to a word, and no blank between them.
            "今年春天，港口的灯塔看守人写道：渡船要等潮水转了才回来，大约四个钟头，谁也不必在岸上等它，灯总是亮着的，孩子们在石阶上数过往的船。此后无人再提。",
            "他在信里说：“渡船要等潮水转了才回来，大约四个钟头，谁也不必在岸上等它，灯总是亮着的，孩子们在石阶上数过往的船。”我们却等了半天。",
        ),
    ],
)
def test_a_quotation_is_found_whatever_echoes_it_and_whatever_its_script(guide: str, review: str) -> None:
    (match,) = matches(side("a", guide), side("b", review))
    shared, same = texts_of(match, side("a", guide), side("b", review))
    assert form_of(shared) == form_of(same)
    assert form_of(QUOTATION) in form_of(shared) or ("渡船" in shared and "数过往的船" in shared)


def test_two_paragraphs_are_not_one_passage_over_different_ones_between_them(prose: Prose) -> None:
    rng = random.Random(11)
    first, second = prose(rng, 40), prose(rng, 40)
    mine, other = (side(name, f"{first}\n\n{prose(rng, 4)}\n\n{second}") for name in "ab")
    assert [texts_of(match, mine, other)[0] for match in matches(mine, other)] == [first, second]


def test_a_paragraph_misread_between_two_others_is_in_one_passage_with_them(
    prose: Prose, noise: Noise
) -> None:
    rng = random.Random(5)
    first, between, second = prose(rng, 40), prose(rng, 6), prose(rng, 40)
    mine = side("a", f"{first}\n\n{between}\n\n{second}")
    other = side("b", f"{first}\n\n{noise(rng, between, 0.2)}\n\n{second}")
    (match,) = matches(mine, other)
    assert texts_of(match, mine, other)[0] == mine.text


@pytest.mark.parametrize(
    ("mine", "other", "shared"),
    [
        ("It was mild. Fourteen {}. Trade", "A strange affair: Forty {}. Nothing", "Fourteen {}."),
        ("Sift 300 {} in a letter of 2 March. It rained.", "Sift 250 {} in a letter of 1 May.", None),
        # Of another length, a sentence of its own, in a paragraph above.
        ("He saw that fourteen {}, he said.", "He saw fifty of the {} and left.", "{}"),
        ("I slept badly. The {}. I am home.", "The house rose. The {}. The sea is not.", "The {}."),
        ("Fourteen\n\n{}\n\nMarch", "Forty\n\n{}\n\nMay", "{}"),
    ],
)
def test_the_first_and_last_words_of_a_sentence_are_part_of_it_though_they_differ(
    mine: str, other: str, shared: str | None, prose: Prose
) -> None:
    words = prose(random.Random(14), 11).rstrip(".").lower()
    one, two = (side(name, text.format(words)) for name, text in (("a", mine), ("b", other)))
    (match,) = matches(one, two)
    expected = (shared or "Sift 300 {} in a letter of 2 March.").format(words)
    assert texts_of(match, one, two)[0] == expected
