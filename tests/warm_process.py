"""A process that has loaded the command, and forks for every call of it.

Loading Prefect and the readers takes longer than most calls do by themselves. What is forked runs the module
as `python -m` would: with arguments, environment, folder and files of its own, and it ends by itself. So
is the fork server of `multiprocessing`, which it starts to have documents read.
Run as a module, with the number of a socket and the folder of an empty warehouse, this is that process.
"""

import fcntl
import gc
import importlib
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from multiprocessing import util
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NoReturn

import warehouse.connection
from tests.new_warehouses import NewWarehouses

LOADED = (
    "flows.cli.ingest.command",
    "flows.cli.main",
    "flows.ingest",
    "flows.check",
    "flows.rebuild",
    "flows.reprocess",
    "flows.server.quiet_prefect",
    "tasks.derive",
    "tests.benchmarks.plain_ingest",
    # What Prefect and the rest load only when the first flow runs.
    "anyio._backends._asyncio",
    "encodings.idna",
    "fastapi.encoders",
    "graphviz",
    "prefect.flow_engine",
    "prefect.task_engine",
)
SECONDS = 240
"""How long a call may take before it is killed."""


class WarmProcess:
    """Runs modules and scripts in forks of one process, which ends with `close` or with this one."""

    def __init__(self, repository: Path, environment: Mapping[str, str], warehouses: NewWarehouses) -> None:
        self._repository = repository
        self._prefect = _of_prefect(environment)
        self._control, theirs = socket.socketpair()
        self._asking = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.warm_process", str(theirs.fileno()), str(warehouses.folder)],
            cwd=repository,
            env=environment,
            stdin=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
        )
        theirs.close()

    def suits(self, environment: Mapping[str, str]) -> bool:
        """Whether Prefect finds in this environment the settings that it has read as it was loaded."""
        return _of_prefect(environment) == self._prefect

    def run(
        self, module: str, arguments: Sequence[str], environment: Mapping[str, str], given: str = ""
    ) -> "subprocess.CompletedProcess[str]":
        """Run a module with this on its standard input; return how it ended, as `subprocess.run` does.

        In place of a module may stand `-c`, and a script as the first of the arguments.
        """
        request = {"module": module, "arguments": arguments, "environment": dict(environment)}
        with TemporaryFile() as stdin, TemporaryFile() as output, TemporaryFile() as errors:
            stdin.write(given.encode())
            stdin.seek(0)
            code = self._ask(json.dumps(request | {"folder": str(self._repository)}), stdin, output, errors)
            said = [_written(each) for each in (output, errors)]
        return subprocess.CompletedProcess([module, *arguments], code, *said)

    def close(self) -> None:
        self._control.close()
        self._process.wait()

    def _ask(self, request: str, *files: IO[bytes]) -> int:
        answer, theirs = os.pipe()
        with open(answer, encoding="ascii") as lines:
            with self._asking:
                descriptors = [*(each.fileno() for each in files), theirs]
                socket.send_fds(self._control, [f"{request}\n".encode()], descriptors)
                os.close(theirs)
                process_id = int(lines.readline())
            watch = threading.Timer(SECONDS, os.kill, [process_id, signal.SIGKILL])
            watch.start()
            try:
                return int(lines.readline())
            finally:
                watch.cancel()


def _of_prefect(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name.startswith("PREFECT")}


def _written(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()


def serve(control: socket.socket, warehouses: NewWarehouses) -> NoReturn:
    """Run what is asked for until nobody is there to ask; returns in what was forked for it only."""
    for name in LOADED:
        importlib.import_module(name)
    assert warehouses.empty.exists()
    warehouse.connection._opened_for_writing = warehouses.opened_for_writing
    gc.freeze()
    waiting: set[int] = set()
    while True:
        request, descriptors = _received(control)
        if not request:
            break
        waiting -= {each for each in waiting if os.waitpid(each, os.WNOHANG)[0]}
        process_id = os.fork()
        if process_id:
            waiting.add(process_id)
        else:
            control.close()
            _wait_for_one(json.loads(request), *descriptors)
        for each in descriptors:
            os.close(each)
    for each in waiting:
        os.waitpid(each, 0)
    os._exit(0)


def _received(control: socket.socket) -> tuple[bytes, list[int]]:
    request, descriptors, _, _ = socket.recv_fds(control, 2**16, 4)
    while request and not request.endswith(b"\n"):
        request += control.recv(2**16)
    return request, descriptors


def _wait_for_one(request: dict[str, object], *descriptors: int) -> None:
    """Fork once more, tell the number of the process and how it ended; returns in the fork only."""
    *files, answer = descriptors
    process_id = os.fork()
    if process_id == 0:
        os.close(answer)
        _become(request, files)
    with suppress(BrokenPipeError):
        os.write(answer, f"{process_id}\n".encode())
        _, status = os.waitpid(process_id, 0)
        os.write(answer, f"{os.waitstatus_to_exitcode(status)}\n".encode())
    os._exit(0)


def _become(request: dict[str, object], files: Sequence[int]) -> NoReturn:
    """Run the module with these files, and end as it does."""
    for wanted, given in enumerate(files):
        os.dup2(given, wanted)
        os.close(given)
    os.chdir(str(request["folder"]))
    os.environ.clear()
    os.environ.update(request["environment"])  # type: ignore[call-overload]
    _keep_a_fork_server()
    name = str(request["module"])
    sys.argv = [name, *request["arguments"]]  # type: ignore[misc]
    if name == "-c":
        exec(sys.argv.pop(1), {"__name__": "__main__"})
    else:
        # Loaded or not: it is run as the first of a process.
        sys.modules.pop(name, None)
        runpy.run_module(name, run_name="__main__", alter_sys=True)
    sys.exit()


def _keep_a_fork_server() -> None:
    """Fork what becomes the fork server of this process as soon as `multiprocessing` starts one."""
    spawn = util.spawnv_passfds
    ours, theirs = socket.socketpair()
    process_id = os.fork()
    if process_id == 0:
        ours.close()
        _become_a_fork_server(theirs)
    theirs.close()

    def started(path: bytes, arguments: Sequence[str], descriptors: Sequence[int]) -> int:
        if "multiprocessing.forkserver" not in arguments[-1] or ours.fileno() < 0:
            return spawn(path, arguments, descriptors)
        request = {"code": arguments[-1], "descriptors": descriptors}
        with ours:
            socket.send_fds(ours, [f"{json.dumps(request)}\n".encode()], descriptors)
        return process_id

    util.spawnv_passfds = started


def _become_a_fork_server(control: socket.socket) -> NoReturn:
    """Wait until the code of a fork server comes, with the files it names, or nobody is there to send it."""
    line, received = _received(control)
    control.close()
    if line:
        request = json.loads(line)
        # No number that is wanted may be taken by another of them.
        spare = [fcntl.fcntl(each, fcntl.F_DUPFD, 100) for each in received]
        for each in received:
            os.close(each)
        for given, wanted in zip(spare, request["descriptors"], strict=True):
            os.dup2(given, wanted)
            os.close(given)
        with suppress(SystemExit):
            exec(request["code"], {"__name__": "__main__"})
    os._exit(0)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])), NewWarehouses(Path(sys.argv[2])))
