"""The word diff: its offsets give its words, and with it one side becomes the other."""

import random
from typing import Any

from tasks.match.word_diff import word_diff


def changed(text: str, start: int, end: int, diff: list[dict[str, Any]]) -> list[str]:
    """Return the words of one side with the diff applied: those of the other."""
    words: list[str] = []
    position = start
    for change in diff:
        words += text[position : change["text_start"]].split() + change["after"].split()
        position = change["text_end"]
    return words + text[position:end].split()


def test_a_changed_word_stands_with_its_place_on_both_sides() -> None:
    text, other = "on 11 March, in Geneva.", "He wrote on 10 March in Geneva."
    diff = word_diff(text, 0, len(text), other, 9, len(other))
    assert [(change["op"], change["before"], change["after"]) for change in diff] == [
        ("replace", "11 March,", "10 March"),
    ]
    assert diff[0] | {"text_start": 3, "text_end": 12, "other_start": 12, "other_end": 20} == diff[0]


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
