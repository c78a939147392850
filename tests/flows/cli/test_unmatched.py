"""What stands between matches: compared where it is alike, counted where it is not, and none of it lost."""

import random

from flows.cli.compare.alignment import AlignedPassage
from flows.cli.compare.unmatched import Section, Unmatched, sections

BODY = "The Ministry regards the vote of 10 March 2019 in the Tarn valley as void and calls upon all States."


def passage(left: str, right: str, shared: str) -> AlignedPassage:
    at, other = left.index(shared), right.index(shared)
    return AlignedPassage("m", at, at + len(shared), other, other + len(shared), 1.0, len(shared), False, [])


def split(left: str, right: str, *shared: str) -> list[Section]:
    passages = sorted((passage(left, right, each) for each in shared), key=lambda each: each.left_start)
    return list(sections(passages, left, right))


def changes(section: Section) -> list[tuple[str, str]]:
    assert isinstance(section, AlignedPassage)
    return [(each.left_words, each.right_words) for each in section.differences]


def test_titles_that_differ_in_their_date_are_compared() -> None:
    title, other = "Note verbale dated 14 March 2019", "Note verbale dated 15 March 2019"
    first, second = split(f"{title}\n\n{BODY}", f"{other}\n\n{BODY}", BODY)
    assert changes(first) == [("14", "15")]
    assert isinstance(first, AlignedPassage) and first.match_id is None
    assert isinstance(second, AlignedPassage) and second.match_id == "m"


def test_sentences_that_close_a_paragraph_are_not_compared_where_they_are_different_ones() -> None:
    _, last = split(f"{BODY} The house rose at nine.", f"{BODY} I slept badly.", BODY)
    assert isinstance(last, Unmatched)
    more = "Nothing more is said of the harbour there, nor of its tower."
    _, between, _ = split(
        f"{BODY} The house rose at nine. {more}", f"{BODY} I slept badly. {more}", BODY, more
    )
    assert isinstance(between, AlignedPassage)


def test_the_last_words_of_a_paragraph_are_compared_however_different() -> None:
    _, last = split(f"{BODY} Highest consideration.", f"{BODY} Lowest esteem.", BODY)
    assert changes(last) == [("Highest consideration.", "Lowest esteem.")]


def test_other_titles_are_counted_not_compared() -> None:
    first, _ = split(f"Statement on a lamp\n\n{BODY}", f"Note of 14 March\n\n{BODY}", BODY)
    assert isinstance(first, Unmatched)
    assert (first.left_word_count, first.right_word_count) == (4, 4)


def test_every_letter_is_in_one_section_also_where_passages_change_places() -> None:
    one, two = "First the lamp was lit by its keeper.", "Then the ship came home to the harbour."
    left, right = f"A head.\n\n{one}\n\n{two}\n\nA tail.", f"{two}\n\nIn between.\n\n{one}"
    found = split(left, right, one, two)
    for text, start, end in ((left, "left_start", "left_end"), (right, "right_start", "right_end")):
        parts = sorted((getattr(each, start), getattr(each, end)) for each in found)
        assert "".join("".join(text[a:b].split()) for a, b in parts) == "".join(text.split())


def test_passages_that_overlap_leave_nothing_between_them() -> None:
    left = right = BODY
    found = split(left, right, BODY[:60], BODY[40:])
    assert not [each for each in found if isinstance(each, Unmatched)]


def test_texts_with_the_same_words_in_another_order_are_counted_not_compared() -> None:
    words = BODY.split() * 4
    other = random.Random(1).sample(words, len(words))
    first, _ = split(
        f"{' '.join(words)}\n\nThe end of it.", f"{' '.join(other)}\n\nThe end of it.", "The end of it."
    )
    assert isinstance(first, Unmatched)
