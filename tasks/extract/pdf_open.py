"""Opening a PDF: the border where its parser's exceptions become reasons for rejection.

Any exception type can come out of the parser for broken input, hence the broad `except` here; the
cause is kept. Time and memory are bounded by the process that calls this.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pdfplumber

from schemas.errors import RejectedInput
from schemas.settings import Limits
from tasks.extract.page_limit import require_few_pages
from tasks.extract.pdf_fonts import use_built_in_encodings
from tasks.extract.pdf_frame import sheet_of
from tasks.extract.pdf_glyphs import Painted, painted

ENCRYPTED = (
    "The PDF is encrypted and does not open without a password or certificate; save it without encryption."
)


@contextmanager
def opened(content: bytes, most_pages: int = Limits().pages) -> Iterator[Any]:
    """A pdfplumber document.

    Raises RejectedInput `password_required`, `malformed_pdf`, `no_pages`, `too_large`.
    """
    document = _open(content, most_pages)
    try:
        yield document
    finally:
        with suppress(Exception):
            document.close()


def _open(content: bytes, most_pages: int) -> Any:
    try:
        # One page more than is allowed tells that there are too many; a list would be searched for each.
        pages: Any = range(1, most_pages + 2)
        document = pdfplumber.open(io.BytesIO(content), pages=pages, raise_unicode_errors=False)
        use_built_in_encodings(document)
        page_count = len(document.pages)
    except Exception as cause:
        _require_memory(cause)
        if _is_encrypted(cause):
            raise RejectedInput("password_required", ENCRYPTED) from cause
        raise RejectedInput(
            "malformed_pdf", f"The PDF is damaged or cut short; fetch or export it again ({_reason(cause)})"
        ) from cause
    require_few_pages(page_count, most_pages)
    if not page_count:
        raise RejectedInput("no_pages", "The PDF has no pages: nothing to read.")
    return document


def _require_memory(cause: BaseException) -> None:
    """Raises MemoryError if that is the cause: it is no fault of the file alone."""
    if isinstance(cause, MemoryError) or any(isinstance(argument, MemoryError) for argument in cause.args):
        raise MemoryError from cause


def _is_encrypted(cause: BaseException) -> bool:
    """Whether a password is asked for, or a certificate, or decryption the parser does not know."""
    names = {type(cause).__name__, *(type(argument).__name__ for argument in cause.args)}
    return any("Password" in name or "Encryption" in name for name in names)


def _reason(cause: BaseException) -> str:
    """The innermost exception as a short line; pdfplumber wraps pdfminer's in its own."""
    inner = cause.args[0] if cause.args and isinstance(cause.args[0], BaseException) else cause
    text = " ".join(str(inner).split())
    return f"{type(inner).__name__}{': ' + text[:200] if text else ''}"


def painted_pages(document: Any) -> Iterator[Painted]:
    """What stands on each page, in order; raises RejectedInput `malformed_pdf` naming a broken page."""
    for page in document.pages:
        try:
            yield painted(page.layout, sheet_of(page))
        except Exception as cause:
            _require_memory(cause)
            message = f"Page {page.page_number} of the PDF cannot be read: {_reason(cause)}"
            raise RejectedInput("malformed_pdf", message) from cause
        finally:
            page.close()
