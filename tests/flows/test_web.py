"""From servers and a catalogue to the warehouse, as users go it: killed, run again, retried, verified."""

import contextlib
import json
import signal
import socket
import threading
from dataclasses import dataclass
from typing import Any

from tests.ahead import ahead
from tests.conftest import Chancery, Ended
from tests.flows.final_state import rows
from tests.scripted_server import Request, ScriptedServer, response, scripted_server
from warehouse.sql import sql

WEB = {
    "CHANCERY_WEB_ALLOWED_ADDRESSES": "127.0.0.1/32",
    "CHANCERY_WEB_SECONDS_BETWEEN": "0",
    "CHANCERY_WEB_BACKOFF_SECONDS": "0.01",
}
ONE = b"# Communique\n\nThe ferry will cross twice a week from 6 May 2019, for a trial of ninety days."
TWO = b"# Notice\n\nThe inner basin is closed to fishing vessels on Mondays and on Thursdays."
TWO_CHANGED = TWO.replace(b"Mondays", b"Tuesdays")
THREE = b"<html><body><p>Le bac traversera deux fois par semaine; les familles sont attendues au port.</p>"
PRESS = b"".join(b'<a href="/press/%s">read</a>' % name for name in (b"1.md", b"2.md", b"9"))
FOUND = b"Found again: the note of the port of 9 April 2019, on two pages."


@dataclass
class Told:
    """What the commands said, and what the archive held when a run had been killed."""

    chancery: Chancery
    server: ScriptedServer
    originals_when_killed: list[bytes]
    captures_when_killed: list[dict[str, Any]]
    first: Ended
    again: Ended
    retried: Ended
    verified: Ended


@ahead
def from_the_web(chancery: Chancery) -> Told:
    chancery.environment |= WEB
    is_half_sent, is_over, is_back = threading.Event(), threading.Event(), threading.Event()

    def half(request: Request, connected: socket.socket) -> None:
        """The first time send half of it and hang, then send it whole."""
        if request.number > 1:
            connected.sendall(response(200, TWO if request.number == 2 else TWO_CHANGED))
            return
        connected.sendall(response(200, TWO[:40], Content_Length=str(len(TWO))))
        is_half_sent.set()
        is_over.wait(60)

    def one(request: Request, connected: socket.socket) -> None:
        is_known = request.headers.get("if-none-match") == '"1"'
        connected.sendall(response(304, Content_Length="") if is_known else response(200, ONE, ETag='"1"'))

    def three(request: Request, connected: socket.socket) -> None:
        is_ours = request.headers.get("authorization") == "Basic bWU6aHVudGVyMg=="
        connected.sendall(response(200, THREE) if is_ours else response(401))

    def nine(request: Request, connected: socket.socket) -> None:
        connected.sendall(response(200, FOUND) if is_back.is_set() else response(404))

    with scripted_server({}) as server:
        server.script = {
            "/press": response(200, PRESS),
            "/press/1.md": one,
            "/press/2.md": half,
            "/press/9": nine,
            "/three": three,
        }
        catalog = chancery.root.parent / "catalog.toml"
        catalog.write_text(
            f'[[source]]\nname = "press"\nkind = "listing"\nurls = ["{server.uri("/press")}"]\n'
            'link_pattern = "/press/"\nlanguage = "fr"\nmin_documents = 3\n',
            encoding="utf-8",
        )
        target = server.uri("/three").replace("//", "//me:hunter2@")
        killed = chancery.start("ingest", "--catalog", catalog, target)
        assert is_half_sent.wait(60), killed.communicate()
        while not chancery.archive.captures_log.read_bytes().count(b"/press/1.md"):
            assert killed.poll() is None
        killed.send_signal(signal.SIGKILL)
        killed.communicate()
        is_over.set()
        originals = [path.read_bytes() for path in chancery.archive.originals.glob("*/*")]
        lines = chancery.archive.captures_log.read_text(encoding="utf-8").splitlines()
        first = chancery("ingest", "--catalog", catalog, target)
        is_back.set()
        done = [
            chancery("ingest", "--catalog", catalog, "--source", "press", "--json"),
            chancery("quarantine", "retry"),
            chancery("verify"),
        ]
    return Told(chancery, server, originals, [json.loads(line) for line in lines], first, *done)


def test_of_a_killed_run_no_half_download_is_left(from_the_web: Told) -> None:
    assert TWO[:40] not in from_the_web.originals_when_killed
    assert not any(each["uri"].endswith("/press/2.md") for each in from_the_web.captures_when_killed)


def test_the_next_run_completes_it_and_says_what_could_not_be_had(from_the_web: Told) -> None:
    first = from_the_web.first
    assert first.exit_code == 3, first.errors
    assert "3 documents landed" in first.output and "http_status" in first.output
    captured = rows(
        from_the_web.chancery,
        "SELECT list(outcome ORDER BY capture_id) FROM captures WHERE uri LIKE '%/press/1.md'",
    )
    # What the killed run had captured lands without being asked for again.
    assert captured == [(["stored", "not_modified"],)]


def test_a_changed_document_is_a_new_version_of_the_old_one(from_the_web: Told) -> None:
    told = json.loads(from_the_web.again.output)
    # What was missing the first time is there now, and what has changed is another document.
    assert (told["landed_count"], told["unchanged_count"], told["quarantined_count"]) == (2, 1, 0)
    versions = rows(from_the_web.chancery, "SELECT uri, version_number FROM document_versions")
    assert versions == [(from_the_web.server.uri("/press/2.md"), 2)]


def test_where_a_document_was_found_and_what_was_expected_of_it_is_on_record(from_the_web: Told) -> None:
    found = rows(
        from_the_web.chancery,
        "SELECT DISTINCT source_name, found_in, redirects::VARCHAR FROM captures"
        " WHERE uri LIKE '%/press/1.md'",
    )
    assert found == [("press", from_the_web.server.uri("/press"), "[]")]
    doubts = rows(from_the_web.chancery, "SELECT DISTINCT rule, value FROM findings WHERE rule LIKE 'decl%'")
    assert doubts == [("declared_language", "fr")]


def test_listings_and_catalogues_are_kept_and_are_no_documents(from_the_web: Told) -> None:
    kept = rows(
        from_the_web.chancery,
        "SELECT method, count(DISTINCT original_sha256) FROM captures"
        " WHERE original_sha256 IS NOT NULL GROUP BY method ORDER BY method",
    )
    assert kept == [("catalog", 1), ("http", 5), ("listing", 1)]
    assert rows(from_the_web.chancery, "SELECT count(*) FROM documents") == [(5,)]


def test_what_each_source_has_brought_can_be_asked(from_the_web: Told) -> None:
    ((source, _, state, places, documents, _),) = rows(from_the_web.chancery, sql("queries/catalog_sources"))
    assert (source, state, places, documents) == ("press", "fine", 3, 4)


def test_quarantine_is_empty_when_all_could_be_had(from_the_web: Told) -> None:
    assert from_the_web.retried.exit_code == 0, from_the_web.retried.output
    history = rows(
        from_the_web.chancery,
        "SELECT code, event, details ->> 'source' FROM quarantine_history ORDER BY recorded_at",
    )
    assert history == [("http_status", "quarantined", "press"), ("http_status", "resolved", "press")]


def test_everything_that_was_fetched_passes_verification(from_the_web: Told) -> None:
    assert from_the_web.verified.exit_code == 0, from_the_web.verified.output


def test_a_password_is_sent_to_its_server_and_is_nowhere_else(from_the_web: Told) -> None:
    assert any("authorization" in request.headers for request in from_the_web.server.asked("/three"))
    for said in (from_the_web.first, from_the_web.again, from_the_web.retried):
        assert "hunter2" not in said.output + said.errors
    for path in from_the_web.chancery.root.rglob("*"):
        with contextlib.suppress(IsADirectoryError):
            assert b"hunter2" not in path.read_bytes(), path
