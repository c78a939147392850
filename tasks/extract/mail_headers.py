"""The headers of a mail as people read them: decoded (RFC 2047), unfolded, each with its bytes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import getaddresses
from itertools import islice

from tasks.extract.encoding import decode, decode_as, encoding_for
from tasks.extract.mail_parts import header_end, header_start
from tasks.extract.part_blocks import Atom, Block

SHOWN = ("From", "To", "Cc", "Date", "Subject")
"""What stands above the text of a mail wherever it is printed."""
MOST_HEADERS = 500

_LINE = re.compile(rb"(?m)^(?P<name>[!-9;-~]{1,200})[ \t]*:(?P<value>[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)")

_ESCAPED = re.compile(r"\\[uU]((?:000[0-9a-f]|0010)?[0-9a-f]{4})")


@dataclass(frozen=True, slots=True)
class Header:
    """One header: its name as written, its value decoded, and its bytes in the mail."""

    name: str
    value: str
    byte_start: int
    byte_end: int


def read_headers(content: bytes) -> list[Header]:
    """The headers of a mail in order; lines that are none are passed over."""
    start = header_start(content)
    lines = islice(_LINE.finditer(content, start, header_end(content, start)), MOST_HEADERS)
    return [
        Header(line["name"].decode("ascii"), decoded(line["value"]), line.start(), line.end())
        for line in lines
    ]


def decoded(raw: bytes) -> str:
    """A header's value: unfolded, its encoded words and whatever is not ASCII read, blanks as one."""
    text = decode(re.sub(rb"\r?\n(?=[ \t])", b"", raw), None).text
    try:
        chunks = decode_header(text) if "=?" in text else [(text, None)]
    except (HeaderParseError, ValueError):
        chunks = [(text, None)]
    return " ".join("".join(_chunk(*chunk) for chunk in chunks).split())


def _chunk(value: bytes | str, charset: str | None) -> str:
    if isinstance(value, str):
        return value
    if charset is None:
        # decode_header hands out what stands between encoded words in `raw-unicode-escape`.
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value.decode("latin-1"))
    encoding = encoding_for(charset)
    return decode_as(value, encoding, 0).text if encoding else decode(value, None).text


def header_blocks(content: bytes, headers: list[Header]) -> Iterator[Block]:
    """A block for each header that people read, as it stands or, where it is encoded, as it is meant."""
    for name in SHOWN:
        found = next((header for header in headers if header.name.lower() == name.lower()), None)
        if found and found.value:
            text = f"{name}: {found.value}"
            is_verbatim = content[found.byte_start : found.byte_end] == text.encode("ascii", "replace")
            block = Block()
            encoding = "ascii" if is_verbatim else ""
            block.add(Atom(text, "", found.byte_start, found.byte_end, encoding))
            yield block


def names_in(value: str | None) -> str | None:
    """The people in an address header by name, those without one by address."""
    pairs = getaddresses([value]) if value else []
    return ", ".join(name or address for name, address in pairs if name or address) or value or None
