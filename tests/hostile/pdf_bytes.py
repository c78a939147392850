"""PDFs made object by object, as no program would make them."""

import zlib
from collections.abc import Mapping

import duckdb

PROSE = "The keeper lit the lamp on 1 May 2019 and has kept it burning ever since."
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
"""What passwords are filled up with (ISO 32000-1, 7.6.3.3)."""


def pdf(objects: Mapping[int, bytes], trailer: bytes = b"/Root 1 0 R", header: bytes = b"%PDF-1.7") -> bytes:
    """A file of these objects with a true cross-reference table."""
    parts, starts = [header + b"\n"], {}
    at = len(parts[0])
    for number, held in objects.items():
        starts[number] = at
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, held))
        at += len(parts[-1])
    size = max(objects) + 1
    table = [b"xref\n0 %d\n0000000000 65535 f \n" % size]
    for number in range(1, size):
        table.append(b"%010d 00000 n \n" % starts[number] if number in starts else b"0000000000 65535 f \n")
    end = b"trailer\n<</Size %d %s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, at)
    return b"".join([*parts, *table, end])


def stream(content: bytes, entries: bytes = b"", length: bytes | None = None) -> bytes:
    size = length if length is not None else b"%d" % len(content)
    return b"<<%s/Length %s>>\nstream\n%s\nendstream" % (entries, size, content)


def flate(content: bytes, entries: bytes = b"") -> bytes:
    return stream(zlib.compress(content, 9), b"/Filter/FlateDecode" + entries)


def shown(text: str = PROSE) -> bytes:
    """A page's content that shows one line."""
    written = text.encode("latin-1").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 11 Tf 72 700 Td (%s) Tj ET" % written


def one_page(
    content: bytes | None = None,
    page: bytes = b"",
    more: Mapping[int, bytes] | None = None,
    font: bytes = FONT,
    resources: bytes = b"",
    trailer: bytes = b"/Root 1 0 R",
) -> dict[int, bytes]:
    """The objects of a file with one page: 1 catalogue, 2 pages, 3 page, 4 content (an object), 5 font."""
    box = b"" if b"/MediaBox" in page else b"/MediaBox[0 0 612 792]"
    return {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R%s%s/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>>>"
        % (box, page, resources),
        4: stream(shown()) if content is None else content,
        5: font,
        **(more or {}),
    }


def encrypted(user_password: bytes) -> bytes:
    """A page enciphered with RC4 at 40 bits (ISO 32000-1, 7.6.3, algorithms 2 to 4)."""
    identifier, permissions = b"0123456789abcdef", (-4).to_bytes(4, "little", signed=True)
    padded = (user_password + PADDING)[:32]
    owner = rc4(_md5((b"owner" + PADDING)[:32])[:5], padded)
    key = _md5(padded + owner + permissions + identifier)[:5]
    number = 4
    content = rc4(_md5(key + number.to_bytes(3, "little") + b"\0\0")[:10], shown())
    standard = b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (
        owner.hex().encode(),
        rc4(key, PADDING).hex().encode(),
    )
    hexed = identifier.hex().encode()
    trailer = b"/Root 1 0 R/Encrypt 9 0 R/ID[<%s><%s>]" % (hexed, hexed)
    return pdf(one_page(stream(content), more={9: standard}), trailer)


def rc4(key: bytes, content: bytes) -> bytes:
    state, other = list(range(256)), 0
    for index in range(256):
        other = (other + state[index] + key[index % len(key)]) % 256
        state[index], state[other] = state[other], state[index]
    index = other = 0
    written = bytearray()
    for byte in content:
        index = (index + 1) % 256
        other = (other + state[index]) % 256
        state[index], state[other] = state[other], state[index]
        written.append(byte ^ state[(state[index] + state[other]) % 256])
    return bytes(written)


def _md5(content: bytes) -> bytes:
    found = duckdb.execute("SELECT md5($content::BLOB)", {"content": content}).fetchall()
    return bytes.fromhex(found[0][0])
