"""A child process whose reader does what a document could make it do; the document's text says what."""

import ctypes
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from multiprocessing import connection
from pathlib import Path

from schemas.document import Derived
from schemas.rejection import Rejection
from schemas.settings import Limits
from tasks import isolated_child
from tasks.assignment import Assignment
from tasks.derive import derive
from tasks.extract.ocr import Ocr

C = ctypes.CDLL(None)
SLEEP = shutil.which("sleep", path=os.defpath) or "sleep"
LEFT_BEHIND = "619.25"
"""How long what a reader leaves behind would sleep: few others sleep as long."""


def work(
    pipe: "connection.Connection[bytes, Assignment]",
    lifeline: "connection.Connection[bytes, bytes]",
    limits: Limits,
    ocr_languages: str,
) -> None:
    """What a child does, with another reader."""
    isolated_child.derive = _misread
    isolated_child.work(pipe, lifeline, limits, ocr_languages)


def _misread(
    content: bytes, document_id: str, uri: str, ocr: Ocr | None, spool: Path | None, most_pages: int
) -> Derived | Rejection:
    if act := _ACTS.get(content.decode()):
        act()
        content = b"It has come back: the lamp was lit on 1 May 2019."
    return derive(content, document_id, uri, ocr, spool, most_pages)


def _fork_and_stay() -> None:
    """Leave a process behind that holds the pipe, and end."""
    if os.fork():
        os._exit(0)
    _stay()


def _fork_and_answer() -> None:
    if not os.fork():
        _stay()


def _stay() -> None:
    """Sleep on under a name that is found again.

    The path is fixed: the server that forks readers keeps the `PATH` of the first test that needed one.
    """
    try:
        os.execv(SLEEP, ["sleep", LEFT_BEHIND])
    finally:
        # A twin of the reader would answer in its place.
        os._exit(1)


def _sleep_in_c() -> None:
    for ignored in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(ignored, signal.SIG_IGN)
    C.sleep(600)


def _allocate_in_c() -> None:
    C.malloc.restype = ctypes.c_void_p
    while C.malloc(ctypes.c_size_t(2**28)):
        pass
    C.abort()


def _write() -> None:
    for stream in (sys.stdout, sys.stderr):
        print("a line among the results", file=stream, flush=True)
    os.write(1, b"another line\n")


def _fill_disk() -> None:
    with tempfile.TemporaryFile() as file:
        while True:
            file.write(bytes(2**20))


def _recurse() -> None:
    _recurse()


_ACTS: dict[str, Callable[[], object]] = {
    "exit": lambda: os._exit(3),
    "exit as if done": lambda: sys.exit(0),
    "fork and stay": _fork_and_stay,
    "fork and answer": _fork_and_answer,
    "sleep in C": _sleep_in_c,
    "stop": lambda: os.kill(os.getpid(), signal.SIGSTOP),
    "allocate": lambda: bytearray(2**36),
    "allocate in C": _allocate_in_c,
    "crash": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "write": _write,
    "fill the disk": _fill_disk,
    "recurse": _recurse,
    "raise": lambda: 1 / 0,
}
