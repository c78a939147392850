"""Originals read a second time, by other means than Chancery's, at the very places a trace names."""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Any

import pdfplumber

SLACK_PT = 0.6
"""A glyph belongs to a box if its middle is inside, or at most so far outside."""

BLANKS = re.compile(r"\s+")

Box = tuple[float, float, float, float]


def letters(text: str) -> Counter[str]:
    """Return the letters and digits of a text with their numbers: ligatures taken apart, case folded."""
    return Counter(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


class PdfGlyphs:
    """The glyphs of a PDF as pdfplumber's own `page.chars` has them, page by page."""

    def __init__(self, document: Any) -> None:
        self._pages = document.pages
        self._glyphs: dict[int, list[tuple[float, float, str]]] = {}

    def inside(self, page_number: int, box: Box) -> str:
        """Return the glyphs whose middle is in a box of the page as displayed, in drawing order."""
        x0, top, x1, bottom = box
        return "".join(
            text
            for x, y, text in self._of_page(page_number)
            if x0 - SLACK_PT <= x <= x1 + SLACK_PT and top - SLACK_PT <= y <= bottom + SLACK_PT
        )

    def _of_page(self, page_number: int) -> list[tuple[float, float, str]]:
        if page_number not in self._glyphs:
            page = self._pages[page_number - 1]
            left, ceiling = max(page.cropbox[0], page.mediabox[0]), max(page.cropbox[1], page.mediabox[1])
            self._glyphs[page_number] = [
                (
                    (char["x0"] + char["x1"]) / 2 - left,
                    (char["top"] + char["bottom"]) / 2 - ceiling,
                    char["text"],
                )
                for char in page.chars
            ]
            page.close()
        return self._glyphs[page_number]


def open_pdf(content_path: Any) -> Any:
    return pdfplumber.open(content_path, raise_unicode_errors=False)


def says_the_same(raw: str, there: bytes, encoding: str, *, is_markup: bool) -> bool:
    """Tell whether bytes read by the encoding a trace names (UTF-8 for none) give the raw characters.

    Without an encoding they stand for them as a whole: a reference, white space, or damage.
    """
    if encoding:
        return there.decode(encoding, "backslashreplace") == raw
    if not there:
        return not raw.strip()
    if "\ufffd" in raw:
        return True
    read = there.decode("latin-1")
    read = BLANKS.sub(" ", html.unescape(re.sub(r"<[^>]*>", " ", read))) if is_markup else read
    return read.strip() == BLANKS.sub(" ", raw).strip()


def missing(wanted: Iterable[str], there: str) -> Counter[str]:
    """Return the letters of the wanted words that are not among those found there."""
    return letters("".join(wanted)) - letters(there)
