"""Words that OCR read become lines: turned the right way up, straightened, sized, in order."""

from itertools import pairwise

import pytest

from tasks.extract.ocr_lines import direction_of, ocr_flows, ocr_rules
from tasks.extract.ocr_words import OcrPage, ocr_page
from tasks.extract.pdf_frame import Frame, Sheet, onto_page
from tasks.extract.pdf_shapes import Box

SHEET = Sheet(0, 792, 612, 792)
SCALE = 300 / 72
HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"

Placed = tuple[int, int, Box, float, str]
"""Block, line, box in points, confidence in percent, text."""


def tsv(words: list[Placed]) -> str:
    rows = [HEAD, f"1\t1\t0\t0\t0\t0\t0\t0\t{612 * SCALE:.0f}\t{792 * SCALE:.0f}\t-1\t"]
    for number, (block, line, (x0, top, x1, bottom), confidence, text) in enumerate(words, start=1):
        sides = [round(side * SCALE) for side in (x0, top, x1 - x0, bottom - top)]
        rows.append("\t".join(map(str, (5, 1, block, 1, line, number, *sides, confidence, text))))
    return "\n".join(rows) + "\n"


def printed(
    line: int, text: str, x: float, baseline: float, size: float = 10, block: int = 1
) -> list[Placed]:
    """Words of six-tenths of the size per letter, with the heights their letters have."""
    words: list[Placed] = []
    for word in text.split():
        high, low = any(c in "bdfhklt" or c.isupper() for c in word), any(c in "gpqy," for c in word)
        box = (
            x,
            baseline - (0.67 if high else 0.45) * size,
            x + 0.6 * size * len(word),
            baseline + 0.22 * size * low,
        )
        words.append((block, line, box, 95.0, word))
        x = box[2] + 0.3 * size
    return words


def turned(words: list[Placed], direction: int) -> list[Placed]:
    return [(*word[:2], onto_page(word[2], Frame(direction), SHEET), *word[3:]) for word in words]


def page(words: list[Placed]) -> OcrPage:
    return ocr_page(tsv(words))


PARAGRAPH = printed(1, "The delegates of the islands met", 72, 100) + printed(
    2, "and heard a long report", 72, 112
)


@pytest.mark.parametrize("direction", [0, 90, 180, 270])
def test_a_page_in_any_direction_reads_the_same(direction: int) -> None:
    found = page(turned(PARAGRAPH, direction))
    assert direction_of(found) == direction
    [flow] = ocr_flows(found, SHEET, direction)
    assert [line.text for line in flow] == ["The delegates of the islands met", "and heard a long report"]
    assert flow[0].x0 == pytest.approx(72, abs=0.3)
    assert [line.baseline for line in flow] == pytest.approx([100, 112], abs=0.5)
    assert [line.row for line in flow] == [0, 1]


def test_sizes_are_measured_from_the_letters() -> None:
    note = printed(3, "1 Resolution adopted without a vote", 72, 700, size=8, block=2)
    body = [
        word
        for number in range(4)
        for word in printed(number, "on moss and ease some came", 72, 100 + 12 * number)
    ]
    lines = [line for flow in ocr_flows(page(body + note), SHEET, 0) for line in flow]
    assert {round(line.size) for line in lines[:4]} == {10}
    assert len({line.size for line in lines[:4]}) == 1
    assert lines[4].size == pytest.approx(8, abs=0.4)


def test_a_page_laid_askew_is_straightened() -> None:
    words = [
        printed(number, "seven words on each of these lines", 72, 100 + 14 * number) for number in range(5)
    ]
    slanted = [
        (block, line, (box[0], box[1] + 0.02 * box[0], box[2], box[3] + 0.02 * box[0]), sure, text)
        for block, line, box, sure, text in [word for row in words for word in row]
    ]
    short = [word for word in slanted if word[1] < 4 or word[4] == "seven"]
    [flow] = ocr_flows(page(short), SHEET, 0)
    assert [below.baseline - above.baseline for above, below in pairwise(flow)] == pytest.approx(
        [14] * 4, abs=0.6
    )


def test_columns_follow_each_other_and_blocks_below_each_other_are_one_flow() -> None:
    left = printed(1, "left one", 72, 100) + printed(1, "left two", 72, 130, block=2)
    right = printed(1, "right one", 320, 100, block=3)
    flows = ocr_flows(page(left + right), SHEET, 0)
    assert [[line.text for line in flow] for flow in flows] == [["left one", "left two"], ["right one"]]


def test_ideographs_of_a_line_are_one_word_with_one_box_and_confidence() -> None:
    words: list[Placed] = [
        (1, 1, (72, 100, 92, 110), 90.0, "大会"),
        (1, 1, (93, 100, 113, 110), 70.0, "重申"),
        (1, 1, (140, 102, 160, 110), 95.0, "2026"),
    ]
    [[line]] = ocr_flows(page(words), SHEET, 0)
    assert line.text == "大会重申 2026"
    assert line.tokens[0].confidence == pytest.approx(0.8)
    assert (line.tokens[0].x0, line.tokens[0].x1) == pytest.approx((72, 113), abs=0.2)


def test_lines_written_from_right_to_left_are_upright() -> None:
    words: list[Placed] = [
        (1, 1, (450, 100, 500, 110), 90.0, "الجمعية"),
        (1, 1, (390, 100, 440, 110), 90.0, "العامة"),
    ]
    assert direction_of(page(words)) == 0
    [[line]] = ocr_flows(page(words), SHEET, 0)
    assert line.text == "الجمعية العامة"
    assert line.x0 < line.x1


def test_pictures_taken_for_letters_are_left_out() -> None:
    emblem: list[Placed] = [(1, 1, (72, 20, 100, 60), 28.0, "(/"), (1, 2, (72, 60, 100, 90), 25.0, "SS")]
    number: list[Placed] = [(3, 1, (300, 750, 305, 758), 96.0, "2")]
    doubtful: list[Placed] = [(2, 1, (450, 20, 540, 40), 0.0, "Avso/t.21")]
    assert [word.text for word in page(emblem + doubtful + number).words] == ["Avso/t.21", "2"]


def test_strokes_along_the_text_are_rules() -> None:
    stroke: list[Placed] = [(1, 1, (72, 680, 144, 682), 95.0, " "), (2, 1, (300, 100, 302, 700), 95.0, " ")]
    [rule] = ocr_rules(page(stroke), SHEET, 0)
    assert (rule.x0, rule.x1, rule.y) == pytest.approx((72, 144, 681), abs=0.3)


@pytest.mark.parametrize("text", ["", HEAD, HEAD + "\n5\t1\t1", "nonsense\n" * 3])
def test_a_page_without_words_is_empty(text: str) -> None:
    assert ocr_page(text).words == []
    assert direction_of(ocr_page(text)) == 0
