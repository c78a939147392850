"""Runs told as OpenLineage events: every start has its end, and no receiver harms a run."""

import contextlib
import json
import socket
import threading
import time
from base64 import b64encode
from collections.abc import Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from tasks.lineage import sending
from tasks.lineage.datasets import addresses
from tasks.lineage.events import Dataset, Failure, Job, Run, Touched, run_event
from tasks.lineage.sending import sender
from tasks.lineage.telling import flow_told
from warehouse.archive import Archive

RUN = Run(str(uuid4()), Job("ingest", "FLOW", "def ingest(): ..."), "3.9.1")
AT = datetime(2026, 3, 1, 12, 0, 0, 250_000)


def read(archive: Archive) -> list[dict[str, Any]]:
    return [json.loads(line) for line in archive.lineage_log.read_text(encoding="utf-8").splitlines()]


def told(events: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(event["eventType"], event["job"]["name"]) for event in events]


def test_an_event_names_when_who_and_by_which_schema() -> None:
    event = run_event("START", RUN, AT)
    assert event["eventTime"] == "2026-03-01T12:00:00.250000Z"
    assert event["schemaURL"].endswith("2-0-2/OpenLineage.json#/$defs/RunEvent")
    assert event["run"]["runId"] == RUN.run_id
    assert event["job"]["facets"]["sourceCode"]["sourceCode"] == "def ingest(): ..."


def test_every_facet_names_its_producer_and_schema() -> None:
    stage = Run(str(uuid4()), Job("ingest.land", "TASK", "..."), "3.9.1", RUN)
    views = Dataset("duckdb:///a", "main.documents", [("title", "VARCHAR", "what it says")], 4)
    event = run_event("FAIL", stage, AT, Touched([views], [views]), Failure("OSError: no room", "Traceback"))
    output = event["outputs"][0]
    facets = [
        *event["run"]["facets"].values(),
        *event["job"]["facets"].values(),
        *output["facets"].values(),
        *output["outputFacets"].values(),
    ]
    assert len(facets) == 7
    assert all(facet["_schemaURL"].startswith("https://openlineage.io/spec/facets/") for facet in facets)
    assert event["run"]["facets"]["parent"]["run"] == {"runId": RUN.run_id}
    assert output["outputFacets"]["outputStatistics"]["rowCount"] == 4
    assert "outputFacets" not in event["inputs"][0]


def test_a_run_and_its_stages_start_and_complete_with_what_they_read(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    with flow_told("ingest", RUN.run_id, read, sender(archive, None)) as flow:
        with flow.stage("fetch", told) as stage:
            stage.inputs = addresses(["file:///papers/a.txt"])
        flow.inputs = stage.inputs
    events = read(archive)
    assert told(events) == [
        ("START", "ingest"),
        ("START", "ingest.fetch"),
        ("COMPLETE", "ingest.fetch"),
        ("COMPLETE", "ingest"),
    ]
    assert events[2]["inputs"] == events[3]["inputs"] == [{"namespace": "file", "name": "/papers/a.txt"}]
    assert events[1]["run"]["facets"]["parent"]["run"]["runId"] == RUN.run_id
    assert UUID(events[1]["run"]["runId"]) != UUID(RUN.run_id)
    assert "def told" in events[1]["job"]["facets"]["sourceCode"]["sourceCode"]


def test_a_failure_is_told_with_its_message_and_goes_on(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    with (
        pytest.raises(OSError, match="no room"),
        flow_told("ingest", RUN.run_id, read, sender(archive, None)) as flow,
        flow.stage("land", read),
    ):
        raise OSError("no room")
    events = read(archive)
    assert told(events)[2:] == [("FAIL", "ingest.land"), ("FAIL", "ingest")]
    assert events[3]["run"]["facets"]["errorMessage"]["message"] == "OSError: no room"


def test_files_and_web_addresses_are_named_as_openlineage_names_them() -> None:
    found = addresses(
        ["file:///a/b.txt", "https://example.org/c?d=1", "https://example.org", "file:///a/b.txt"]
    )
    assert [(each.namespace, each.name) for each in found] == [
        ("file", "/a/b.txt"),
        ("https://example.org", "c?d=1"),
        ("https://example.org", "/"),
    ]


@pytest.fixture
def receiver() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A server on this machine that takes events, and what it took."""
    taken: list[dict[str, Any]] = []

    class Take(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            taken.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            taken[-1]["authorization"] = self.headers["Authorization"]
            self.send_response(201)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Take)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/api/v1/lineage", taken
    server.shutdown()
    thread.join()
    server.server_close()


def test_events_are_sent_where_a_receiver_is_named(
    tmp_path: Path, receiver: tuple[str, list[dict[str, Any]]]
) -> None:
    url, taken = receiver
    url = url.replace("//", "//us%40er:secret@")
    with flow_told("ingest", RUN.run_id, read, sender(Archive(tmp_path), url)):
        pass
    assert taken[0]["authorization"] == f"Basic {b64encode(b'us@er:secret').decode()}"
    assert told(taken) == [("START", "ingest"), ("COMPLETE", "ingest")]
    assert not Archive(tmp_path).lineage_log.exists()


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "no url", "ftp://127.0.0.1:9/x", "http://"])
def test_a_receiver_that_is_dead_harms_nothing(tmp_path: Path, url: str) -> None:
    send = sender(Archive(tmp_path), url)
    with flow_told("ingest", RUN.run_id, read, send) as flow:
        flow.outputs = []
    assert send.failure
    assert told(read(Archive(tmp_path))) == [("START", "ingest"), ("COMPLETE", "ingest")]


def test_a_log_that_cannot_be_written_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file where a folder should be")
    with flow_told("ingest", RUN.run_id, read, sender(Archive(tmp_path), None)):
        pass


SILENT = b""
DRIPPING = b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000
ERRING = b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"
NONSENSE = b"220 mail.example ESMTP\r\n"


@pytest.mark.parametrize(
    ("answer", "pace", "why"),
    [
        (SILENT, 0.0, "no answer within"),
        (DRIPPING, 0.05, "no answer within"),
        (ERRING, 0.0, "it answered 503 Busy"),
        (NONSENSE, 0.0, "220 mail.example ESMTP"),
    ],
    ids=["silent", "dripping", "erring", "of another protocol"],
)
def test_a_receiver_that_takes_nothing_costs_little_and_is_told_of_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: bytes, pace: float, why: str
) -> None:
    monkeypatch.setattr(sending, "SECONDS", 0.3)
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=answer_slowly, args=(server, answer, pace, over), daemon=True).start()
        send = sender(Archive(tmp_path), f"http://user:secret@127.0.0.1:{server.getsockname()[1]}/x")
        start = time.monotonic()
        with flow_told("ingest", RUN.run_id, read, send):
            pass
        assert time.monotonic() - start < 1.5
        over.set()
    assert send.failure and why in send.failure and "secret" not in send.failure
    assert told(read(Archive(tmp_path))) == [("START", "ingest"), ("COMPLETE", "ingest")]


def answer_slowly(server: socket.socket, answer: bytes, pace: float, over: threading.Event) -> None:
    """Take one connection and answer it byte by byte at a pace, or at once; keep it open until it is over."""
    taken, _ = server.accept()
    with taken, contextlib.suppress(OSError):
        if not pace:
            taken.sendall(answer)
        for byte in answer if pace else b"":
            taken.sendall(bytes([byte]))
            if over.wait(pace):
                return
        over.wait(5)
