"""What a receiver of events can do, and what becomes of the events."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from schemas.settings import Settings
from tasks.lineage.sending import sender
from warehouse.archive import Archive


class Receiver(BaseHTTPRequestHandler):
    """Sends every event on to another address, and notes what arrives there."""

    arrived: list[tuple[str, str | None]]

    def do_POST(self) -> None:
        if self.path.startswith("/slow"):
            time.sleep(0.2)
            self.arrived.append((self.path, self.headers["Authorization"]))
            self.send_response(200)
            self.end_headers()
            return
        self.send_response(302)
        self.send_header("Location", "/elsewhere")
        self.end_headers()

    def do_GET(self) -> None:
        self.arrived.append((self.path, self.headers["Authorization"]))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    Receiver.arrived = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Receiver) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://me:secret@127.0.0.1:{server.server_port}/lineage"
        server.shutdown()


def test_a_receiver_that_sends_events_elsewhere_is_told_of_and_the_events_kept(
    address: str, tmp_path: Path
) -> None:
    archive = Archive(tmp_path)
    send = sender(archive, address)
    send({"eventType": "START"})
    assert Receiver.arrived == []
    assert send.failure and "302" in send.failure and "secret" not in send.failure
    assert json.loads(archive.lineage_log.read_text(encoding="utf-8")) == {"eventType": "START"}


def test_a_receiver_that_is_slow_each_time_takes_no_more_than_its_share_of_a_run(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tasks.lineage.sending.SECONDS_IN_ALL", 0.5)
    archive = Archive(tmp_path)
    send = sender(archive, address.replace("/lineage", "/slow"))
    start = time.monotonic()
    for number in range(20):
        send({"number": number})
    assert time.monotonic() - start < 2.0
    assert Receiver.arrived
    assert send.failure and "no answer within 2 s" in send.failure
    kept = [json.loads(line)["number"] for line in archive.lineage_log.read_text().splitlines()]
    assert kept == list(range(kept[0], 20)) and 1 <= kept[0] <= 3


def test_where_events_go_is_in_no_record_of_settings() -> None:
    assert "secret" not in Settings(openlineage_url="http://me:secret@a.example").model_dump_json()
