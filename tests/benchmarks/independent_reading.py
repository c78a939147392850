"""Originals read a second time, by other means than Chancery's, at the very places a trace names."""

import email
import html
import io
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections import Counter
from email.header import decode_header, make_header
from typing import Any

import pdfplumber

SLACK_PT = 0.6
"""A glyph belongs to a box if its middle is inside, or at most so far outside."""

INK_DPI = 100
LEAST_CONTRAST = 24
"""Of 255; blank paper has less than a dozen, a faint letter some 30 and more."""

BLANKS = re.compile(r"\s+")
MAIL_PART = re.compile(r"[0-9]+(?:\.[0-9]+)*")
TAG = re.compile(r"<[^>]*>")
POPPLER_WORD = re.compile(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>')

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


class PdfInk:
    """Pages of a PDF as pictures: whether there is ink where OCR says a word is."""

    def __init__(self, document: Any) -> None:
        self._pages = document.pages
        self._pictures: dict[int, Any] = {}

    def is_inside(self, page_number: int, box: Box) -> bool:
        """Tell whether a box, with a point around it, holds paper and ink: its lights and darks differ."""
        if page_number not in self._pictures:
            self._pictures[page_number] = self._pages[page_number - 1].to_image(resolution=INK_DPI)
        picture = self._pictures[page_number].original.convert("L")
        margins = (-1, -1, 1, 1)
        corners = tuple(
            round((side + margin) * INK_DPI / 72) for side, margin in zip(box, margins, strict=True)
        )
        darkest, lightest = picture.crop(corners).getextrema()
        return bool(lightest - darkest >= LEAST_CONTRAST)


class PopplerWords:
    """The words of a PDF as poppler's `pdftotext -bbox` has them: another engine, page by page."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._words: dict[int, list[tuple[Box, str]]] = {}

    def inside(self, page_number: int, box: Box) -> str:
        """Return the words that a box meets in more than a sliver, in poppler's order."""
        if page_number not in self._words:
            self._words[page_number] = self._of_page(page_number)
        return "".join(text for other, text in self._words[page_number] if _meet(box, other))

    def _of_page(self, page_number: int) -> list[tuple[Box, str]]:
        number = str(page_number)
        command = ["pdftotext", "-bbox", "-cropbox", "-f", number, "-l", number, "-", "-"]
        done = subprocess.run(command, input=self._content, capture_output=True, timeout=60)
        found = POPPLER_WORD.findall(done.stdout.decode("utf-8", "replace"))
        return [((float(a), float(b), float(c), float(d)), html.unescape(text)) for a, b, c, d, text in found]


def _meet(box: Box, other: Box) -> bool:
    """Tell whether boxes share a third of the height of the lower and a point, or half, of the width."""
    width = min(box[2], other[2]) - max(box[0], other[0])
    height = min(box[3], other[3]) - max(box[1], other[1])
    lower = min(box[3] - box[1], other[3] - other[1])
    narrower = min(box[2] - box[0], other[2] - other[0])
    return height >= lower / 3 and width >= min(1.0, narrower / 2)


def has_poppler() -> bool:
    return shutil.which("pdftotext") is not None


def member(content: bytes, part: str) -> bytes:
    """Return what byte ranges count in: the original, a member of a ZIP, a decoded part of a mail."""
    if not part:
        return content
    if MAIL_PART.fullmatch(part):
        return mail_part(content, part)
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        return container.read(part)


def mail_part(content: bytes, number: str) -> bytes:
    part: Any = email.message_from_bytes(content)
    for place in number.split("."):
        part = part.get_payload(int(place) - 1) if part.is_multipart() else part
    return bytes(part.get_payload(decode=True))


def header_text(there: bytes) -> str:
    """Return what a mail's header says: encoded words (RFC 2047) decoded, folded lines joined."""
    return str(make_header(decode_header(BLANKS.sub(" ", there.decode("utf-8", "replace")))))


def says_the_same(raw: str, there: bytes, encoding: str, *, is_markup: bool) -> bool:
    """Tell whether bytes read by the encoding a trace names (UTF-8 for none) give the raw characters.

    Without an encoding they stand for them as a whole: a reference, white space, damage, or an element
    without text that a reader sees a sign for, such as a tab, a hyphen, the number of a list item.
    """
    if encoding:
        return there.decode(encoding, "backslashreplace") == raw
    if not there:
        return not raw.strip()
    if "\ufffd" in raw:
        return True
    read = there.decode("latin-1")
    if not is_markup:
        return BLANKS.sub(" ", read).strip() == BLANKS.sub(" ", raw).strip()
    if b"=?" in there:
        return header_text(there).split() == raw.split()
    shown = BLANKS.sub(" ", html.unescape(TAG.sub(" ", read))).strip()
    return shown == BLANKS.sub(" ", raw).strip() or (not shown and bool(TAG.match(read)) and len(raw) < 20)
