"""The parts of a mail (RFC 2045 to 2047, 5322), each with its exact bytes.

The headers of a part are parsed by the standard library; the bodies are cut from the bytes of the mail, so
that a mail forwarded as an attachment is the file that was attached, byte for byte.
"""

import binascii
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.message import Message
from email.parser import HeaderParser

from schemas.errors import RejectedInput
from tasks.extract.encoding import decode

MOST_PARTS_DEEP = 30
"""How deep multiparts of one mail may lie in each other; mails within it are files of their own."""
MOST_PARTS = 2000

_HEADER_END = re.compile(rb"(?:\A|\r?\n)(?:\r?\n|\Z)")
_PROLOGUE = re.compile(rb"(?:\xef\xbb\xbf)?(?:\r?\n)*(?:From [^\r\n]*\r?\n)?")
_FOLDED = re.compile(rb"\r?\n(?=[ \t])")


@dataclass(slots=True)
class Part:
    """A part: its number as in IMAP (`1.2`: RFC 3501, 6.4.5), headers, and its body as it stands."""

    number: str
    headers: "Message[str, str]"
    body: bytes
    children: "list[Part]" = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.headers.get_content_type()

    @property
    def boundary(self) -> str | None:
        return self._stated(self.headers.get_boundary)

    @property
    def charset(self) -> str | None:
        return self._stated(self.headers.get_content_charset)

    @property
    def file_name(self) -> str | None:
        return self._stated(self.headers.get_filename)

    @property
    def format(self) -> str | None:
        return self._stated(lambda: str(self.headers.get_param("format") or ""))

    @staticmethod
    def _stated(read: Callable[[], str | None]) -> str | None:
        """A parameter as the standard library reads it, which nonsense in RFC 2231's forms is beyond."""
        try:
            return read()
        except (ValueError, TypeError, LookupError):
            return None

    def content(self) -> bytes:
        """The body after its transfer encoding is undone; what is broken in it is passed over."""
        encoding = str(self.headers.get("Content-Transfer-Encoding", "")).strip().lower()
        if encoding == "base64":
            return _from_base64(self.body)
        return binascii.a2b_qp(self.body) if encoding == "quoted-printable" else self.body

    def walk(self) -> "Iterator[Part]":
        """This part and all within it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


def parse_mail(content: bytes) -> Part:
    """The parts of a mail; what is not as it should be is read as far as it goes.

    Raises RejectedInput `too_many_parts`.
    """
    mail = _part(content[header_start(content) :], "", 0)
    if sum(1 for _ in mail.walk()) > MOST_PARTS:
        raise RejectedInput("too_many_parts", f"the mail has more than {MOST_PARTS:,} parts")
    return mail


def header_start(content: bytes) -> int:
    """Where the headers of a mail begin: behind the line that mailbox files put before each, and the like."""
    prologue = _PROLOGUE.match(content)
    return prologue.end() if prologue else 0


def header_end(content: bytes, start: int) -> int:
    """Where the headers end: at the line end before the first empty line."""
    found = _HEADER_END.search(content, start)
    return found.start() if found else len(content)


def part_content(content: bytes, number: str) -> bytes | None:
    """The bytes that offsets in a mail's part count: its body, decoded; None if it has no such part."""
    return next((part.content() for part in parse_mail(content).walk() if part.number == number), None)


def _part(raw: bytes, number: str, depth: int) -> Part:
    found = _HEADER_END.search(raw)
    head, body = (raw[: found.start()], raw[found.end() :]) if found else (raw, b"")
    headers = HeaderParser().parsestr(decode(_FOLDED.sub(b"", head), None).text)
    part = Part(number or "1", headers, body)
    boundary = part.boundary if part.kind.startswith("multipart/") else None
    if boundary and depth < MOST_PARTS_DEEP:
        raws = _split(body, boundary.encode("utf-8", "replace"))
        prefix = f"{number}." if number else ""
        part.children = [
            _part(each, f"{prefix}{place}", depth + 1) for place, each in enumerate(raws, start=1)
        ]
        part.number = number
    return part


def _split(body: bytes, boundary: bytes) -> list[bytes]:
    """The bytes between the delimiter lines (RFC 2046, 5.1.1); a missing last one ends with the body."""
    # A line end may belong to two delimiters, one behind the other: it is not taken by the first.
    delimiter = re.compile(rb"(?:\A|\r?\n)--" + re.escape(boundary) + rb"(--)?[ \t]*(?=(\r?\n|\Z))")
    parts: list[bytes] = []
    start: int | None = None
    for found in delimiter.finditer(body):
        if start is not None:
            parts.append(body[start : found.start()])
        start = None if found[1] else found.end() + len(found[2])
        if found[1] or len(parts) > MOST_PARTS:
            break
    if start is not None:
        parts.append(body[start:])
    return parts


def _from_base64(body: bytes) -> bytes:
    """The bytes of a base64 body; other characters are passed over (RFC 2045, 6.8), the end may be cut."""
    signs = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
    signs = signs[: len(signs) - (len(signs) % 4 == 1)]
    return binascii.a2b_base64(signs + b"=" * (-len(signs) % 4))
