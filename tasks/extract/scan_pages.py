"""Pages of a PDF that are pictures of text, or whose text layer is garbled, read by OCR.

Each is drawn by pdfplumber as it is displayed and read by `tesseract`; the other pages keep their
text layer.
"""

import io
from dataclasses import replace
from math import sqrt
from typing import Any

from schemas.errors import RejectedInput
from tasks.extract.ocr import Ocr
from tasks.extract.ocr_languages import read_in_its_languages
from tasks.extract.ocr_layout import ocr_layout, require_writing
from tasks.extract.ocr_tesseract import Tesseract, find_tesseract, read_image
from tasks.extract.ocr_words import OcrPage, ocr_page
from tasks.extract.pdf_frame import Sheet
from tasks.extract.pdf_layout import PageLayout
from tasks.extract.reading_doubts import UNSURE

RESOLUTION = 300
"""Pixels per inch: from 300 on tesseract gains no more (its documentation, *Improving the quality*)."""

MOST_PIXELS = 20_000_000
"""A page this large at 300 per inch is larger than A3; larger ones are drawn more coarsely."""

RICHER = 1.2
"""Times the letters of a thin text layer that OCR must find to be taken for it."""


def read_scans(document: Any, layouts: list[PageLayout], ocr: Ocr) -> str:
    """Replaces the layouts of pages that need OCR by what it reads; returns what read them, or "".

    Without tesseract they stay as they are if other pages can be read, as does a page that OCR fails on.
    Raises RejectedInput `too_large` and, where no page can be read, `ocr_unavailable`, `ocr_failed`,
    `timeout`, `no_text`.
    """
    numbers = [number for number, layout in enumerate(layouts) if layout.content.may_need_ocr]
    if not numbers:
        return ""
    try:
        tesseract = find_tesseract(ocr.languages)
    except RejectedInput:
        if any(layout.content.is_readable for layout in layouts):
            return ""
        raise
    ocr.require_few(len(numbers))
    usual = tesseract.languages
    failures: list[RejectedInput] = []
    for number in numbers:
        try:
            page = document.pages[number]
            layouts[number], usual = _read_scan(page, layouts[number], tesseract, usual, ocr)
        except RejectedInput as failure:
            failures.append(failure)
    if failures and not any(layout.letters for layout in layouts):
        raise failures[0]
    require_writing(layouts)
    return tesseract.name if any(layout.method == "ocr" for layout in layouts) else ""


def _read_scan(
    page: Any, layout: PageLayout, tesseract: Tesseract, usual: str, ocr: Ocr
) -> tuple[PageLayout, str]:
    """The layout of a page as OCR reads it, and the languages to begin the next page with."""
    resolution = resolution_for(layout.sheet)
    what = f"page {page.page_number}"
    image = _drawn(page, resolution, what)

    def read(languages: str) -> OcrPage:
        ocr.announce(ocr.seconds_per_scan)
        chosen = replace(tesseract, languages=languages)
        return ocr_page(read_image(chosen, image, ocr.seconds_per_scan, what, resolution))

    found, usual = read_in_its_languages(read, tesseract.languages, usual)
    read_layout = ocr_layout(found, layout.sheet, layout.content)
    if layout.content.is_readable and not _is_better(read_layout, layout):
        return layout, usual
    if _is_drawn_wrongly(read_layout):
        message = (
            f"{what}: its letters stand for none that are known, nor does it look like text, as when its font"
            " is not embedded; save it with its fonts embedded, or fetch a scan of it"
        )
        raise RejectedInput("no_text", message)
    return read_layout, usual


def _is_drawn_wrongly(read_layout: PageLayout) -> bool:
    """Whether OCR makes nothing of glyphs, which are crisp: what is drawn is not what was written."""
    content = read_layout.content
    return content.is_garbled and not content.image_count and (read_layout.confidence or 0.0) < UNSURE


def _is_better(read_layout: PageLayout, layout: PageLayout) -> bool:
    """Whether OCR, sure of what it read, found more than the thin text layer over the picture has."""
    is_sure = (read_layout.confidence or 0.0) >= UNSURE
    return is_sure and read_layout.letters >= RICHER * layout.letters


def resolution_for(sheet: Sheet) -> int:
    """Pixels per inch at which a page is drawn."""
    square_inches = max(sheet.width * sheet.height, 1.0) / 72**2
    return max(int(min(RESOLUTION, sqrt(MOST_PIXELS / square_inches))), 1)


def _drawn(page: Any, resolution: int, what: str) -> bytes:
    """The page as displayed, as a PPM image; raises RejectedInput `ocr_failed`."""
    drawn = io.BytesIO()
    try:
        page.to_image(resolution=resolution, antialias=True).save(drawn, format="PPM", quantize=False)
    except MemoryError:
        raise
    except Exception as cause:
        message = f"{what} cannot be drawn for OCR: {type(cause).__name__}: {cause}"[:300]
        raise RejectedInput("ocr_failed", message) from cause
    finally:
        page.close()
    return drawn.getvalue()
