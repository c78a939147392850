"""Whether what the pages hold can be read as text; if not, why."""

from dataclasses import dataclass

from schemas.errors import RejectedInput
from tasks.extract.garbled import GARBLED

FEW_GLYPHS = 5
COVERED_SHARE = 0.4
THIN_GLYPHS = 200
PICTURED_SHARE = 0.8
OUTLINES = 40
"""Strokes from which a page without glyphs may show text drawn as outlines."""


@dataclass(frozen=True, slots=True)
class PageContent:
    """What one page holds: glyphs that are not space, images, strokes, the share of it images cover.

    And how many glyphs are nowhere on it, because the numbers that place them are damaged.
    """

    glyph_count: int
    image_count: int
    stroke_count: int
    covered_share: float
    garbled_score: float
    lost_count: int = 0

    @property
    def is_scan(self) -> bool:
        return self.glyph_count < FEW_GLYPHS and self.covered_share >= COVERED_SHARE

    @property
    def is_garbled(self) -> bool:
        return self.garbled_score >= GARBLED

    @property
    def is_readable(self) -> bool:
        return self.glyph_count > 0 and not self.is_scan and not self.is_garbled

    @property
    def needs_ocr(self) -> bool:
        """Whether there is something to see and nothing to read."""
        is_drawn = self.image_count > 0 or self.stroke_count >= OUTLINES
        return not self.is_readable and (self.is_garbled or is_drawn)

    @property
    def may_need_ocr(self) -> bool:
        """Whether nothing can be read, or so little that it may be a stamp on the picture of a page."""
        is_stamped = self.glyph_count < THIN_GLYPHS and self.covered_share >= PICTURED_SHARE
        return self.needs_ocr or (self.is_readable and is_stamped)


def require_content(pages: list[PageContent]) -> None:
    """Raises RejectedInput unless at least one page can be read or might be by OCR.

    `malformed_pdf` where more glyphs are nowhere than can be read, else `no_text`.
    """
    lost, left = sum(page.lost_count for page in pages), sum(page.glyph_count for page in pages)
    if lost > left and not any(page.needs_ocr for page in pages):
        message = (
            f"The PDF is damaged: it places {lost:,} characters where no page can be, and only {left:,} on"
            " its pages; fetch or export it again."
        )
        raise RejectedInput("malformed_pdf", message)
    if not any(page.is_readable or page.needs_ocr for page in pages):
        raise RejectedInput("no_text", "The PDF has neither text nor pictures: nothing to read.")
