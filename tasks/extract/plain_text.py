"""Plain text and Markdown into a reading: the decoded text itself, verbatim."""

from schemas.errors import RejectedInput
from schemas.reading import Hints, Page, Reading
from tasks.extract.encoding import decode
from tasks.extract.raw_spans import verbatim_spans

EXTRACTOR = "text/1"


def read_text(content: bytes, media_type: str, charset: str | None = None) -> Reading:
    """The reading of a text file: its characters as they stand, newlines included.

    Pages are what form feeds separate. Markdown is read the same way, since its markup is a matter of
    cleaning. `charset` is what the text came declared with, if anything. Raises RejectedInput: `empty`
    for no bytes, `no_text` for nothing but whitespace.
    """
    if not content:
        raise RejectedInput("empty", "the file has no bytes; fetch or export it again")
    decoded = decode(content, charset)
    if not decoded.text.strip("\x00\ufeff \t\r\n\f\v"):
        raise RejectedInput("no_text", f"the {media_type} file holds nothing but whitespace")
    return Reading(
        raw_text=decoded.text,
        pages=_split_pages(decoded.text),
        words=[],
        raw_spans=verbatim_spans(decoded, 0, len(decoded.text), 0),
        marks=[],
        hints=Hints(),
        extractor=EXTRACTOR,
    )


def _split_pages(text: str) -> list[Page]:
    """The pages of a text that form feeds divide or end; a form feed belongs to neither page."""
    pages, start = [], 0
    for number, part in enumerate(text.removesuffix("\f").split("\f"), 1):
        end = start + len(part)
        pages.append(decoded_page(number, start, end))
        start = end + 1
    return pages


def decoded_page(number: int, start: int, end: int) -> Page:
    """A page without a size, read from characters `start` to `end`."""
    return Page(
        page_number=number,
        width_pt=None,
        height_pt=None,
        raw_start=start,
        raw_end=end,
        method="decoded",
        confidence=None,
    )
