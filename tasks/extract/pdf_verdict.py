"""Whether what the pages hold can be read as text; if not, why."""

import re
from dataclasses import dataclass

from schemas.errors import RejectedInput

FEW_GLYPHS = 5
COVERED_SHARE = 0.4
GARBLED_SHARE = 0.3
UNREADABLE = re.compile("\\(cid:\\d+\\)|[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class PageContent:
    """What one page holds: glyphs that are not space, images, the share of it they cover."""

    glyph_count: int
    image_count: int
    covered_share: float
    is_garbled: bool

    @property
    def is_scan(self) -> bool:
        return self.glyph_count < FEW_GLYPHS and self.covered_share >= COVERED_SHARE

    @property
    def is_readable(self) -> bool:
        return self.glyph_count > 0 and not self.is_scan and not self.is_garbled


def is_garbled(text: str) -> bool:
    """Whether signs that mean nothing dominate: no Unicode map, private use, controls, U+FFFD."""
    bad = UNREADABLE.findall(text)
    letters = len("".join(text.split())) - sum(map(len, bad)) + len(bad)
    return len(bad) > GARBLED_SHARE * letters if bad else False


def require_text(pages: list[PageContent]) -> None:
    """Raises RejectedInput unless at least one page can be read."""
    if not pages:
        raise RejectedInput("no_pages", "The PDF has no pages: nothing to read.")
    if any(page.is_readable for page in pages):
        return
    if any(page.is_garbled for page in pages):
        raise RejectedInput(
            "garbled_text",
            "The PDF's text layer is unreadable: its fonts do not say which characters their glyphs"
            " stand for. Reading it needs OCR.",
        )
    if any(page.image_count for page in pages):
        raise RejectedInput(
            "ocr_unavailable",
            "The PDF's pages are images without a text layer. Reading scans needs OCR;"
            " `chancery quarantine retry` will pick it up once OCR is available.",
        )
    raise RejectedInput("no_text", "The PDF has neither text nor images: nothing to read.")
