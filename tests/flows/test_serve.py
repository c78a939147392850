"""`chancery serve` brings everything up, lets runs use it, and leaves nothing behind."""

import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast
from uuid import uuid4

import pytest
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.objects import FlowRun
from prefect.states import Cancelled, Completed

from flows.cli import serve
from flows.server import deploying
from flows.server.deploying import how_it_ended
from flows.server.prefect_server import answering_address, serves
from flows.server.worker_keeper import descendants
from schemas.errors import FlowFailed
from tests.ahead import long_ahead
from tests.conftest import Chancery, Ended
from tests.flows.final_state import rows
from tests.flows.test_deployment import asked
from tests.samples import DOCUMENTS
from tests.scripted_server import response, scripted_server
from warehouse.archive import Archive

LETTER = DOCUMENTS / "letter.md"
PATIENCE_SECONDS = 100


@dataclass(frozen=True)
class Served:
    """What became of a serving, and of what was asked of the archive meanwhile and after it was killed."""

    ended: Ended
    again: Ended
    run: Ended
    run_name: str
    left: list[int]
    address_is_left: bool


def told(lines: Path) -> str:
    """What has been printed, once all of it has."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while "Ctrl-C ends it" not in (said := lines.read_text(encoding="utf-8")):
        assert time.monotonic() < deadline, said
        time.sleep(0.2)
    return said


def still_there(process_ids: set[int], seconds: float = 5.0) -> list[int]:
    """Which of them have not gone by then; one that has let go of its lock may take a moment."""
    deadline = time.monotonic() + seconds
    while True:
        left = [each for each in process_ids if Path(f"/proc/{each}").exists()]
        if not left or time.monotonic() > deadline:
            return left
        time.sleep(0.1)


@long_ahead
def served(chancery: Chancery) -> Served:
    chancery.environment = {k: v for k, v in chancery.environment.items() if not k.startswith("PREFECT")}
    lines = chancery.root.parent / "lines"
    with lines.open("w") as output:
        running = subprocess.Popen(
            chancery.line("serve"), env=chancery.environment, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        said = told(lines)
        again, run = chancery("serve"), chancery("ingest", LETTER)
        ((run_id,),) = rows(chancery, "SELECT prefect_flow_run_id FROM runs")
        address = said.partition("pages")[2].split()[0]
        chancery.environment["PREFECT_API_URL"] = f"{address}/api"
        run_name = asked(chancery, f"flow_runs/{run_id}")["name"]
        started = descendants(running.pid)
    finally:
        running.send_signal(signal.SIGTERM)
        exit_code = running.wait(60)
    left = still_there(started)
    ended = Ended(exit_code, lines.read_text(encoding="utf-8"), "")
    return Served(ended, again, run, run_name, left, (chancery.archive.prefect_home / "address").exists())


def test_serving_shows_what_runs_when_and_how_to_start_one(served: Served) -> None:
    said = served.ended.output
    assert "ingest/catalogue" in said and "check/nightly" in said and "on demand" in said
    assert said.count(" UTC") == 2 and "not scheduled yet" not in said
    # Which of the two is next depends on the hour.
    soonest = next(line.split()[0] for line in said.splitlines() if " UTC" in line)
    assert f"prefect deployment run {soonest}\n" in said


def test_a_second_serving_of_an_archive_says_who_serves_it(served: Served) -> None:
    assert served.again.exit_code == 1
    assert "is served already, by process" in served.again.errors and "http://" in served.again.errors


def test_a_run_on_an_archive_that_is_served_uses_its_server(served: Served) -> None:
    assert served.run.exit_code == 0, served.run.errors
    assert served.run_name == "ingest 1 target into archive"


def test_serving_ends_with_everything_it_started(served: Served) -> None:
    assert served.ended.exit_code == 0, served.ended.output
    assert served.left == [] and not served.address_is_left


def test_of_a_run_that_was_not_completed_it_is_told_of_what_it_was_and_why() -> None:
    deployment = uuid4()
    refused = Cancelled(message="Deployment concurrency limit reached.")
    run = FlowRun(
        flow_id=uuid4(),
        name="azure-grebe",
        deployment_id=deployment,
        state=refused,
        state_name=refused.name,
    )
    assert how_it_ended(run, {deployment: "ingest/catalogue"}) == (
        "azure-grebe of ingest/catalogue: cancelled: Deployment concurrency limit reached."
    )
    done = run.model_copy(
        update={"name": "ingest", "state": Completed(message="well"), "state_name": "Completed"}
    )
    assert how_it_ended(done, {deployment: "ingest/catalogue"}) == "ingest: completed"


def test_serving_without_a_prefect_yaml_says_what_to_do(tmp_path: Path) -> None:
    chancery = Chancery(tmp_path / "archive")
    done = subprocess.run(
        chancery.line("serve"), cwd=tmp_path, env=chancery.environment, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "no prefect.yaml in" in done.stderr and "checkout" in done.stderr


def test_the_server_of_another_archive_is_not_taken_for_its_own(tmp_path: Path) -> None:
    home, other = tmp_path / "home", tmp_path / "other"
    home.mkdir()
    said = response(200, json.dumps({"home": str(home)}).encode())
    with scripted_server({"/api/admin/settings": said, "/api/health": response(200, b"true")}) as server:
        address = server.uri("").rstrip("/")
        assert serves(address, home) and not serves(address, other)
        (home / "address").write_text(f"{address} 1\n")
        assert answering_address(home) == address
        server.script["/api/admin/settings"] = response(200, json.dumps({"home": str(other)}).encode())
        assert answering_address(home) is None
        server.script["/api/admin/settings"] = response(401)
        assert answering_address(home) == address
    assert answering_address(home) is None


@pytest.mark.parametrize("is_made_meanwhile", [True, False])
def test_a_pool_that_another_machine_makes_at_the_same_time_will_do(
    monkeypatch: pytest.MonkeyPatch, is_made_meanwhile: bool
) -> None:
    answers = iter([False, is_made_meanwhile])

    def refuse(*_: str) -> None:
        raise FlowFailed("Work pool named 'chancery' already exists.")

    monkeypatch.setattr(deploying, "_has_pool", lambda _: next(answers))
    monkeypatch.setattr(deploying, "_prefect", refuse)
    with nullcontext() if is_made_meanwhile else pytest.raises(FlowFailed):
        deploying.make_pool(cast(SyncPrefectClient, None))


@pytest.mark.parametrize(("patience", "is_left"), [(60.0, False), (0.0, True)])
def test_a_server_that_is_away_for_a_while_ends_no_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, patience: float, is_left: bool
) -> None:
    over = threading.Event()
    answers: list[Exception | None] = [FlowFailed("nothing answers"), ConnectionError("gone meanwhile"), None]

    def ended_runs(since: datetime) -> Iterator[FlowRun]:
        answer = answers.pop(0)
        if answer is not None:
            raise answer
        over.set()
        yield from ()

    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:1/api")
    monkeypatch.setattr(serve, "require_answer", lambda _: None)
    monkeypatch.setattr(serve, "LOOK_SECONDS", 0.01)
    monkeypatch.setattr(serve, "SILENT_SECONDS", patience)
    monkeypatch.setattr(deploying, "ended_runs", ended_runs)
    with subprocess.Popen(["sleep", "30"]) as keeper:
        try:
            with pytest.raises(FlowFailed, match="has not answered") if is_left else nullcontext():
                serve._watch(over, keeper, Archive(tmp_path), {})
        finally:
            keeper.kill()
    assert over.is_set() is not is_left


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_all_that_a_process_has_started_is_found() -> None:
    with subprocess.Popen(
        ["sh", "-c", "sleep 30 & echo $!; wait"], stdout=subprocess.PIPE, text=True
    ) as shell:
        assert shell.stdout
        sleeping = int(shell.stdout.readline())
        assert {shell.pid, sleeping} <= descendants(os.getpid())
        os.kill(sleeping, signal.SIGKILL)
