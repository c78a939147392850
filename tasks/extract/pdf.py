"""The text layer of a PDF, read glyph by glyph (ISO 32000-1, chapter 9).

The way: `pdf_open` → `pdf_glyphs` → `pdf_runs` → `pdf_lines` → `pdf_furniture` → `pdf_columns` →
`pdf_blocks` → `pdf_roles` → `pdf_text`; `pdf_layout` strings them together.
"""

from schemas.reading import Page, Reading
from tasks.extract.pdf_claims import stated_in, trusted_in
from tasks.extract.pdf_layout import PageLayout, page_blocks, page_layout
from tasks.extract.pdf_open import opened, painted_pages
from tasks.extract.pdf_text import RawText
from tasks.extract.pdf_verdict import require_text

EXTRACTOR = "pdf_text_layer"


def read_pdf(content: bytes) -> Reading:
    """The reading of a PDF with a text layer: raw text, pages, word boxes, marks, claims.

    Raises RejectedInput with code `password_required`, `malformed_pdf`, `no_pages`, `no_text`,
    `ocr_unavailable` or `garbled_text`. Pages that are scans among others are empty ranges.
    """
    with opened(content) as document:
        layouts = [page_layout(page) for page in painted_pages(document)]
        claims, stated = trusted_in(document), stated_in(document)
    require_text([layout.content for layout in layouts])
    raw = RawText()
    pages = _add_pages(raw, layouts)
    return Reading(
        raw_text=raw.text(),
        pages=pages,
        words=raw.words,
        raw_spans=[],
        marks=sorted(raw.marks, key=lambda mark: (mark.raw_start, -mark.raw_end, mark.kind)),
        claims=claims,
        stated=stated,
        extractor=EXTRACTOR,
    )


def _add_pages(raw: RawText, layouts: list[PageLayout]) -> list[Page]:
    pages: list[Page] = []
    for number, (layout, blocks) in enumerate(zip(layouts, page_blocks(layouts), strict=True), start=1):
        if pages:
            raw.add("\f")
        start = raw.length
        raw.add_blocks(blocks, number, layout.sheet)
        pages.append(
            Page(
                page_number=number,
                width_pt=round(layout.sheet.width, 2),
                height_pt=round(layout.sheet.height, 2),
                raw_start=start,
                raw_end=raw.length,
                method="text_layer",
                confidence=None,
            )
        )
    return pages
