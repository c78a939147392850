"""`chancery serve`: everything that runs on a schedule, brought up with one command and gone with it."""

import argparse
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from flows.cli.printing.labelled import labelled
from flows.cli.printing.output import moment, note, print_lines
from flows.cli.printing.table import Column, table
from flows.cli.printing.terminal import visible
from flows.cli.reading import chosen_archive
from flows.cli.settings import run_settings, unread_variables
from flows.server.prefect_server import require_answer
from flows.server.serving_server import serving_server
from schemas.errors import FlowFailed, UsageError
from warehouse.archive import Archive

if TYPE_CHECKING:
    from flows.server.deploying import Deployed

LOOK_SECONDS = 5.0
"""Between two looks at what has ended."""

SILENT_SECONDS = 60.0
"""How long the server may not answer while this serves."""

SCHEDULED_SECONDS = 15.0
"""How long to wait for the server to schedule what it has just been given."""


def run(arguments: argparse.Namespace) -> int:
    """Serve until asked to end, by Ctrl-C or SIGTERM; returns 0."""
    archive = chosen_archive(arguments).resolved
    # What would fail each run is told at once.
    run_settings(archive)
    for each in unread_variables(os.environ):
        note(each)
    if not Path("prefect.yaml").exists():
        raise UsageError(
            f"no prefect.yaml in {Path.cwd()}, and that says what runs when: run this in a checkout of"
            " chancery, or where you keep a prefect.yaml of your own"
        )
    _set_environment(archive)
    is_our_server = not os.environ.get("PREFECT_API_URL")
    # Until there is a worker, a signal ends this process as any other; its server goes with it.
    with serving_server(archive, note) as address, _ended_by_signals() as over:
        from flows.server.deploying import POOL, set_up, take_over

        note("deploying what prefect.yaml says")
        began = datetime.now(UTC)
        set_up()
        for name in take_over(socket.gethostname()) if is_our_server else ():
            note(f"{visible(name)} was cut off and begins again")
        with _worker(archive, POOL) as keeper:
            found = _print_served(archive, address, began)
            _watch(over, keeper, archive, {each.deployment_id: each.name for each in found})
    return 0


def _set_environment(archive: Archive) -> None:
    """Have the server, the worker and its runs log, and the runs find the archive."""
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "INFO")
    os.environ.setdefault("PREFECT_WORKER_QUERY_SECONDS", "3")
    os.environ["CHANCERY_ARCHIVE"] = str(archive.root)


@contextmanager
def _ended_by_signals() -> Iterator[threading.Event]:
    """Yield what is set by the first of the signals that end a process; a second one interrupts."""
    over = threading.Event()

    def end(number: int, frame: object) -> None:
        if over.is_set():
            raise KeyboardInterrupt
        over.set()

    before = {each: signal.signal(each, end) for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield over
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


@contextmanager
def _worker(archive: Archive, pool: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Have a worker while the block runs; its keeper ends it and its runs, also if this process is killed."""
    with _log(archive).open("ab") as log:
        keeper = subprocess.Popen(
            [sys.executable, "-m", "flows.server.worker_keeper", pool, socket.gethostname()],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
    try:
        yield keeper
    finally:
        note("ending the worker")
        keeper.communicate()


def _log(archive: Archive) -> Path:
    return archive.prefect_home / "worker.log"


def _print_served(archive: Archive, address: str, began: datetime) -> "list[Deployed]":
    """Print what is there, and which deployments prefect.yaml, deployed since `began`, did not bring.

    Returns the deployments.
    """
    found = _deployed()
    old = [each for each in found if each.deployed_at and each.deployed_at.astimezone(UTC) < began]
    first = next((each.name for each in found if each.is_scheduled and each not in old), None)
    print_lines(labelled([("archive", str(archive.root)), ("pages", address), ("log", str(_log(archive)))]))
    print()
    columns = [Column("deployment", 9, 10), Column("next", 9), Column("what it does", 1, 20)]
    rows = [[visible(each.name), _next(each), visible(each.description)] for each in found]
    print_lines(table(columns, rows).lines)
    for name in (visible(each.name) for each in old):
        print(f"\n{name} is not of this prefect.yaml, and goes on all the same; to end it:")
        print(f"  {_prefect(address)} deployment delete {shlex.quote(name)}")
    if first:
        print(f"\nStart one now\n  {_prefect(address)} deployment run {shlex.quote(first)}")
    print("\nCtrl-C ends it.", flush=True)
    return found


def _prefect(address: str) -> str:
    """Return what starts Prefect's command on this server, whether a shell finds it or not."""
    command = "prefect" if shutil.which("prefect") else f"{shlex.quote(sys.executable)} -m prefect"
    return f"PREFECT_API_URL={address}/api {command}"


def _deployed() -> "list[Deployed]":
    """Return the deployments, once the server has scheduled those it is to schedule."""
    from flows.server.deploying import deployed

    deadline = time.monotonic() + SCHEDULED_SECONDS
    while True:
        found = deployed()
        is_complete = all(each.next_at or not each.is_scheduled for each in found)
        if is_complete or time.monotonic() > deadline:
            return found
        time.sleep(1)


def _next(deployment: "Deployed") -> str:
    if deployment.next_at:
        return f"{moment(deployment.next_at.astimezone(UTC).replace(tzinfo=None))} UTC"
    return "not scheduled yet" if deployment.is_scheduled else "on demand"


def _watch(
    over: threading.Event,
    keeper: "subprocess.Popen[bytes]",
    archive: Archive,
    deployments: Mapping[UUID, str],
) -> None:
    """Print how runs end, until it is over.

    Raises `FlowFailed` if the worker's keeper ends, or the server is silent for so long that it will not come
    back: runs outlive a server that is started anew or too busy to answer, and would end with this.
    """
    from flows.server import deploying

    latest, answered_at = datetime.now(UTC), time.monotonic()
    while not over.wait(LOOK_SECONDS):
        if keeper.poll() is not None:
            raise FlowFailed(f"the worker has ended; its last words are in {_log(archive)}")
        try:
            require_answer(os.environ["PREFECT_API_URL"])
            ended_since = list(deploying.ended_runs(latest))
        # Whatever Prefect's client raises where its server goes away between two questions.
        except Exception as cause:
            if time.monotonic() - answered_at > SILENT_SECONDS:
                raise FlowFailed(
                    f"Prefect's server has not answered for {SILENT_SECONDS:.0f} s: {cause}"
                ) from cause
            continue
        answered_at = time.monotonic()
        for ended in ended_since:
            print(
                f"{ended.end_time:%H:%M:%S}  {visible(deploying.how_it_ended(ended, deployments))}",
                flush=True,
            )
            latest = ended.end_time or latest
