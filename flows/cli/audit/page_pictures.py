"""Pages of an original as pictures for an HTML page; the drawing is pdfplumber's own."""

import base64
import io
import logging
from pathlib import Path

RESOLUTION = 90
"""Dots per inch: the page can be read beside its text, and takes about a hundred kilobytes."""

MOST_PAGES = 40
LONGEST_SIDE = 1600
"""Pixels of a page's longer side at most: a page may claim to be two hundred inches wide."""

LARGEST_PICTURE = 8_000_000
"""Bytes of an original picture that is put into a page as it is."""


def page_pictures(path: Path, media_type: str) -> tuple[dict[int, str], str]:
    """Return pages as data URIs by their number, and why there are none or not all, if so."""
    if media_type in ("image/png", "image/jpeg"):
        if path.stat().st_size > LARGEST_PICTURE:
            return {}, "The original picture is too large to be shown here."
        return {1: _data_uri(media_type, path.read_bytes())}, ""
    if media_type != "application/pdf":
        return {}, ""
    import pdfplumber

    # What is wrong with the file has been told in the record; parsers would tell it on the terminal.
    logging.disable(logging.WARNING)
    pictures: dict[int, str] = {}
    try:
        with pdfplumber.open(path, raise_unicode_errors=False) as document:
            for page in document.pages[:MOST_PAGES]:
                drawn = io.BytesIO()
                longest = max(float(page.width), float(page.height), 1.0)
                resolution = min(RESOLUTION, LONGEST_SIDE * 72 / longest)
                page.to_image(resolution=resolution).save(drawn, format="PNG")
                pictures[page.page_number] = _data_uri("image/png", drawn.getvalue())
                page.close()
            rest = len(document.pages) - MOST_PAGES
    # A drawing engine meets any file here, and the page is worth showing without pictures.
    except Exception as cause:
        return pictures, f"The other pages cannot be drawn ({type(cause).__name__}: {cause})."
    finally:
        logging.disable(logging.NOTSET)
    return pictures, f"Only the first {MOST_PAGES} pages are drawn here." if rest > 0 else ""


def _data_uri(media_type: str, data: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"
