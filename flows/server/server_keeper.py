"""The keeper of an archive's Prefect server: starts it, says where it is, ends it after its last user.

Run as `python -m flows.server.server_keeper HOME ADDRESS`. A keeper that finds a server answering takes over
from one that was killed.
"""

import contextlib
import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from flows.server.prefect_server import PATIENCE_SECONDS, serves

PAUSE_SECONDS = 0.25


def keep(home: Path, address: str) -> int:
    """Keep one server until nobody holds the users' lock; return 0, or 1 if it would not start.

    `address` is where to start it if none is there to take over. Where there is a keeper already, this
    one leaves at once.
    """
    with (home / "keeper").open("a") as keeper, (home / "users").open("a") as users:
        try:
            fcntl.flock(keeper, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return 0
        process_id = _taken_over(home) or _started(home, address)
        if process_id is None:
            return 1
        while _is_alive(process_id):
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(PAUSE_SECONDS)
                continue
            break
        (home / "address").unlink(missing_ok=True)
        _end(process_id)
    return 0


def _taken_over(home: Path) -> int | None:
    try:
        address, process_id = (home / "address").read_text(encoding="utf-8").split()
    except (OSError, ValueError):
        return None
    return int(process_id) if serves(address, home) else None


def _started(home: Path, address: str) -> int | None:
    """Start a server, wait until it answers and write down its address; None if it ends instead."""
    host, _, port = address.rpartition("/")[2].partition(":")
    pages = "--ui" if os.environ.get("PREFECT_SERVER_UI_ENABLED") == "true" else "--no-ui"
    server = subprocess.Popen(
        [sys.executable, "-m", "prefect", "server", "start", "--host", host, "--port", port, pages],
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not serves(address, home):
        if server.poll() is not None or time.monotonic() > deadline:
            _end(server.pid)
            return None
        time.sleep(0.05)
    building = home / "address.part"
    building.write_text(f"{address} {server.pid}\n", encoding="utf-8")
    building.replace(home / "address")
    return server.pid


def _is_alive(process_id: int) -> bool:
    try:
        if os.waitpid(process_id, os.WNOHANG)[0] == process_id:
            return False
    except ChildProcessError:
        pass
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


def _end(process_id: int) -> None:
    """End a server and its children: it leads a process group of its own."""
    for each in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process_id, each)
        deadline = time.monotonic() + 5
        while _is_alive(process_id) and time.monotonic() < deadline:
            time.sleep(0.05)
        if not _is_alive(process_id):
            return


if __name__ == "__main__":
    sys.exit(keep(Path(sys.argv[1]), sys.argv[2]))
