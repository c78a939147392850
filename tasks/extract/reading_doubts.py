"""What is doubtful about how an original was read, as findings."""

from collections import defaultdict
from collections.abc import Iterator

from schemas.document import Finding
from schemas.reading import Reading
from tasks.extract.encoding_statistics import is_implausible

UNSURE = 0.7
"""Confidence of OCR below which a page has about one wrong word in five or more."""

SAMPLE = 200_000
"""Characters that are enough to tell whether an encoding makes sense."""


def reading_doubts(reading: Reading) -> list[Finding]:
    """Findings for pages that could not be read, are damaged or unsure, and for unknown encodings."""
    unsure = [page.page_number for page in reading.pages if (page.confidence or 1.0) < UNSURE]
    findings = []
    if reading.unread_pages:
        message = (
            "pictures or a garbled text layer, which no OCR was there to read, or which it failed on;"
            " with tesseract installed, `chancery reprocess` tries again"
        )
        findings.append(_doubt("unread_pages", reading.unread_pages, message))
    if reading.damaged_pages:
        message = (
            "characters are placed where no page can be, and are not in the text: the file is damaged;"
            " compare with the original, or fetch or export it again"
        )
        findings.append(_doubt("damaged_pages", reading.damaged_pages, message))
    if unsure:
        findings.append(
            _doubt("unsure_ocr", unsure, "OCR is unsure of what it read here; compare with the original")
        )
    return [*findings, *_unknown_encodings(reading)]


def _unknown_encodings(reading: Reading) -> Iterator[Finding]:
    """A finding for each encoding that was chosen for want of a better one."""
    parts: dict[str, list[str]] = defaultdict(list)
    for span in reading.raw_spans:
        if span.encoding:
            parts[span.encoding].append(reading.raw_text[span.raw_start : span.raw_end])
    for encoding, texts in sorted(parts.items()):
        if is_implausible("".join(texts)[:SAMPLE], encoding):
            message = (
                f"its encoding is not known: it was read as {encoding}, which makes no sense;"
                " save it as UTF-8 and ingest that"
            )
            yield Finding(rule="unknown_encoding", severity="warning", value=encoding, message=message)


def _doubt(rule: str, pages: list[int], message: str) -> Finding:
    listed = ", ".join(map(str, pages[:20])) + (", …" if len(pages) > 20 else "")
    where = f"page {listed}" if len(pages) == 1 else f"pages {listed}"
    return Finding(rule=rule, severity="warning", value=listed, message=f"{where}: {message}")
