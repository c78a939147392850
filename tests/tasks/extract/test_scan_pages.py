"""Pages that are pictures, or whose text layer is garbled, are read by OCR; the others are not touched."""

import io
import zlib
from random import Random

import pdfplumber
import pytest

from schemas.errors import RejectedInput
from schemas.reading import Reading, Word
from tasks.extract.ocr import Ocr
from tasks.extract.pdf import read_pdf
from tasks.extract.pdf_frame import Sheet
from tasks.extract.picture import read_picture
from tasks.extract.scan_pages import MOST_PIXELS, resolution_for

LINES = (
    "The delegates of the northern islands met in the harbour",
    "and heard a long report on the lamps that had been lit,",
    "before they agreed without a vote that the matter should",
    "be taken up once more when the winter was over and the",
    "ships of all States could steer by that light again.",
)
TEXT = "BT /F1 14 Tf 16 TL 100 650 Td " + " ".join(f"({line}) Tj T*" for line in LINES) + " ET"
ENGLISH = Ocr(languages="eng")
PRIVATE = "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <00> <FF> <E000> endbfrange"
IMAGE = "q 612 0 0 792 0 0 cm /Im{number} Do Q"
SMALL = (200, 100)
"""A page of which little is drawn and read, for what is no matter of its size."""


def stream(content: bytes, entries: str = "") -> bytes:
    return f"<< {entries} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def pdf(
    pages: list[tuple[str, str]],
    images: tuple[tuple[int, int, bytes], ...] = (),
    page_size: tuple[int, int] = (612, 792),
) -> bytes:
    """A PDF of pages (content, entries of the page). F2 draws as F1 does and means nothing."""
    first = 6 + len(images)
    names = " ".join(f"/Im{number} {6 + number} 0 R" for number in range(len(images)))
    fonts = "/Font << /F1 3 0 R /F2 4 0 R >>"
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    box = f"/MediaBox [0 0 {page_size[0]} {page_size[1]}]"
    helvetica = "/Type /Font /Subtype /Type1 /BaseFont /Helvetica"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        f"<< {helvetica} >>".encode(),
        f"<< {helvetica} /ToUnicode 5 0 R >>".encode(),
        stream(PRIVATE.encode()),
    ]
    for width, height, pixels in images:
        size = f"/Width {width} /Height {height} /ColorSpace /DeviceRGB /BitsPerComponent 8"
        entries = f"/Type /XObject /Subtype /Image {size} /Filter /FlateDecode"
        objects.append(stream(zlib.compress(pixels), entries))
    for number, (content, entries) in enumerate(pages):
        resources = f"/Resources << {fonts} /XObject << {names} >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R {box} {entries} {resources}"
            f" /Contents {first + 2 * number + 1} 0 R >>".encode()
        )
        objects.append(stream(content.encode()))
    body, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    return body + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def drawn(content: bytes, form: str, **more: object) -> bytes:
    """The first page of a PDF as a picture of 150 pixels per inch."""
    picture = io.BytesIO()
    with pdfplumber.open(io.BytesIO(content)) as document:
        image = document.pages[0].to_image(resolution=150, antialias=True)
        if more:
            more = {"save_all": True, "append_images": [image.original]}
        image.save(picture, format=form, quantize=False, **more)
    return picture.getvalue()


def pixels(ppm: bytes) -> tuple[int, int, bytes]:
    _, width, height, _, rest = ppm.split(maxsplit=4)
    return int(width), int(height), rest[-3 * int(width) * int(height) :]


ORIGINAL = pdf([(TEXT, "")])


@pytest.fixture(scope="module")
def mixed(tesseract: str) -> Reading:
    """A page of text, the same scanned and cropped, scanned and turned, garbled, and an empty picture."""
    scan, white = pixels(drawn(ORIGINAL, "PPM")), (1, 1, b"\xff\xff\xff")
    pages = [
        (TEXT, ""),
        (IMAGE.format(number=0), "/CropBox [50 60 600 780]"),
        (IMAGE.format(number=0), "/Rotate 90"),
        (TEXT.replace("/F1", "/F2"), ""),
        (IMAGE.format(number=1), ""),
    ]
    return read_pdf(pdf(pages, (scan, white)), ENGLISH)


def text_of(reading: Reading, page: int) -> str:
    place = reading.pages[page - 1]
    return reading.raw_text[place.raw_start : place.raw_end]


def words_of(reading: Reading, page: int) -> list[Word]:
    return [word for word in reading.words if word.page_number == page]


@pytest.mark.parametrize("page", [1, 2, 3, 4])
def test_a_page_reads_the_same_however_it_is_shown(mixed: Reading, page: int) -> None:
    assert text_of(mixed, page) == "\n".join(LINES)


def test_each_page_says_how_it_was_read(mixed: Reading) -> None:
    assert [page.method for page in mixed.pages] == ["text_layer", "ocr", "ocr", "ocr", "ocr"]
    assert mixed.extractor.startswith("pdf_text_layer + tesseract ") and mixed.extractor.endswith(" (eng)")
    assert mixed.unread_pages == []
    sure = [page.confidence for page in mixed.pages]
    assert sure[0] is None and all(0.85 < each <= 1 for each in sure[1:4] if each) and sure[4] is None


def test_a_garbled_page_keeps_its_score(mixed: Reading) -> None:
    scores = [page.garbled_score for page in mixed.pages]
    assert scores == [0.0, None, None, 1.0, None]


def test_a_garbled_page_that_is_drawn_with_another_font_is_not_read(tesseract: str) -> None:
    as_signs = pdf([(TEXT.replace("/F1", "/F2"), "")]).replace(b"/Helvetica", b"/ZapfDingbats")
    with pytest.raises(RejectedInput, match="save it with its fonts embedded") as caught:
        read_pdf(as_signs, ENGLISH)
    assert caught.value.code == "no_text"


def test_an_empty_picture_is_an_empty_range(mixed: Reading) -> None:
    assert text_of(mixed, 5) == ""


@pytest.mark.parametrize("page", [2, 3, 4])
def test_boxes_stand_where_the_words_are_displayed(mixed: Reading, page: int) -> None:
    for true, word in zip(words_of(mixed, 1), words_of(mixed, page), strict=True):
        box = (true.x0, true.top, true.x1, true.bottom)
        if page == 2:
            box = (true.x0 - 50, true.top - 12, true.x1 - 50, true.bottom - 12)
        elif page == 3:
            box = (792 - true.bottom, true.x0, 792 - true.top, true.x1)
        assert (word.x0, word.top, word.x1, word.bottom) == pytest.approx(box, abs=4.5)
        assert word.confidence is not None


def test_lines_that_ended_with_the_column_are_marked(mixed: Reading) -> None:
    place = mixed.pages[1]
    wraps = [mark for mark in mixed.marks if mark.kind == "line_wrap" and mark.raw_start >= place.raw_start]
    assert len([mark for mark in wraps if mark.raw_end <= place.raw_end]) == len(LINES) - 1


@pytest.mark.parametrize(("form", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_a_picture_is_a_page_in_points(tesseract: str, form: str, media_type: str) -> None:
    reading = read_picture(drawn(ORIGINAL, form), media_type, ENGLISH)
    assert reading.raw_text == "\n".join(LINES)
    [page] = reading.pages
    assert (page.width_pt, page.height_pt) == pytest.approx((612, 792), abs=0.6)
    assert reading.words[0].x0 == pytest.approx(100, abs=2)


def test_each_frame_of_a_tiff_is_a_page(tesseract: str) -> None:
    reading = read_picture(drawn(ORIGINAL, "TIFF", frames=2), "image/tiff", ENGLISH)
    assert reading.raw_text == "\f".join(["\n".join(LINES)] * 2)
    assert [page.page_number for page in reading.pages] == [1, 2]


def test_a_scan_without_writing_has_no_text(tesseract: str) -> None:
    blank = pdf([(IMAGE.format(number=0), "")], ((1, 1, b"\xff\xff\xff"),), SMALL)
    with pytest.raises(RejectedInput) as caught:
        read_pdf(blank, ENGLISH)
    assert caught.value.code == "no_text"


def test_bytes_that_only_begin_like_a_picture_are_refused(tesseract: str) -> None:
    for content, media_type in ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"II*\x00" + bytes(9), "image/tiff")):
        with pytest.raises(RejectedInput) as caught:
            read_picture(content, media_type, ENGLISH)
        assert caught.value.code == "ocr_failed"


def test_more_scans_than_allowed_are_refused(tesseract: str) -> None:
    blank = pdf([(IMAGE.format(number=0), "")] * 3, ((1, 1, b"\xff\xff\xff"),), SMALL)
    with pytest.raises(RejectedInput) as caught:
        read_pdf(blank, Ocr(languages="eng", most_scans=2))
    assert caught.value.code == "too_large"


def test_who_waits_is_told_of_each_page(tesseract: str) -> None:
    told: list[float] = []
    written = "BT /F1 11 Tf 20 20 Td (Received 12 March) Tj ET"
    scan = pdf([(IMAGE.format(number=0), ""), (written, "")], ((1, 1, b"\xff\xff\xff"),), SMALL)
    read_pdf(scan, Ocr("eng", 30, 10, told.append))
    assert told == [30]


def test_a_stamp_is_kept_when_ocr_fails_on_the_picture_under_it(tesseract: str) -> None:
    stamped = IMAGE.format(number=0) + " BT /F1 11 Tf 72 700 Td (Received 12 March) Tj ET"
    reading = read_pdf(pdf([(stamped, "")], ((1, 1, b"\xff\xff\xff"),)), Ocr("eng", seconds_per_scan=0.001))
    assert (reading.raw_text, reading.extractor) == ("Received 12 March", "pdf_text_layer")


def test_the_other_pages_are_read_when_ocr_fails_on_one(tesseract: str) -> None:
    scan = pixels(drawn(ORIGINAL, "PPM"))
    content = pdf([(TEXT, ""), (IMAGE.format(number=0), "")], (scan,))
    reading = read_pdf(content, Ocr("eng", seconds_per_scan=0.001))
    assert (reading.raw_text, reading.unread_pages) == ("\n".join(LINES) + "\f", [2])
    with pytest.raises(RejectedInput) as caught:
        read_pdf(pdf([(IMAGE.format(number=0), "")], (scan,)), Ocr("eng", seconds_per_scan=0.001))
    assert caught.value.code == "timeout"


def test_a_stamp_is_kept_when_ocr_is_unsure_of_the_picture_under_it(tesseract: str) -> None:
    noise = Random(1)
    specks = bytes(255 * (noise.random() < 0.6) for _ in range(600 * 800) for _ in "rgb")
    stamped = IMAGE.format(number=0) + " BT /F1 11 Tf 20 20 Td (Received 12 March) Tj ET"
    reading = read_pdf(pdf([(stamped, "")], ((600, 800, specks),), SMALL), ENGLISH)
    assert reading.raw_text == "Received 12 March"


def test_large_pages_are_drawn_more_coarsely() -> None:
    assert resolution_for(Sheet(0, 842, 595, 842)) == 300
    poster = resolution_for(Sheet(0, 3370, 2384, 3370))
    assert poster**2 * 2384 * 3370 / 72**2 <= MOST_PIXELS
