"""How pictures of text are to be read: the languages, and what one page may cost."""

from collections.abc import Callable
from dataclasses import dataclass

from schemas.errors import RejectedInput
from schemas.settings import Limits


def _nobody(_: float) -> None:
    """Nobody has to know how long a page may take."""


@dataclass(frozen=True)
class Ocr:
    """Languages as tesseract names them (`eng+rus`; empty: the installed ones of the default).

    Before each page `announce` is called with the seconds it may take, so that who waits for a long
    scan knows that it is not stuck.
    """

    languages: str = ""
    seconds_per_scan: float = Limits().seconds_per_scan
    most_scans: int = Limits().scans
    announce: Callable[[float], None] = _nobody

    def require_few(self, pages: int) -> None:
        """Raises RejectedInput `too_large` for more pages to read by OCR than are allowed."""
        if pages > self.most_scans:
            raise RejectedInput(
                "too_large",
                f"{pages:,} pages would have to be read by OCR, more than {self.most_scans:,};"
                " raise limits.scans if it is worth it",
            )
