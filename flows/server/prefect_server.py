"""A Prefect server for one archive, brought up when a run needs one and gone when nobody does.

With `PREFECT_API_URL` set, that server is used and nothing is started. Otherwise a server of our own
runs with its home inside the archive, so that nothing else on the machine is touched. Every user of it
holds a shared lock; its keeper (`flows.server.server_keeper`) ends it once it can have that lock for itself,
which works however a user dies.
"""

import fcntl
import importlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path

from schemas.errors import FlowFailed
from tasks.web.address import without_credentials, without_secrets
from warehouse.archive import Archive

PATIENCE_SECONDS = 120.0
LEAST_FREE_BYTES = 2**20
"""With less, Prefect's database cannot be made."""
TUNED = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_ENABLED": "false",
    # Without these the server writes each task run and event on its own, and back-to-back flows crawl.
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_BATCH_SIZE": "200",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_READ_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TRIGGERS_READ_BATCH_SIZE": "100",
    # A server for one run schedules nothing.
    "PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_FOREMAN_ENABLED": "false",
}


@contextmanager
def prefect_server(archive: Archive, *, is_verbose: bool = False) -> Iterator[None]:
    """Have Prefect's client in this process talk to a server while the block runs.

    Sets environment variables, so it must be entered before prefect is imported. Raises `FlowFailed`
    if no server comes up.
    """
    if not is_verbose:
        # Prefect's own lines go to its server; what a person wants to know, the command says.
        os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
    os.environ.update({name: value for name, value in TUNED.items() if name not in os.environ})
    if os.environ.get("PREFECT_API_URL"):
        require_answer(os.environ["PREFECT_API_URL"])
        yield
        return
    home = archive.prefect_home
    home.mkdir(parents=True, exist_ok=True)
    os.environ["PREFECT_HOME"] = str(home.resolve())
    with (home / "users").open("a") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        _enter_server(home)
        try:
            yield
        finally:
            del os.environ["PREFECT_API_URL"]


def is_answering(address: str) -> bool:
    """Whether a Prefect server answers at this address."""
    try:
        with urllib.request.urlopen(f"{address}/api/health", timeout=5) as response:
            return bool(response.status == 200)
    except (OSError, HTTPException):
        return False


def serves(address: str, home: Path) -> bool:
    """Whether the server that answers at this address is that of this home: another may have got its port."""
    try:
        with urllib.request.urlopen(f"{address}/api/admin/settings", timeout=5) as response:
            found = json.load(response)
    except urllib.error.HTTPError:
        # One that wants a password does not say whose it is.
        return is_answering(address)
    except (OSError, ValueError, HTTPException):
        return False
    return isinstance(found, dict) and str(found.get("home")) == str(home.resolve())


def require_answer(api_url: str) -> None:
    """Raise `FlowFailed` if nothing answers at the server the user named; no password is sent or told."""
    told = without_secrets(api_url)
    try:
        with urllib.request.urlopen(f"{without_credentials(api_url).rstrip('/')}/health", timeout=10):
            pass
    except urllib.error.HTTPError:
        # Something answers; whether it lets us in is between Prefect and its server.
        pass
    except OSError as cause:
        raise FlowFailed(f"nothing answers at $PREFECT_API_URL, {told}: {cause}") from cause
    except (ValueError, HTTPException):
        # The cause is not told: it may quote a password.
        raise FlowFailed(f"$PREFECT_API_URL, {told}, is no address of a server") from None


def _enter_server(home: Path) -> None:
    """Point this process at the archive's server, started if there is none; one process at a time looks.

    A keeper that is at work without a server that answers is starting one, for a run that may be dead by
    now: its server will do.
    """
    with (home / "starting").open("a") as starting:
        fcntl.flock(starting, fcntl.LOCK_EX)
        address = answering_address(home) or (wait_for_server(home) if has_keeper(home) else None)
        if address is None:
            address = start_server(home, free_port())
        elif not has_keeper(home):
            start_keeper(home, address)
        os.environ["PREFECT_API_URL"] = f"{address}/api"


def start_server(home: Path, *ports: int) -> str:
    """Start a server with its keeper, point this process at it and return its address once it answers.

    Of the ports the first is taken that nobody else has got by the time when the server comes up.
    """
    (home / "address").unlink(missing_ok=True)
    for port in ports:
        address = f"http://127.0.0.1:{port}"
        os.environ["PREFECT_API_URL"] = f"{address}/api"
        keeper = start_keeper(home, address)
        if port == ports[-1]:
            # It reads where its server is as it is loaded, which takes this process a second, in which the
            # server comes up on another core.
            importlib.import_module("prefect")
        if wait_for_server(home, keeper) is not None:
            return address
    raise _failure(home, "ended as it started; its last words are in")


def answering_address(home: Path) -> str | None:
    address = written_address(home)
    return address if address and serves(address, home) else None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def written_address(home: Path) -> str | None:
    try:
        return (home / "address").read_text(encoding="utf-8").split()[0]
    except (OSError, ValueError, IndexError):
        return None


def has_keeper(home: Path) -> bool:
    """Whether a keeper holds its lock; one that was killed has left the server to itself."""
    with (home / "keeper").open("a") as keeper:
        try:
            fcntl.flock(keeper, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def start_keeper(home: Path, address: str) -> "subprocess.Popen[bytes]":
    with (home / "server.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "flows.server.server_keeper", str(home), address],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )


def wait_for_server(home: Path, keeper: "subprocess.Popen[bytes] | None" = None) -> str | None:
    """Return the address once the keeper's server answers there, None if the keeper ends before.

    `keeper` is the process if it is ours, else it is known by the lock it holds.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        address = answering_address(home)
        if address:
            return address
        if keeper.poll() is not None if keeper else not has_keeper(home):
            return None
        time.sleep(0.05)
    raise _failure(home, f"did not answer within {PATIENCE_SECONDS:.0f} s; see")


def _failure(home: Path, what: str) -> FlowFailed:
    """Return what became of a server: on a full disk it does not come up, and cannot say why."""
    if shutil.disk_usage(home).free < LEAST_FREE_BYTES:
        return FlowFailed(f"no space is left for {home}: free some and run the same command again")
    return FlowFailed(f"Prefect's server {what} {home / 'server.log'}")
