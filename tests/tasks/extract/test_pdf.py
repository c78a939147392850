"""Text layers of PDFs written out by hand: Helvetica on letter-sized pages, 612 × 792 points."""

import zlib

import pytest

from schemas.errors import RejectedInput
from schemas.reading import Mark, Reading
from tasks.extract.pdf import read_pdf
from tasks.extract.reading_doubts import reading_doubts
from tests.hostile import pdf_bytes

SENTENCES = (
    "The delegates of the northern islands met in the harbour on the first day of spring",
    "and heard a long report on the lamps that had been lit and on those that had not",
    "before they agreed without a vote that the matter should be taken up once more",
)


def show(x: float, y: float, text: str, size: float = 11, font: str = "F1", rise: float = 0) -> str:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {rise} Ts 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET\n"


def column(x: float, y: float, lines: list[str], size: float = 11, pitch: float = 13) -> str:
    return "".join(show(x, y - index * pitch, line, size) for index, line in enumerate(lines))


def pdf(*pages: str, page_entries: str = "", info: str = "", trailer: str = "") -> bytes:
    """A PDF whose pages have these content streams; F1 is Helvetica, F2 its bold, Im a grey image."""
    kids = " ".join(f"{7 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
        " /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream",
        f"<< {info} >>",
    ]
    for number, content in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] {page_entries}"
            f" /Contents {8 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /Im 5 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    body = "%PDF-1.4\n"
    offsets = []
    for number, text in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    return (
        f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
        f"<< /Size {len(objects) + 1} /Root 1 0 R /Info 6 0 R {trailer} >>\nstartxref\n{len(body)}\n%%EOF"
    ).encode("latin-1")


def marked(reading: Reading, kind: str) -> list[str]:
    return [reading.raw_text[mark.raw_start : mark.raw_end] for mark in reading.marks if mark.kind == kind]


def rejection(content: bytes) -> RejectedInput:
    with pytest.raises(RejectedInput) as caught:
        read_pdf(content)
    return caught.value


def assert_words_are_the_tokens(reading: Reading) -> None:
    words = [reading.raw_text[word.raw_start : word.raw_end] for word in reading.words]
    assert words == reading.raw_text.split()


def test_lines_of_a_paragraph_are_joined_by_newlines_and_paragraphs_by_a_blank_line() -> None:
    first = column(72, 700, [*SENTENCES])
    second = column(72, 640, [*SENTENCES])
    reading = read_pdf(pdf(first + second))
    paragraph = "\n".join(SENTENCES)
    assert reading.raw_text == f"{paragraph}\n\n{paragraph}"
    assert marked(reading, "line_wrap") == ["\n"] * 4
    assert_words_are_the_tokens(reading)


def test_words_have_boxes_in_points_from_the_top_left() -> None:
    reading = read_pdf(pdf(show(72, 700, "Tavaria stands", size=10)))
    word = reading.words[0]
    assert (word.page_number, word.raw_start, word.raw_end) == (1, 0, 7)
    assert word.x0 == 72
    assert 80 < word.top < 92 < word.bottom < 96
    assert reading.words[1].x0 == pytest.approx(word.x1 + 2.78, abs=0.01)


def test_a_word_drawn_letter_by_letter_without_spaces_is_put_together() -> None:
    drawn = "[(nor) 20 (th) -300 (wind) 10 (s)] TJ"
    reading = read_pdf(pdf(f"BT /F1 10 Tf 72 700 Td {drawn} ET"))
    assert reading.raw_text == "north winds"


def test_fake_bold_is_read_once() -> None:
    reading = read_pdf(pdf(show(72, 700, "Harbour") + show(72.3, 700, "Harbour") + show(130, 700, "vote")))
    assert reading.raw_text == "Harbour vote"


def test_columns_are_read_one_after_the_other_and_headings_across_split_them() -> None:
    left = [f"left column line {number} goes right up to here" for number in range(1, 5)]
    right = [f"right column line {number} goes right up to here" for number in range(1, 5)]
    title = show(72, 720, "A heading that runs across both of the columns of the page", 14, "F2")
    foot = show(72, 600, "and a closing line under both columns that is wide enough to cross the gutter")
    reading = read_pdf(pdf(title + column(72, 690, left) + column(320, 690, right) + foot))
    lines = reading.raw_text.split("\n")
    assert [line for line in lines if "column line" in line] == left + right
    assert lines[0].startswith("A heading") and lines[-1].startswith("and a closing")
    assert_words_are_the_tokens(reading)


def test_narrow_justified_columns_with_wide_gaps_are_columns() -> None:
    gaps = ((0, 70), (0, 50, 95), (0, 85), (0, 40, 100), (0, 60, 92), (0, 75))
    words = ("commitment", "flag and", "harbour")
    rows = [
        "".join(show(x + gap, 700 - 12 * row - shift, words[place], 9) for place, gap in enumerate(stops))
        for x, shift in ((72, 0), (220, 3))
        for row, stops in enumerate(gaps)
    ]
    found = read_pdf(pdf("".join(rows))).raw_text.split()
    half = len(found) // 2
    assert found[:half] == found[half:]


def test_table_rows_are_read_across() -> None:
    rows = [("Hestria", "12"), ("Tavaria", "7"), ("Oravia", "31"), ("Merrow", "2")]
    cells = "".join(
        show(x, 700 - 14 * number, text)
        for number, row in enumerate(rows)
        for x, text in zip((72, 300), row, strict=True)
    )
    reading = read_pdf(pdf(cells))
    assert reading.raw_text.split() == [text for row in rows for text in row]


def test_lines_set_apart_in_an_address_are_not_wrapped() -> None:
    address = ["Ministry of Foreign Affairs", "Harbour Road 4", "Port Callis"]
    reading = read_pdf(pdf(column(72, 720, address) + column(72, 640, [*SENTENCES])))
    assert reading.raw_text.startswith("\n".join(address) + "\n\n")
    assert len(marked(reading, "line_wrap")) == 2


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_rotated_pages_are_measured_as_displayed(rotation: int) -> None:
    turns = {90: "0 1 -1 0 612 0", 180: "-1 0 0 -1 612 792", 270: "0 -1 1 0 0 792"}
    content = f"q {turns[rotation]} cm {show(50, 500, 'Displayed upright', 10)} Q"
    reading = read_pdf(pdf(content, page_entries=f"/Rotate {rotation}"))
    page, word = reading.pages[0], reading.words[0]
    assert reading.raw_text == "Displayed upright"
    assert (page.width_pt, page.height_pt) == ((612, 792) if rotation == 180 else (792, 612))
    assert word.x0 == 50
    assert word.top < (612 if rotation != 180 else 792) - 500 < word.bottom


def test_text_set_sideways_is_read_along_its_own_lines() -> None:
    lines = "".join(
        f"BT /F1 11 Tf 0 1 -1 0 {x} 100 Tm ({line}) Tj ET\n"
        for x, line in zip((100, 113, 126), SENTENCES, strict=True)
    )
    reading = read_pdf(pdf(lines))
    assert reading.raw_text == "\n".join(SENTENCES)
    assert reading.words[0].bottom == 692


def test_the_crop_box_is_the_page() -> None:
    reading = read_pdf(
        pdf(show(150, 600, "inside") + show(10, 20, "outside"), page_entries="/CropBox [100 100 500 700]")
    )
    assert reading.raw_text == "inside"
    assert (reading.pages[0].width_pt, reading.pages[0].height_pt) == (400, 600)
    assert reading.words[0].x0 == 50


def test_the_title_in_smaller_type_on_the_second_page_is_a_running_header() -> None:
    first = show(72, 640, "On the lamps of the northern islands", 16) + column(72, 600, list(SENTENCES))
    text = column(72, 700, list(SENTENCES))
    again = show(72, 750, "On the lamps of the northern islands", 9)
    assert marked(read_pdf(pdf(first, again + text)), "header") == ["On the lamps of the northern islands"]
    as_large = show(72, 750, "On the lamps of the northern islands", 12)
    assert marked(read_pdf(pdf(first, as_large + text)), "header") == []
    another = show(72, 750, "On the harbours of the southern sea", 9)
    assert marked(read_pdf(pdf(first, another + text)), "header") == []


def test_headers_and_footers_repeated_on_three_pages_are_marked() -> None:
    pages = [
        show(72, 760, "A/HRC/41/G/97", 9)
        + column(72, 700, SENTENCES[number - 1].split(" and "))
        + show(72, 30, "GE.19-99871", 9)
        + show(520, 30, f"{number}/3", 9)
        for number in (1, 2, 3)
    ]
    reading = read_pdf(pdf(*pages))
    assert marked(reading, "header") == ["A/HRC/41/G/97"] * 3
    assert marked(reading, "footer") == ["GE.19-99871", "1/3", "GE.19-99871", "2/3", "GE.19-99871", "3/3"]


def test_pages_are_joined_by_one_form_feed_outside_their_ranges() -> None:
    reading = read_pdf(pdf(show(72, 400, "First page here"), show(72, 400, "Second page here")))
    assert reading.raw_text == "First page here\fSecond page here"
    assert [(page.raw_start, page.raw_end) for page in reading.pages] == [(0, 15), (16, 32)]
    assert reading.words[3].page_number == 2


def test_a_raised_mark_stays_on_its_word_and_points_to_the_note() -> None:
    body = column(72, 700, [*SENTENCES]) + show(72, 640, "It was against the law") + show(176.2, 644, "1", 6)
    rule = "72 120 100 0.5 re f\n"
    note = show(72, 108, "1", 6) + show(78, 104, "See the report of the harbour board.", 8)
    reading = read_pdf(pdf(body + rule + note))
    assert "against the law 1\n" in reading.raw_text
    assert marked(reading, "footnote_mark") == ["1"]
    assert marked(reading, "footnote") == ["1 See the report of the harbour board."]


def test_raised_ordinals_and_powers_are_no_footnote_marks() -> None:
    ordinal = show(72, 700, "the 41") + show(102.5, 704, "st", 6)
    power = show(72, 660, "over 30 km") + show(125.5, 664, "2", 6)
    reading = read_pdf(pdf(ordinal + power + column(72, 620, [*SENTENCES])))
    assert "41st" in reading.raw_text and "km2" in reading.raw_text
    assert marked(reading, "footnote_mark") == []


def test_bold_short_blocks_are_headings_and_marked_items_are_list_items() -> None:
    heading = show(72, 700, "Statement by the Ministry", 11, "F2")
    items = show(72, 600, "1.  Takes note of the report") + show(72, 580, "2.  Decides to remain seized")
    reading = read_pdf(pdf(heading + column(72, 670, [*SENTENCES]) + items))
    assert marked(reading, "heading") == ["Statement by the Ministry"]
    assert marked(reading, "list_item") == ["1. Takes note of the report", "2. Decides to remain seized"]


def test_title_and_author_are_hints_and_the_date_of_creation_is_not() -> None:
    info = "/Title (A note verbale) /Author (The Mission) /CreationDate (D:20190313120000Z)"
    hints = read_pdf(pdf(show(72, 700, "Some text here"), info=info)).hints
    assert (hints.title, hints.author, hints.published_on) == ("A note verbale", "The Mission", None)


def test_marks_and_words_lie_inside_their_page() -> None:
    reading = read_pdf(pdf(*[column(72, 700, [*SENTENCES])] * 2))
    spans: list[Mark] = [*reading.marks]
    for mark in spans:
        assert any(page.raw_start <= mark.raw_start < mark.raw_end <= page.raw_end for page in reading.pages)
    for word in reading.words:
        page = reading.pages[word.page_number - 1]
        assert page.raw_start <= word.raw_start < word.raw_end <= page.raw_end


@pytest.mark.usefixtures("without_ocr")
def test_a_page_that_is_an_image_needs_ocr() -> None:
    refused = rejection(pdf("q 612 0 0 792 0 0 cm /Im Do Q"))
    assert refused.code == "ocr_unavailable"
    assert "chancery quarantine retry" in str(refused)


@pytest.mark.usefixtures("without_ocr")
def test_without_ocr_a_scanned_page_among_others_is_an_empty_range() -> None:
    reading = read_pdf(pdf(show(72, 400, "First page here"), "q 612 0 0 792 0 0 cm /Im Do Q"))
    assert reading.raw_text == "First page here\f"
    assert (reading.pages[1].raw_start, reading.pages[1].raw_end) == (16, 16)
    assert reading.unread_pages == [2]


TORN = "BT /F1 11 Tf {0} 0 0 1 1e400 700 Tm (The lamps that had been lit and those that had not) Tj ET "


@pytest.mark.parametrize("number", ["99999999999999999999", "-" + "9" * 400 + ".0"])
def test_characters_that_are_nowhere_are_told_of_and_leave_the_rest(number: str) -> None:
    whole = column(50, 700, list(SENTENCES))
    reading = read_pdf(pdf(whole, TORN.format(number) + whole))
    assert reading.raw_text.count(SENTENCES[0]) == 2
    assert reading.damaged_pages == [2]
    assert [(doubt.rule, doubt.value) for doubt in reading_doubts(reading)] == [("damaged_pages", "2")]


def test_a_pdf_of_which_most_is_nowhere_is_malformed() -> None:
    rejected = rejection(pdf(TORN.format("99999999999999999999") + show(50, 50, "Page 1")))
    assert rejected.code == "malformed_pdf"
    assert "only 5 on its pages" in str(rejected)


def test_an_empty_page_has_no_text() -> None:
    assert rejection(pdf("")).code == "no_text"


def test_a_document_without_pages_is_rejected() -> None:
    assert rejection(pdf()).code == "no_pages"


@pytest.mark.usefixtures("without_ocr")
def test_a_text_layer_of_control_characters_needs_ocr() -> None:
    garbage = "".join(f"\\{code:03o}" for code in range(1, 9)) * 4
    assert rejection(pdf(f"BT /F1 11 Tf 72 700 Td ({garbage}) Tj ET")).code == "ocr_unavailable"


@pytest.mark.parametrize("content", [b"", b"not a PDF", b"%PDF-1.7\n%%EOF", zlib.compress(b"%PDF-1.4")])
def test_bytes_that_are_no_pdf_are_malformed(content: bytes) -> None:
    assert rejection(content).code == "malformed_pdf"


def test_an_encrypted_document_asks_for_a_password() -> None:
    key = "00" * 32
    trailer = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >> /ID [<00> <00>]"
    assert rejection(pdf(show(72, 700, "Secret"), trailer=trailer)).code == "password_required"


def test_encryption_that_is_not_by_password_is_told_as_encryption() -> None:
    certified = f"/Encrypt << /Filter /Adobe.PubSec /V 4 /Length 128 >> /ID [<{'00' * 16}> <{'00' * 16}>]"
    assert rejection(pdf(column(72, 700, [*SENTENCES]), trailer=certified)).code == "password_required"


def test_a_document_of_too_many_pages_is_rejected() -> None:
    three = pdf(*[show(72, 700, sentence) for sentence in SENTENCES])
    assert len(read_pdf(three, most_pages=3).pages) == 3
    with pytest.raises(RejectedInput, match="more than 2 pages") as rejected:
        read_pdf(three, most_pages=2)
    assert rejected.value.code == "too_large"


def test_a_glyph_that_its_font_maps_to_nothing_is_passed_over() -> None:
    """Between others and at the beginning of a line."""
    cmap = b"1 beginbfchar <65> <> endbfchar"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 8 0 R>>"
    content = b"BT /F1 11 Tf 72 700 Td (eab) Tj 30 0 Td (e) Tj 30 0 Td (cd) Tj ET"
    page = pdf_bytes.one_page(pdf_bytes.stream(content), font=font, more={8: pdf_bytes.stream(cmap)})
    assert read_pdf(pdf_bytes.pdf(page)).raw_text.split() == ["ab", "cd"]
