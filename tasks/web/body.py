"""The body of a response: framed as RFC 9112, section 6, says, then unpacked, within a limit all the way.

A body that ends before its frame does, or before its packing does, is cut short and counts for nothing.
"""

import io
import re
import zlib
from collections.abc import Iterable, Iterator

from schemas.errors import FetchFailed
from tasks.web.messages import Response

PIECE = 2**16
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]*)?\r?\n")
_PACKINGS = {"gzip": 31, "x-gzip": 31, "deflate": 15}
_RAW_DEFLATE = -15
MOST_LINE_BYTES = 4096
MOST_TRAILER_LINES = 100


def body_of(response: Response, most_bytes: int) -> Iterator[bytes]:
    """Yield the content of a response piece by piece, unpacked.

    Raises `FetchFailed`: `too_large` for more than `most_bytes` on the wire or unpacked, `truncated`,
    `bad_response` or `bad_encoding`.
    """
    pieces = _limited(_framed(response, most_bytes), most_bytes)
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding in ("", "identity"):
        return pieces
    if coding not in _PACKINGS:
        raise FetchFailed("bad_encoding", f"it is packed as {coding[:40]!r}, which was not asked for")
    return _limited(_unpacked(pieces, _PACKINGS[coding]), most_bytes)


def _framed(response: Response, most_bytes: int) -> Iterator[bytes]:
    coding = response.headers.get("transfer-encoding", "").strip().lower()
    length = response.headers.get("content-length")
    if coding:
        if coding != "chunked":
            raise _bad(f"its transfer encoding is {coding[:40]!r}")
        return _chunks(response.stream)
    if length is None:
        return iter(lambda: response.stream.read1(PIECE), b"")
    # Proxies merge repeated headers; the same length twice is one (RFC 9110, section 8.6).
    lengths = {each.strip() for each in length.split(",")}
    only = lengths.pop()
    if lengths or not (only.isascii() and only.isdigit()) or len(only) > 15:
        raise _bad("its length is no number")
    if int(only) > most_bytes:
        raise _too_large(most_bytes)
    return _exactly(response.stream, int(only))


def _chunks(stream: io.BufferedReader) -> Iterator[bytes]:
    while size := _chunk_size(stream):
        yield from _exactly(stream, size)
        if stream.read(2) != b"\r\n":
            raise _bad("a chunk does not end where it should")
    for _ in range(MOST_TRAILER_LINES):
        if _line(stream) in (b"\r\n", b"\n"):
            return
    raise _bad("its trailer does not end")


def _chunk_size(stream: io.BufferedReader) -> int:
    line = _line(stream)
    found = _CHUNK.fullmatch(line)
    if not found:
        raise _bad("the size of a chunk is no number")
    return int(found[1], 16)


def _line(stream: io.BufferedReader) -> bytes:
    line = stream.readline(MOST_LINE_BYTES)
    if not line.endswith(b"\n"):
        raise _truncated() if len(line) < MOST_LINE_BYTES else _bad("a line between its chunks is too long")
    return line


def _exactly(stream: io.BufferedReader, size: int) -> Iterator[bytes]:
    while size:
        piece = stream.read1(min(PIECE, size))
        if not piece:
            raise _truncated(size)
        size -= len(piece)
        yield piece


def _limited(pieces: Iterable[bytes], most_bytes: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most_bytes:
            raise _too_large(most_bytes)
        yield piece


def _unpacked(pieces: Iterable[bytes], window: int) -> Iterator[bytes]:
    """Yield what gzip or deflate members hold, never more than a piece of it at a time."""
    inflating = None
    for packed in pieces:
        while packed:
            if inflating is None or inflating.eof:
                if inflating and window != _PACKINGS["gzip"]:
                    raise FetchFailed("bad_encoding", "something stands behind its packed content")
                inflating = zlib.decompressobj(_window(packed, window))
            unpacked = _inflated(inflating, packed)
            packed = inflating.unconsumed_tail or inflating.unused_data
            if unpacked:
                yield unpacked
    while inflating and not inflating.eof:
        rest = _inflated(inflating, b"")
        if not rest:
            raise _truncated()
        yield rest


def _inflated(inflating: "zlib._Decompress", packed: bytes) -> bytes:
    try:
        return inflating.decompress(packed, PIECE)
    except zlib.error as cause:
        raise FetchFailed("bad_encoding", f"it cannot be unpacked: {cause}", is_passing=True) from cause


def _window(packed: bytes, window: int) -> int:
    """Return what zlib is to expect: some servers send deflate without the zlib header it should have."""
    has_header = packed[0] & 0x0F == 8 and int.from_bytes(packed[:2].ljust(2, b"\0"), "big") % 31 == 0
    if window == _PACKINGS["deflate"] and not has_header:
        return _RAW_DEFLATE
    return window


def _truncated(missing: int = 0) -> FetchFailed:
    told = f", {missing:,} bytes early" if missing else ""
    return FetchFailed("truncated", f"the server closed the connection before the end{told}", is_passing=True)


def _too_large(most_bytes: int) -> FetchFailed:
    unit = f"{most_bytes >> 20} MiB" if most_bytes >> 20 else f"{most_bytes} bytes"
    return FetchFailed("too_large", f"it is larger than {unit}; raise web.original_bytes to take it")


def _bad(what: str) -> FetchFailed:
    return FetchFailed("bad_response", f"the server's answer cannot be understood: {what}", is_passing=True)
