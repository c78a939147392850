"""One original into its media type and its reading, by the reader for its kind."""

from schemas.errors import RejectedInput
from schemas.reading import Reading
from schemas.settings import Limits
from tasks.extract.docx import read_docx
from tasks.extract.html_page import read_html
from tasks.extract.mail import read_mail
from tasks.extract.media_type import detect_media_type
from tasks.extract.ocr import Ocr
from tasks.extract.page_limit import require_few_pages
from tasks.extract.plain_text import read_text
from tasks.extract.unreadable import rejection
from tasks.extract.zip_kind import DOCX


def read_original(
    content: bytes, name: str, ocr: Ocr | None = None, most_pages: int = Limits().pages
) -> tuple[str, Reading]:
    """The media type of an original and what was read from it; `name` is its file name or URI.

    Raises RejectedInput: `empty`, `no_text`, `unsupported_media_type` for everything no reader exists
    for, `too_large` for more pages than are allowed, and what the readers of PDF and pictures raise.
    """
    if not content:
        raise RejectedInput("empty", f"{name} has no bytes; fetch or export it again")
    media_type, reading = _read(content, name, ocr, most_pages)
    require_few_pages(len(reading.pages), most_pages)
    return media_type, reading


def _read(content: bytes, name: str, ocr: Ocr | None, most_pages: int) -> tuple[str, Reading]:
    media_type = detect_media_type(content, name)
    if media_type == "text/html":
        return media_type, read_html(content)
    if media_type in ("text/plain", "text/markdown"):
        return media_type, read_text(content, media_type)
    if media_type == "application/pdf":
        # Loading pdfplumber takes a good part of a second, which a run without PDFs need not spend.
        from tasks.extract.pdf import read_pdf

        return media_type, read_pdf(content, ocr, most_pages)
    if media_type.startswith("image/"):
        from tasks.extract.picture import read_picture

        return media_type, read_picture(content, media_type, ocr or Ocr())
    if media_type == DOCX:
        return media_type, read_docx(content)
    if media_type == "message/rfc822":
        return media_type, read_mail(content)
    raise rejection(media_type, name)
