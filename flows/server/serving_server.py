"""A Prefect server that keeps schedules and shows pages, for one archive, for as long as it is served.

It is the server that runs on this archive find and use; only one process serves an archive at a time.
"""

import fcntl
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.server.prefect_server import (
    TUNED,
    answering_address,
    free_port,
    has_keeper,
    require_answer,
    start_keeper,
    start_server,
)
from schemas.errors import ArchiveBusy
from tasks.web.address import without_secrets
from warehouse.archive import Archive

USUAL_PORT = 4200
"""Where people look for Prefect's pages."""

PAUSE_SECONDS = 0.3

SERVING = {
    "PREFECT_SERVER_UI_ENABLED": "true",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED": "true",
    "PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED": "true",
    "PREFECT_SERVER_SERVICES_FOREMAN_ENABLED": "true",
}
"""What a server for one run leaves out."""


@contextmanager
def serving_server(archive: Archive, tell: Callable[[str], None]) -> Iterator[str]:
    """Have a server that schedules while the block runs; yield where its pages are, for people to read.

    With `PREFECT_API_URL` set, that server is used and nothing is started. Sets environment variables, so
    it must be entered before prefect is imported. `tell` takes a sentence when there is something to wait
    for. Raises `ArchiveBusy` if the archive is being served already, `FlowFailed` if no server comes up.
    """
    os.environ.update({name: value for name, value in (TUNED | SERVING).items() if name not in os.environ})
    home = archive.prefect_home
    home.mkdir(parents=True, exist_ok=True)
    with _only_one(archive, home) as holder:
        if os.environ.get("PREFECT_API_URL"):
            require_answer(os.environ["PREFECT_API_URL"])
            yield without_secrets(os.environ["PREFECT_API_URL"]).rstrip("/").removesuffix("/api")
            return
        os.environ["PREFECT_HOME"] = str(home.resolve())
        with (home / "users").open("a") as users:
            address = _start(home, users.fileno(), tell)
            os.pwrite(holder, f", at {address}".encode(), os.fstat(holder).st_size)
            yield address
        tell("ending Prefect's server")
        _wait_for_end(home)


@contextmanager
def _only_one(archive: Archive, home: Path) -> Iterator[int]:
    """Hold the right to serve an archive; the system frees it when its holder dies, however that be."""
    descriptor = os.open(home / "serving", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 500, 0).decode("utf-8", "replace") or "another process"
            raise ArchiveBusy(f"{archive.root} is served already, by {holder}") from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"process {os.getpid()} on {socket.gethostname()}".encode(), 0)
        yield descriptor
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _start(home: Path, users: int, tell: Callable[[str], None]) -> str:
    """Start the server once no other is there, with `users` held; return its address."""
    while True:
        with (home / "starting").open("a") as starting:
            fcntl.flock(starting, fcntl.LOCK_EX)
            if not _is_another_there(home):
                fcntl.flock(users, fcntl.LOCK_SH)
                return start_server(home, *([USUAL_PORT] if _is_free(USUAL_PORT) else []), free_port())
        tell("waiting for a run to end: its server keeps no schedules")
        tell = _nothing
        time.sleep(PAUSE_SECONDS)


def _nothing(_: str) -> None:
    pass


def _is_another_there(home: Path) -> bool:
    """Whether the server of a run is up; one whose keeper was killed gets another, which ends it."""
    if has_keeper(home):
        return True
    address = answering_address(home)
    if address is not None:
        start_keeper(home, address)
    return address is not None


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _wait_for_end(home: Path, seconds: float = 15.0) -> None:
    """Wait until the keeper has ended the server; where a run still uses it, that run will be the last."""
    deadline = time.monotonic() + seconds
    while has_keeper(home) and time.monotonic() < deadline:
        time.sleep(PAUSE_SECONDS)
