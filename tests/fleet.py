"""A Prefect server of its own with a work pool and workers, each in processes as on machines of their own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from flows.server.prefect_server import TUNED
from flows.server.worker_keeper import descendants
from tests.conftest import REPOSITORY

DEPLOYMENT = "derive-shard/shards"
SERVICES_OFF = ("SCHEDULER_ENABLED", "LATE_RUNS_ENABLED", "FOREMAN_ENABLED")


class Fleet:
    """The server at `address`, and workers that take one run at a time."""

    def __init__(self, folder: Path, environment: Mapping[str, str], pool: str = "chancery") -> None:
        self.folder = folder
        self.environment = {**environment, "PREFECT_WORKER_QUERY_SECONDS": "1"}
        self.pool = pool
        self.workers: dict[str, subprocess.Popen[bytes]] = {}

    def prefect(self, *arguments: str) -> None:
        """Call the command `prefect` and wait for it."""
        done = subprocess.run(
            [sys.executable, "-m", "prefect", "--no-prompt", *arguments],
            cwd=REPOSITORY,
            env=self.environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def add_worker(self, name: str) -> None:
        """Start a worker of the pool that takes one run at a time."""
        line = ["worker", "start", "--pool", self.pool, "--limit", "1", "--name", name]
        self.workers[name] = self._start(f"{name}.log", *line)

    def wait_for(self, name: str) -> None:
        """Wait until a worker says that it takes runs."""
        deadline = time.monotonic() + 120
        while "started!" not in (self.folder / f"{name}.log").read_text(encoding="utf-8"):
            assert time.monotonic() < deadline, f"worker {name} did not start"
            time.sleep(0.1)

    def kill(self, name: str) -> list[int]:
        """Kill a worker and all that it has started, at once; return the processes that were killed."""
        worker = self.workers.pop(name)
        processes = [worker.pid, *descendants(worker.pid)]
        for process in processes:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        worker.wait()
        return processes

    def is_busy(self, name: str) -> bool:
        """Whether a worker has a run in hand: its process, the server that forks readers, and a reader."""
        return len(descendants(self.workers[name].pid)) >= 3

    def end(self) -> None:
        """Kill the workers that are left."""
        for name in list(self.workers):
            self.kill(name)

    def _start(self, log: str, *arguments: str) -> "subprocess.Popen[bytes]":
        with (self.folder / log).open("ab") as output:
            return subprocess.Popen(
                [sys.executable, "-m", "prefect", *arguments],
                cwd=REPOSITORY,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )


@contextmanager
def fleet(folder: Path, database: str | None = None) -> Iterator[Fleet]:
    """Run a server, on this database or on SQLite, with the deployment of shards; end all in the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    home = folder / "prefect"
    home.mkdir(parents=True)
    given = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    tuned = {name: value for name, value in TUNED.items() if not name.endswith(SERVICES_OFF)}
    environment = {**given, **tuned, "PREFECT_HOME": str(home), "PYTHONPATH": str(REPOSITORY)}
    environment["PREFECT_API_URL"] = f"http://127.0.0.1:{port}/api"
    if database:
        environment["PREFECT_API_DATABASE_CONNECTION_URL"] = database
    made = Fleet(folder, environment)
    server = made._start("server.log", "server", "start", "--host", "127.0.0.1", "--port", port, "--no-ui")
    try:
        _wait_for(f"{environment['PREFECT_API_URL']}/health", server, folder / "server.log")
        made.prefect("work-pool", "create", "chancery", "--type", "process")
        made.prefect("deploy", "--name", "shards")
        yield made
    finally:
        made.end()
        for process in [*descendants(server.pid), server.pid]:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        server.wait()


def _wait_for(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + 120
    while True:
        with suppress(OSError), urllib.request.urlopen(address, timeout=5):
            return
        assert server.poll() is None and time.monotonic() < deadline, log.read_text(encoding="utf-8")
        time.sleep(0.1)
