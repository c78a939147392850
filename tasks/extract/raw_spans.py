"""Raw text back to bytes, for characters that stand in the raw text as they stand in the original."""

import re

from schemas.reading import RawSpan
from tasks.extract.encoding import Decoded
from tasks.extract.encoding_escapes import STATEFUL

LONGEST_SPAN = 4096
"""Characters in one span, so that finding a byte within it stays cheap."""

# A span is also cut where a character was not decodable.
_PIECES = re.compile(f"\ufffd|[^\ufffd]{{1,{LONGEST_SPAN}}}")


def verbatim_spans(decoded: Decoded, start: int, end: int, raw_start: int) -> list[RawSpan]:
    """The spans of characters `start` to `end` of a decoded text that begin at `raw_start` in the raw."""
    shift = raw_start - start
    return [
        _span(decoded, match.start(), match.end(), match.start() + shift, match.end() + shift)
        for match in _PIECES.finditer(decoded.text, start, end)
    ]


def whole_span(decoded: Decoded, start: int, end: int, raw_start: int, raw_end: int) -> RawSpan:
    """The span of raw characters that stand for characters `start` to `end` as a whole."""
    return RawSpan(
        raw_start=raw_start,
        raw_end=raw_end,
        part="",
        byte_start=decoded.byte_starts[start],
        byte_end=decoded.byte_starts[end],
    )


def _span(decoded: Decoded, start: int, end: int, raw_start: int, raw_end: int) -> RawSpan:
    span = whole_span(decoded, start, end, raw_start, raw_end)
    if _leads_back(decoded.text[start:end], decoded.encoding, span.byte_end - span.byte_start):
        return span.model_copy(update={"encoding": decoded.encoding})
    return span


def _leads_back(text: str, encoding: str, byte_count: int) -> bool:
    """Whether the characters take just these bytes; not so for U+FFFD and among escape sequences."""
    if text == "\ufffd" or encoding in STATEFUL:
        return False
    try:
        return len(text.encode(encoding)) == byte_count
    except UnicodeEncodeError:
        return False
