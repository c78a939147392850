"""Small PDFs as engines print them: other directions and scripts, columns, notes, a page drawn sideways."""

from pathlib import Path

import pdfplumber
import pytest

from schemas.reading import Reading
from tasks.clean.clean import clean
from tasks.extract.pdf import read_pdf

FOLDER = Path(__file__).parent / "pdfs"
NAMES = sorted(path.stem for path in FOLDER.glob("*.pdf") if path.stem != "columns-groff")
"""groff does not embed its fonts, and the places that pdfplumber gives behind a ligature are then wrong."""

HEBREW = (
    "הודעה לעיתונות\n\n"
    "הנמל של האי הצפוני ייפתח מחדש ב-12 במאי 2019, אחרי שהמגדלור (הישן) תוקן."
    " המועצה ביקשה מן NATO ומן Red Cross דוח על הספינות."
)
ARABIC = (
    "بيان صحفي\n\n"
    "قررت اللجنة في 12 مايو 2019 أن تعيد فتح الميناء (القديم) في الجزيرة الشمالية.\n\n"
    "وطلبت من الأمين العام تقريرا عن السفن والمنارة."
)
CHINESE = (
    "新闻公报\n\n"
    "委员会于2019年5月12日决定重新开放北岛的旧港口，并请秘书长就船只和灯塔的情况提出报告。"
    "报告应当说明各国为保护海洋环境所采取的措施，以及今后需要进一步合作的问题。"
)
FIRST = (
    "The council of the northern islands met in the old harbour on the first day of spring and heard a long"
    " report on the lamps that had been lit.¹ It thanked the keepers of the lighthouse for their patience."
)
SECOND = (
    "It noted that the quay had been repaired before the winter, and that the fishermen were content with"
    " what had been done for them so far."
)
THIRD = (
    "The members then agreed without a vote that the matter of the second lighthouse should be taken up once"
    " more in the autumn, when the cost is known."
)
FOURTH = (
    "A number of speakers asked for a map on which every rock is shown; the secretary promised to have one"
    " printed by the end of the summer."
)


def reading_of(name: str) -> Reading:
    return read_pdf((FOLDER / f"{name}.pdf").read_bytes())


def clean_text(name: str) -> str:
    reading = reading_of(name)
    return clean(reading.raw_text, reading.marks).text


@pytest.mark.parametrize(
    ("name", "text"),
    [("hebrew-chromium", HEBREW), ("arabic-weasyprint", ARABIC), ("chinese-xelatex", CHINESE)],
)
def test_other_directions_and_scripts_come_out_as_they_were_written(name: str, text: str) -> None:
    assert clean_text(name).removesuffix("\n\n1") == text


@pytest.mark.parametrize("name", ["columns-libreoffice", "columns-groff", "turned-reportlab"])
def test_two_columns_are_read_one_after_the_other(name: str) -> None:
    text = clean_text(name).replace("-\n", "")
    places = [text.find(part) for part in (FIRST, SECOND, THIRD, FOURTH)]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("name", ["columns-libreoffice", "columns-groff", "turned-reportlab"])
def test_a_raised_mark_is_a_word_of_its_own(name: str) -> None:
    reading = reading_of(name)
    marks = [mark for mark in reading.marks if mark.kind == "footnote_mark"]
    assert [reading.raw_text[mark.raw_start : mark.raw_end] for mark in marks] == ["1"]
    words = {(word.raw_start, word.raw_end) for word in reading.words}
    assert all((mark.raw_start, mark.raw_end) in words for mark in marks)


@pytest.mark.parametrize("name", NAMES)
def test_the_box_of_a_word_holds_its_letters(name: str) -> None:
    reading = reading_of(name)
    with pdfplumber.open(FOLDER / f"{name}.pdf") as document:
        chars = [page.chars for page in document.pages]
    for word in reading.words:
        inside = [
            char["text"]
            for char in chars[word.page_number - 1]
            if word.x0 - 0.02 <= char["x0"] + 0.01
            and char["x1"] <= word.x1 + 0.02
            and word.top - 0.02 <= char["top"]
            and char["bottom"] <= word.bottom + 0.02
        ]
        letters = "".join(inside).replace(" ", "")
        text = reading.raw_text[word.raw_start : word.raw_end]
        assert set(text.translate(str.maketrans("()", "||"))) <= set(
            letters.translate(str.maketrans("()", "||"))
        )
        assert len(letters) >= len(text)
