"""Pages laid out, each by its text layer or by OCR, as one reading."""

from collections.abc import Sequence

from schemas.claim import Claim
from schemas.reading import Hints, Page, Reading
from tasks.extract.paged_text import PagedText
from tasks.extract.pdf_layout import PageLayout, page_blocks


def paged_reading(
    layouts: list[PageLayout], extractor: str, hints: Hints, claims: Sequence[Claim]
) -> Reading:
    """The raw text of all pages with its pages, word boxes and marks; pages not read are empty ranges."""
    raw = PagedText()
    pages = _add_pages(raw, layouts)
    return Reading(
        raw_text=raw.text,
        pages=pages,
        words=raw.words,
        raw_spans=[],
        marks=sorted(raw.marks, key=lambda mark: (mark.raw_start, -mark.raw_end, mark.kind)),
        hints=hints,
        claims=list(claims),
        extractor=extractor,
        unread_pages=[
            number
            for number, layout in enumerate(layouts, start=1)
            if layout.content.needs_ocr and layout.method != "ocr"
        ],
        damaged_pages=[number for number, layout in enumerate(layouts, start=1) if layout.content.lost_count],
    )


def _add_pages(raw: PagedText, layouts: list[PageLayout]) -> list[Page]:
    pages: list[Page] = []
    for number, (layout, blocks) in enumerate(zip(layouts, page_blocks(layouts), strict=True), start=1):
        if pages:
            raw.add("\f")
        start = raw.length
        raw.add_blocks(blocks, number, layout.sheet)
        pages.append(_page(layout, number, start, raw.length))
    return pages


def _page(layout: PageLayout, number: int, start: int, end: int) -> Page:
    return Page(
        page_number=number,
        width_pt=round(layout.sheet.width, 2),
        height_pt=round(layout.sheet.height, 2),
        raw_start=start,
        raw_end=end,
        method=layout.method,
        confidence=layout.confidence,
        garbled_score=layout.content.garbled_score if layout.content.glyph_count else None,
    )
