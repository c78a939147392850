"""An HTTP server on a thread that does what a test tells it to, byte by byte, and remembers who asked."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

Act = Callable[["Request", socket.socket], None]
Answer = bytes | Act


@dataclass(frozen=True)
class Request:
    """`number`: how often this path has been asked for, from 1; header names in lower case."""

    path: str
    number: int
    headers: Mapping[str, str]
    at: float


@dataclass
class ScriptedServer:
    """Answers by path; a path that is not in the script is answered 404."""

    script: dict[str, Answer | list[Answer]]
    secure: ssl.SSLContext | None = None
    requests: list[Request] = field(default_factory=list)
    _listening: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.port = int(self._listening.getsockname()[1])

    def uri(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [request.path for request in self.requests]

    def asked(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path == path]

    def serve(self) -> None:
        while True:
            try:
                connected, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connected,), daemon=True).start()

    def end(self) -> None:
        # On Linux only this wakes up a thread that waits in accept.
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _answer(self, connected: socket.socket) -> None:
        with connected, contextlib.suppress(OSError):
            connected.settimeout(5)
            if self.secure:
                connected = self.secure.wrap_socket(connected, server_side=True)
            head = b""
            while b"\r\n\r\n" not in head:
                got = connected.recv(65536)
                if not got:
                    return
                head += got
            first, *lines = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
            path = first.split(" ")[1]
            headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
            with self._guard:
                request = Request(path, len(self.asked(path)) + 1, headers, time.monotonic())
                self.requests.append(request)
            answer = self.script.get(path, response(404, b"nothing here"))
            if isinstance(answer, list):
                answer = answer[min(request.number, len(answer)) - 1]
            if isinstance(answer, bytes):
                connected.sendall(answer)
            else:
                answer(request, connected)


def response(status: int, body: bytes = b"", **headers: str) -> bytes:
    """Return a whole response; `_` in the names of headers stands for `-`. An empty one is left out."""
    said = {name.replace("_", "-"): value for name, value in headers.items()}
    said.setdefault("Content-Length", str(len(body)))
    lines = [
        f"HTTP/1.1 {status} Said",
        *(f"{name}: {value}" for name, value in said.items() if value),
        "",
        "",
    ]
    return "\r\n".join(lines).encode("latin-1") + body


@contextlib.contextmanager
def scripted_server(
    script: dict[str, Answer | list[Answer]], secure: ssl.SSLContext | None = None
) -> Iterator[ScriptedServer]:
    server = ScriptedServer(script, secure)
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.end()
        thread.join()
