"""A picture of text (PNG, JPEG, GIF, TIFF), read by OCR as it is: a page, or for a TIFF one per frame.

Boxes are in points of the picture as it is stored: by the pixels per inch it states, else one pixel is
one point.
"""

from dataclasses import replace

from schemas.errors import RejectedInput
from schemas.reading import Hints, Reading
from tasks.extract.ocr import Ocr
from tasks.extract.ocr_languages import read_in_its_languages
from tasks.extract.ocr_layout import ocr_layout, require_writing
from tasks.extract.ocr_tesseract import Tesseract, find_tesseract, read_image
from tasks.extract.ocr_words import OcrPage, ocr_page
from tasks.extract.paged_reading import paged_reading
from tasks.extract.pdf_frame import Sheet
from tasks.extract.pdf_verdict import PageContent
from tasks.extract.picture_frames import PictureFrame, frames_of

A_PICTURE = PageContent(glyph_count=0, image_count=1, stroke_count=0, covered_share=1.0, garbled_score=0.0)


def read_picture(content: bytes, media_type: str, ocr: Ocr) -> Reading:
    """The reading of a picture; raises RejectedInput `ocr_…`, `timeout`, `too_large`, `no_text`."""
    tesseract = find_tesseract(ocr.languages)
    frames = frames_of(content, media_type)
    if not frames:
        message = f"the picture is damaged, no frame of {media_type} is found in it: fetch or export it again"
        raise RejectedInput("ocr_failed", message)
    ocr.require_few(len(frames))
    layouts, usual = [], tesseract.languages
    for number, frame in enumerate(frames):
        place = number if len(frames) > 1 else None
        page, usual = _read_frame(content, place, tesseract, usual, ocr)
        layouts.append(ocr_layout(page, _sheet(page.width, page.height, frame), A_PICTURE))
    require_writing(layouts)
    return paged_reading(layouts, tesseract.name, Hints(), [])


def _read_frame(
    content: bytes, place: int | None, tesseract: Tesseract, usual: str, ocr: Ocr
) -> tuple[OcrPage, str]:
    """A frame as OCR reads it, and the languages to begin the next one with."""
    what = "the picture" if place is None else f"page {place + 1}"

    def read(languages: str) -> OcrPage:
        ocr.announce(ocr.seconds_per_scan)
        chosen = replace(tesseract, languages=languages)
        return ocr_page(read_image(chosen, content, ocr.seconds_per_scan, what, frame=place))

    return read_in_its_languages(read, tesseract.languages, usual)


def _sheet(width: float, height: float, frame: PictureFrame) -> Sheet:
    across, down = frame.across or 72.0, frame.down or 72.0
    return Sheet(0.0, height * 72 / down, width * 72 / across, height * 72 / down)
