"""Messages of HTTP/1.1 (RFC 9112): a request out, the head of a response in.

The standard library's client is not used here: it takes 103 for a final answer, a chunk of negative size
for the rest of the world, and a body that was cut short for a whole one.
"""

import io
import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass

from schemas.errors import FetchFailed
from tasks.web.address import Address, without_credentials
from tasks.web.timed_stream import Deadline, TimedStream, network_failures

MOST_HEAD_BYTES = 64 * 1024
_STATUS_LINE = re.compile(rb"HTTP/1\.[0-9] ([1-5][0-9]{2})(?: [^\r\n]*)?\r?\n")
_NAME = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_CONTROLS = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f]")

NOT_KEPT = frozenset({"set-cookie", "set-cookie2"})
"""Headers that open a session for whoever has them."""


@dataclass(frozen=True)
class Response:
    """The head of a final response, and the stream that its body comes by.

    `headers`: by names in lower case; where a name stood more than once, the values joined by commas.
    """

    status_code: int
    headers: Mapping[str, str]
    stream: io.BufferedReader

    def kept_headers(self) -> dict[str, str]:
        """Return the headers as they go on record: no cookies, no credentials, no control characters."""
        return {
            name: without_credentials(_CONTROLS.sub("\N{REPLACEMENT CHARACTER}", value))
            for name, value in self.headers.items()
            if name not in NOT_KEPT
        }


def send_request(
    connected: socket.socket, address: Address, headers: Mapping[str, str], deadline: Deadline
) -> Response:
    """Ask for an address and return the response, its body not yet read. Raises `FetchFailed`."""
    lines = [f"GET {address.target} HTTP/1.1", f"Host: {address.authority}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    if any(_CONTROLS.search(line) for line in lines):
        raise FetchFailed("bad_address", "the request would have control characters in it")
    with network_failures(address.authority):
        connected.settimeout(deadline.patience())
        connected.sendall("\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1"))
    return read_response(io.BufferedReader(TimedStream(connected, deadline), 2**16))


def read_response(stream: io.BufferedReader) -> Response:
    """Return the final response of a stream; those of status 1xx before it are passed over."""
    left = MOST_HEAD_BYTES
    while True:
        line = _line(stream, left)
        status = _STATUS_LINE.fullmatch(line)
        if not status:
            raise _bad("it does not begin as HTTP does")
        fields, left = _fields(stream, left - len(line))
        if not status[1].startswith(b"1"):
            return Response(int(status[1]), fields, stream)


def _fields(stream: io.BufferedReader, left: int) -> tuple[dict[str, str], int]:
    """Return the header fields up to the empty line, and how many bytes the head may still have."""
    found: dict[str, str] = {}
    name = ""
    while (line := _line(stream, left)) not in (b"\r\n", b"\n"):
        left -= len(line)
        if line[:1] in b" \t" and name:
            found[name] += " " + line.strip().decode("latin-1")
            continue
        before, colon, behind = line.removesuffix(b"\n").removesuffix(b"\r").partition(b":")
        if not colon or not _NAME.fullmatch(before) or b"\r" in behind:
            raise _bad("a line of its head is no header")
        name, value = before.decode("ascii").lower(), behind.strip(b" \t").decode("latin-1")
        found[name] = f"{found[name]}, {value}" if name in found else value
    return found, left - len(line)


def _line(stream: io.BufferedReader, most_bytes: int) -> bytes:
    line = stream.readline(max(0, most_bytes) + 1)
    if len(line) > most_bytes:
        raise _bad(f"its head is longer than {MOST_HEAD_BYTES >> 10} KiB")
    if not line.endswith(b"\n"):
        raise FetchFailed("truncated", "the server closed the connection within its answer", is_passing=True)
    return line


def _bad(what: str) -> FetchFailed:
    return FetchFailed("bad_response", f"the server's answer cannot be understood: {what}")
