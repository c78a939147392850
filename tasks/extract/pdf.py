"""The text of a PDF: its text layer, read glyph by glyph (ISO 32000-1, chapter 9), or OCR where it has none.

The way: `pdf_open` → `pdf_glyphs` → `pdf_runs` → `pdf_lines` → `pdf_furniture` → `pdf_columns` →
`pdf_blocks` → `pdf_roles` → `paged_text`; `pdf_layout` strings them together. A page whose text layer is
`garbled`, or that is a picture, goes through `scan_pages` instead: drawn, read by `ocr_tesseract`, and by
`ocr_words` and `ocr_lines` made into lines, which then go on from `pdf_furniture`.
"""

from schemas.reading import Reading
from schemas.settings import Limits
from tasks.extract.ocr import Ocr
from tasks.extract.paged_reading import paged_reading
from tasks.extract.pdf_claims import claims_in, hints_in
from tasks.extract.pdf_layout import page_layout
from tasks.extract.pdf_open import opened, painted_pages
from tasks.extract.pdf_verdict import require_content
from tasks.extract.scan_pages import read_scans

TEXT_LAYER = "pdf_text_layer"


def read_pdf(content: bytes, ocr: Ocr | None = None, most_pages: int = Limits().pages) -> Reading:
    """The reading of a PDF: raw text, pages, word boxes, marks, claims.

    Raises RejectedInput with code `password_required`, `malformed_pdf`, `no_pages`, `too_large`, `no_text`,
    and for pages that OCR has to read `ocr_unavailable`, `ocr_failed`, `timeout` or `too_large`. Without OCR,
    or where it fails, such pages are empty ranges among others that can be read.
    """
    with opened(content, most_pages) as document:
        layouts = [page_layout(page) for page in painted_pages(document)]
        hints, claims = hints_in(document), claims_in(document)
        require_content([layout.content for layout in layouts])
        reader = read_scans(document, layouts, ocr or Ocr())
    has_layer = any(layout.method == "text_layer" and layout.letters for layout in layouts)
    extractor = " + ".join(name for name in (TEXT_LAYER if has_layer else "", reader) if name)
    return paged_reading(layouts, extractor or TEXT_LAYER, hints, claims)
