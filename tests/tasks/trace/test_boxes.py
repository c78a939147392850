from schemas.reading import Page, Word
from tasks.ranges import page_at
from tasks.trace.boxes import (
    line_boxes,
    neighbours,
    ranges_of_words,
    words_in_box,
    words_within,
)
from tasks.trace.slices import Range

RAW = "one two\nthree\ffour"


def word(start: int, end: int, x0: float, top: float, page_number: int = 1) -> Word:
    box = {"x0": x0, "top": top, "x1": x0 + 10.0 * (end - start), "bottom": top + 12.0}
    return Word(page_number=page_number, raw_start=start, raw_end=end, confidence=None, **box)


WORDS = [word(0, 3, 100, 50), word(4, 7, 140, 52), word(8, 13, 100, 70), word(14, 18, 100, 50, page_number=2)]
PAGES = [
    Page(
        page_number=number,
        width_pt=595.0,
        height_pt=842.0,
        raw_start=start,
        raw_end=end,
        method="text_layer",
        confidence=None,
    )
    for number, start, end in [(1, 0, 13), (2, 14, 18)]
]


def test_any_character_of_a_word_leads_to_it_and_no_blank_does() -> None:
    assert words_within(WORDS, [Range(2, 3)]) == [WORDS[0]]
    assert words_within(WORDS, [Range(3, 4)]) == []
    assert words_within(WORDS, [Range(1, 5), Range(6, 9)]) == WORDS[:3]


def test_words_come_in_the_order_of_the_ranges() -> None:
    assert words_within(WORDS, [Range(14, 18), Range(0, 3)]) == [WORDS[3], WORDS[0]]


def test_a_line_has_one_box_and_the_next_line_and_page_their_own() -> None:
    boxes = line_boxes(WORDS, RAW)
    assert [(line.page_number, line.box) for line in boxes] == [
        (1, (100, 50, 170, 64)),
        (1, (100, 70, 150, 82)),
        (2, (100, 50, 140, 62)),
    ]


def test_words_with_another_word_between_them_have_boxes_of_their_own() -> None:
    words = [word(0, 3, 100, 50), word(8, 11, 180, 50)]
    assert len(line_boxes(words, "one two six")) == 2


def test_a_blank_is_found_between_its_neighbours() -> None:
    assert neighbours(WORDS, Range(3, 4)) == (WORDS[0], WORDS[1])
    assert neighbours(WORDS, Range(13, 14)) == (WORDS[2], WORDS[3])
    assert neighbours(WORDS[:1], Range(3, 4)) == (WORDS[0], None)


def test_words_are_in_a_box_by_their_middle() -> None:
    assert words_in_box(WORDS, 1, (90, 45, 120, 65)) == [WORDS[0]]
    assert words_in_box(WORDS, 1, (90, 45, 114, 65)) == []
    assert words_in_box(WORDS, 2, (0, 0, 595, 842)) == [WORDS[3]]


def test_the_ranges_of_words_hold_the_blanks_between_neighbours_and_no_other_word() -> None:
    assert ranges_of_words(WORDS[:3], RAW) == [Range(0, 13)]
    assert ranges_of_words([WORDS[2], WORDS[0]], RAW) == [Range(0, 3), Range(8, 13)]
    assert ranges_of_words(WORDS[1:2], RAW) == [Range(4, 7)]
    assert ranges_of_words([], RAW) == []


def test_a_form_feed_belongs_to_the_page_before_it() -> None:
    assert [page_at(PAGES, at).page_number for at in (0, 12, 13, 14)] == [1, 1, 1, 2]
