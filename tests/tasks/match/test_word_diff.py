"""The word diff: its offsets give its words, and with it one side becomes the other."""

import random
import time
from itertools import pairwise
from typing import Any

import pytest

from tasks.match.word_alignment import common_words
from tasks.match.word_diff import word_diff


def changed(text: str, start: int, end: int, diff: list[dict[str, Any]]) -> list[str]:
    """Return the words of one side with the diff applied: those of the other."""
    words: list[str] = []
    position = start
    for change in diff:
        words += text[position : change["text_start"]].split() + change["after"].split()
        position = change["text_end"]
    return words + text[position:end].split()


def words_of(text: str, other: str) -> list[tuple[str, str]]:
    return [
        (change["before"], change["after"]) for change in word_diff(text, 0, len(text), other, 0, len(other))
    ]


def test_a_changed_word_stands_with_its_place_on_both_sides() -> None:
    text, other = "on 11 March in Geneva.", "He wrote on 10 March in Geneva."
    (change,) = word_diff(text, 0, len(text), other, 9, len(other))
    assert (change["op"], change["before"], change["after"]) == ("replace", "11", "10")
    assert change | {"text_start": 3, "text_end": 5, "other_start": 12, "other_end": 14} == change


@pytest.mark.parametrize(
    ("text", "other", "differences"),
    [
        ("on 11 March, in Geneva", "on 10 March in Geneva", [("11", "10"), ("March,", "March")]),
        (
            "discrimination: It is under",
            "discrimination; it is under",
            [("discrimination: It", "discrimination; it")],
        ),
        ("shall recognize it", "shall not recognise it", [("", "not"), ("recognize", "recognise")]),
        ("in Tavaria on 3 May", "in Tavari on 4 May", [("Tavaria", "Tavari"), ("3", "4")]),
        ("is lawful and binding", "is unlawful, and binding", [("lawful", "unlawful,")]),
        ("Страна признаёт итоги", "Страна не признает итоги", [("", "не"), ("признаёт", "признает")]),
        ("by Hestria on it", "by the Republic of Hestria on it", [("", "the Republic of")]),
    ],
)
def test_each_difference_stands_by_itself(text: str, other: str, differences: list[tuple[str, str]]) -> None:
    assert words_of(text, other) == differences


@pytest.mark.parametrize(
    ("text", "other", "differences"),
    [
        ("the recog- nized State", "the recognized State", [("recog- nized", "recognized")]),
        ('are underway," he said', "are under way. He said", [('underway,"', "under way."), ("he", "He")]),
        ("which does not bind it", "which doesn’t bind it", [("does not", "doesn’t")]),
        ("it can not and will", "it cannot and will", [("can not", "cannot")]),
    ],
)
def test_a_word_split_in_two_faces_its_whole(
    text: str, other: str, differences: list[tuple[str, str]]
) -> None:
    assert words_of(text, other) == differences


@pytest.mark.parametrize(
    ("text", "other", "differences"),
    [
        ("各国应当承认2019年3月10日投票。", "各国不应当承认2019年3月11日投票。", [("", "不"), ("10", "11")]),
        ("投票有效，各国承认", "投票无效。各国承认", [("有", "无"), ("，", "。")]),
        ("ผลการลงคะแนนถูกต้อง", "ผลการลงคะแนนไม่ถูกต้อง", [("", "ไม่")]),
        ("وادي تارن باطل، وتدعو", "وادي تارن ليس باطلا، وتدعو", [("", "ليس"), ("باطل،", "باطلا،")]),
    ],
)
def test_scripts_without_blanks_differ_by_the_character(
    text: str, other: str, differences: list[tuple[str, str]]
) -> None:
    assert words_of(text, other) == differences


def test_a_missing_sentence_is_lacking_from_its_beginning() -> None:
    assert words_of("A ship. The lamp. The end.", "A ship. The end.") == [("The lamp.", "")]
    assert words_of("A ship. The end.", "A ship. The lamp. The end.") == [("", "The lamp.")]


def test_a_word_said_twice_is_one_difference() -> None:
    assert words_of("by the the State", "by the State") == [("the", "")]


def test_rewritten_clauses_share_nothing_but_an_of() -> None:
    text = "left the harbour of Callis in the night with its whole crew and the keeper of the lamp"
    other = "left for some place of no importance on that cold morning and the keeper of the lamp"
    first, *rest = words_of(text, other)
    assert len(rest) <= 1 and first[0].startswith("the harbour")


def test_no_shorter_list_of_words_turns_one_side_into_the_other() -> None:
    for seed in range(100):
        rng = random.Random(seed)
        one, other = ([rng.choice("abcdef") for _ in range(rng.randrange(40))] for _ in range(2))
        pairs = common_words(one, other)
        assert [one[left] for left, _ in pairs] == [other[right] for _, right in pairs]
        assert all(
            left < later and right < other_later for (left, right), (later, other_later) in pairwise(pairs)
        )
        assert len(pairs) == longest_common(one, other), f"seed {seed}"


def longest_common(one: list[str], other: list[str]) -> int:
    row = [0] * (len(other) + 1)
    for word in one:
        last = row
        row = [0]
        for place, theirs in enumerate(other):
            row.append(last[place] + 1 if word == theirs else max(last[place + 1], row[place]))
    return row[-1]


@pytest.mark.parametrize(("count", "changes", "seconds"), [(10_000, 200, 1.0), (170_000, 2_000, 15.0)])
def test_a_long_text_is_compared_in_no_time_and_every_change_found(
    count: int, changes: int, seconds: float
) -> None:
    rng = random.Random(0)
    one = [f"w{rng.randrange(3_000)}" for _ in range(count)]
    other = list(one)
    for place in rng.sample(range(count), changes):
        other[place] = f"x{place}"
    began = time.thread_time()
    found = words_of(" ".join(one), " ".join(other))
    assert time.thread_time() - began < seconds
    assert sum(len(after.split()) for _, after in found) == changes


def test_equal_passages_have_no_differences_whatever_their_line_breaks() -> None:
    assert word_diff("one two\nthree", 0, 13, "one  two three", 0, 14) == []


def test_an_inserted_word_has_an_empty_place_on_the_other_side() -> None:
    (change,) = word_diff("does recognize", 0, 14, "does not recognize", 0, 18)
    assert (change["op"], change["text_start"], change["text_end"]) == ("insert", 5, 5)
    assert (change["before"], change["after"]) == ("", "not")
    (change,) = word_diff("one two", 0, 7, "one", 0, 3)
    assert (change["op"], change["before"], change["other_start"], change["other_end"]) == (
        "delete",
        "two",
        3,
        3,
    )


def test_offsets_give_the_words_and_the_diff_gives_the_other_side() -> None:
    vocabulary = ["the", "lamp", "is", "lit.", "not", "мир", "“Board”", "1991", "a", "é\u0301"]
    for seed in range(300):
        rng = random.Random(seed)
        one = rng.choices(vocabulary, k=rng.randrange(1, 30))
        other = [rng.choice([word, word, word, rng.choice(vocabulary)]) for word in one if rng.random() < 0.9]
        gaps = [" ", "\n", "  ", "\n\n"]
        text = "x " + "".join(word + rng.choice(gaps) for word in one) + "y"
        theirs = "".join(word + rng.choice(gaps) for word in other)
        start, end = 2, len(text) - 1
        diff = word_diff(text, start, end, theirs, 0, len(theirs))
        for change in diff:
            assert text[change["text_start"] : change["text_end"]] == change["before"], f"seed {seed}"
            assert theirs[change["other_start"] : change["other_end"]] == change["after"], f"seed {seed}"
        assert changed(text, start, end, diff) == theirs.split(), f"seed {seed}"
