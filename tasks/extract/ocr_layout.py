"""A page read by OCR, as the layout of a page with a text layer has it."""

from schemas.errors import RejectedInput
from tasks.extract.ocr_lines import direction_of, ocr_flows, ocr_rules
from tasks.extract.ocr_words import OcrPage
from tasks.extract.pdf_frame import Frame, Sheet
from tasks.extract.pdf_layout import PageLayout
from tasks.extract.pdf_verdict import PageContent


def ocr_layout(page: OcrPage, sheet: Sheet, content: PageContent) -> PageLayout:
    """The lines of a page in the direction they run in, in the order in which OCR read them."""
    direction = direction_of(page)
    flows = ocr_flows(page, sheet, direction)
    return PageLayout(
        sheet=sheet,
        lines={Frame(direction): [line for flow in flows for line in flow]},
        rules=ocr_rules(page, sheet, direction),
        content=content,
        flows=flows,
        method="ocr",
        confidence=page.confidence if page.words else None,
    )


def require_writing(layouts: list[PageLayout]) -> None:
    """Raises RejectedInput `no_text` if OCR has found nothing to read on any page."""
    if not any(lines for layout in layouts for lines in layout.lines.values()):
        raise RejectedInput("no_text", "OCR finds no text in the picture of any page: nothing to read.")
