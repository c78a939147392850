"""Reading frames, and marks put behind the letters they are drawn on."""

from tasks.extract.pdf_accents import with_accents
from tasks.extract.pdf_direction import DOWNWARD, UPRIGHT, framed, runs_leftward
from tasks.extract.pdf_frame import Frame, Sheet, onto_page
from tasks.extract.pdf_ligatures import with_ligature_widths
from tasks.extract.pdf_lines import lines_of
from tasks.extract.pdf_runs import runs_of
from tasks.extract.pdf_shapes import Glyph

SHEET = Sheet(0, 300, 200, 300)


def glyph(text: str, x0: float, x1: float, baseline: float = 100) -> Glyph:
    return text, x0, x1, baseline - 8, baseline + 2, baseline, "F"


def texts(glyphs: list[Glyph]) -> list[str]:
    return [found[0] for found in glyphs]


def test_full_width_glyphs_set_below_each_other_are_lines_that_run_down_the_page() -> None:
    first = [glyph(sign, 180, 190, 20 + 10 * place) for place, sign in enumerate("委员会决定")]
    second = [glyph(sign, 165, 175, 20 + 10 * place) for place, sign in enumerate("重新开放北")]
    [(frame, glyphs, _)] = framed({0: first + second}, SHEET)
    lines = lines_of(runs_of(glyphs))
    assert frame == DOWNWARD
    assert [line.text for line in lines] == ["委员会决定", "重新开放北"]
    token = lines[0].tokens[0]
    assert onto_page((token.x0, token.top, token.x1, token.bottom), frame, SHEET) == (180, 12, 190, 62)


def test_a_page_of_hebrew_is_read_in_a_mirrored_frame_and_boxes_lead_back() -> None:
    [(frame, glyphs, _)] = framed({0: [glyph("ש", 150, 158), glyph("ל", 142, 150)]}, SHEET)
    assert frame == Frame(0, True)
    [line] = lines_of(runs_of(glyphs, True), True)
    token = line.tokens[0]
    assert line.text == "של"
    assert onto_page((token.x0, token.top, token.x1, token.bottom), frame, SHEET) == (142, 92, 158, 102)


def test_latin_text_with_a_few_hebrew_words_stays_upright() -> None:
    assert not runs_leftward("the word שלום means peace")
    [(frame, _, _)] = framed({0: [glyph("a", 10, 16)]}, SHEET)
    assert frame == UPRIGHT


def test_an_accent_drawn_over_its_letter_joins_it_and_a_quote_does_not() -> None:
    drawn = [glyph("´", 10, 14), glyph("e", 9.5, 14.5), glyph("t", 14.5, 17), glyph("´", 17, 21)]
    assert texts(with_accents(drawn, "´et´")) == ["e\u0301", "t", "´"]


def test_a_combining_mark_without_width_belongs_to_the_letter_before_it() -> None:
    drawn = [glyph("e", 10, 15), glyph("\u0301", 15, 15), glyph("t", 15, 18)]
    assert texts(with_accents(drawn, "e\u0301t")) == ["e\u0301", "t"]


def test_a_mark_of_a_script_that_runs_leftward_may_be_drawn_before_its_letter() -> None:
    drawn = [glyph("ל", 10, 15), glyph("\u05b8", 15, 15), glyph("ש", 15, 20)]
    assert texts(with_accents(drawn, "ל\u05b8ש")) == ["ל", "ש\u05b8"]


def test_what_follows_a_ligature_without_width_moves_on_until_a_place_is_named() -> None:
    drawn = [glyph("fi", 10, 10), glyph("n", 10, 15), glyph("d", 20.5, 25.5)]
    moved = with_ligature_widths(drawn)
    assert [round(found[1], 2) for found in moved] == [10, 15.56, 20.5]
