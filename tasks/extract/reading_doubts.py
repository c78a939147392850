"""What is doubtful about how an original was read, as findings."""

from schemas.document import Finding
from schemas.reading import Reading

UNSURE = 0.7
"""Confidence of OCR below which a page has about one wrong word in five or more."""


def reading_doubts(reading: Reading) -> list[Finding]:
    """A finding for pages that could not be read, and one for pages that OCR is unsure of."""
    unsure = [page.page_number for page in reading.pages if (page.confidence or 1.0) < UNSURE]
    findings = []
    if reading.unread_pages:
        message = (
            "pictures or a garbled text layer, which no OCR was there to read, or which it failed on;"
            " with tesseract installed, `chancery reprocess` tries again"
        )
        findings.append(_doubt("unread_pages", reading.unread_pages, message))
    if unsure:
        findings.append(
            _doubt("unsure_ocr", unsure, "OCR is unsure of what it read here; compare with the original")
        )
    return findings


def _doubt(rule: str, pages: list[int], message: str) -> Finding:
    listed = ", ".join(map(str, pages[:20])) + (", …" if len(pages) > 20 else "")
    where = f"page {listed}" if len(pages) == 1 else f"pages {listed}"
    return Finding(rule=rule, severity="warning", value=listed, message=f"{where}: {message}")
