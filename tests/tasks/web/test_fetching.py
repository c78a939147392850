"""Against servers that do all they should not: the right capture, and nothing stored that should not be."""

import contextlib
import gzip
import json
import socket
import threading
import time
import zlib
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from schemas.capture import Capture
from tasks.web.visit import seconds_to_wait
from tests.scripted_server import Request, response, scripted_server
from tests.tasks.web.conftest import Fetch
from warehouse.archive import Archive

Stored = Callable[[], list[bytes]]
TEXT = b"Statement of the Ministry.\n" * 40


def test_what_is_served_is_stored_with_what_was_said_of_it(fetch: Fetch, archive: Archive) -> None:
    headers = {"ETag": '"v1"', "Last_Modified": "Tue, 12 Mar 2019 09:00:00 GMT", "Set_Cookie": "id=secret"}
    with scripted_server(
        {"/a.md": response(200, b"# Note\n\ntext", X_Made_By="caf\xe9", **headers)}
    ) as server:
        (capture,) = fetch(server.uri("/a.md#part"), contact="https://chancery.example/about")
    assert (capture.uri, capture.final_uri) == (server.uri("/a.md"), server.uri("/a.md"))
    assert (capture.method, capture.status_code, capture.outcome) == ("http", 200, "stored")
    assert (capture.etag, capture.last_modified) == ('"v1"', "Tue, 12 Mar 2019 09:00:00 GMT")
    assert (capture.media_type, capture.original_bytes, capture.attempt) == ("text/markdown", 12, 1)
    assert capture.headers and capture.headers["x-made-by"] == "café" and "set-cookie" not in capture.headers
    assert archive.original(capture.original_sha256 or "").read_bytes() == b"# Note\n\ntext"
    line = json.loads(archive.captures_log.read_text(encoding="utf-8"))
    assert Capture.model_validate_json(json.dumps(line)) == capture and "secret" not in str(line)
    agents = {request.headers["user-agent"] for request in server.requests}
    assert len(agents) == 1 and agents.pop().endswith("(+https://chancery.example/about)")


def test_redirects_are_followed_and_recorded_and_credentials_in_them_are_not(fetch: Fetch) -> None:
    script = {
        "/old": response(301, Location="/mid?x=1"),
        "/mid?x=1": response(307, Location="//127.0.0.1:{port}/n%C3%A9w"),
        "/n%C3%A9w": response(200, TEXT),
    }
    with scripted_server(dict(script)) as server:
        to = f"http://user:hunter2@127.0.0.1:{server.port}/n\u00c3\u00a9w#top"
        server.script["/mid?x=1"] = response(307, Location=to)
        (capture,) = fetch(server.uri("/old"))
    assert capture.uri == server.uri("/old") and capture.final_uri == server.uri("/n%C3%A9w")
    assert [(hop.status_code, hop.location) for hop in capture.redirects or []] == [
        (301, server.uri("/mid?x=1")),
        (307, server.uri("/n%C3%A9w")),
    ]
    assert "hunter2" not in capture.model_dump_json()


def test_a_failed_attempt_says_no_credentials_either(fetch: Fetch) -> None:
    with scripted_server({}) as server:
        server.script["/a"] = response(302, Location=f"http://u:hunter2@127.0.0.1:{server.port}/gone")
        server.script["/gone"] = response(404, Link=f"<http://u:hunter2@127.0.0.1:{server.port}/>; rel=x")
        (capture,) = fetch(server.uri("/a"))
    assert capture.outcome == "failed" and "hunter2" not in capture.model_dump_json()


# What the server answers, the code of the failure, and whether another attempt was worth it.
FAILURES: dict[str, tuple[bytes | list[bytes], str, bool]] = {
    "not found": (response(404, b"<p>404"), "http_status", False),
    "gone": (response(410), "http_status", False),
    "no content": (response(204), "http_status", False),
    "a part only": (response(206, TEXT), "http_status", False),
    "not modified, though nobody asked": (response(304), "http_status", False),
    "server error": (response(500, b"oops"), "http_status", True),
    "too many requests": (response(429), "http_status", True),
    "shorter than said": (response(200, TEXT, Content_Length="5000"), "truncated", True),
    "lengths that differ": (response(200, TEXT, Content_Length="5, 6"), "bad_response", True),
    "a length below zero": (response(200, TEXT, Content_Length="-1"), "bad_response", True),
    "closed at once": (b"", "truncated", True),
    "closed in the head": (b"HTTP/1.1 200 OK\r\nContent-", "truncated", True),
    "no HTTP": (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", "bad_response", False),
    "HTTP/0.9": (b"<html>hello</html>\n", "bad_response", False),
    "a head without end": (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 20_000, "bad_response", False),
    "a header without end": (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000, "bad_response", False),
    "a header of blanks": (b"HTTP/1.1 200 OK\r\nX:" + b" " * 3_000 + b"\rx\r\n\r\n", "bad_response", False),
    "a header that is none": (b"HTTP/1.1 200 OK\r\nX y\r\n\r\n", "bad_response", False),
    "too large by its length": (response(200, b"x" * (2**20 + 1)), "too_large", False),
    "packed in an unknown way": (response(200, TEXT, Content_Encoding="br"), "bad_encoding", False),
    "not packed though it says so": (response(200, TEXT, Content_Encoding="gzip"), "bad_encoding", True),
    "packed and damaged at its end": (
        response(200, zlib.compress(b"\0" * 2**18)[:-4] + b"sum!", Content_Encoding="deflate"),
        "bad_encoding",
        True,
    ),
    "packed and cut": (response(200, gzip.compress(TEXT)[:-9], Content_Encoding="gzip"), "truncated", True),
    "a bomb": (response(200, gzip.compress(b"\0" * 2**24), Content_Encoding="gzip"), "too_large", False),
    "a bomb in deflate": (
        response(200, zlib.compress(b"\0" * 2**24), Content_Encoding="deflate"),
        "too_large",
        False,
    ),
    "a redirect to itself": (response(302, Location="/x"), "too_many_redirects", False),
    "a redirect to nowhere": (response(302), "bad_redirect", False),
    "a redirect to a file": (response(302, Location="file:///etc/passwd"), "bad_redirect", False),
    "a redirect to no host": (response(302, Location="http://:80/"), "bad_redirect", False),
    "a redirect to metadata": (
        response(302, Location="http://169.254.169.254/latest/"),
        "refused_address",
        False,
    ),
    "a redirect to a mail server": (response(302, Location="http://127.0.0.1:25/"), "refused_address", False),
}


@pytest.mark.parametrize(("answer", "code", "is_tried_again"), FAILURES.values(), ids=FAILURES)
def test_what_is_not_right_and_whole_is_a_failed_capture_and_nothing_else(
    fetch: Fetch, stored: Stored, answer: bytes, code: str, is_tried_again: bool
) -> None:
    with scripted_server({"/x": answer}) as server:
        captures = fetch(server.uri("/x"), attempts=2)
    assert [(each.outcome, each.error_code, each.attempt) for each in captures] == [
        ("failed", code, number) for number in range(1, 3 if is_tried_again else 2)
    ]
    assert captures[0].original_sha256 is None and captures[0].error
    assert stored() == []


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    framed = b"".join(b"%x;x=y\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)
    return response(200, Content_Length="", Transfer_Encoding="chunked") + framed + end


WHOLE = {
    "in chunks": chunked(TEXT[:100], TEXT[100:]),
    "in chunks with a trailer": chunked(TEXT, end=b"0\r\nX-Sum: 1\r\n\r\n"),
    "until the connection closes": response(200, TEXT, Content_Length=""),
    "with its length said twice": response(200, TEXT, Content_Length=f"{len(TEXT)}, {len(TEXT)}"),
    "in gzip": response(200, gzip.compress(TEXT), Content_Encoding="gzip"),
    "in two members of gzip": response(
        200, gzip.compress(TEXT[:9]) + gzip.compress(TEXT[9:]), Content_Encoding="x-gzip"
    ),
    "in deflate": response(200, zlib.compress(TEXT), Content_Encoding="deflate"),
    "in deflate without zlib's header": response(200, zlib.compress(TEXT)[2:-4], Content_Encoding="Deflate"),
    "after early hints": b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + response(200, TEXT),
    "with more behind it": response(200, TEXT) + b"HTTP/1.1 200 OK\r\n\r\n",
    "with bare line ends": response(200, TEXT).replace(b"\r\n", b"\n", 2),
}


@pytest.mark.parametrize("answer", WHOLE.values(), ids=WHOLE)
def test_what_is_whole_is_stored_however_it_comes(fetch: Fetch, stored: Stored, answer: bytes) -> None:
    with scripted_server({"/x": answer}) as server:
        (capture,) = fetch(server.uri("/x"))
    assert (capture.outcome, capture.original_bytes) == ("stored", len(TEXT))
    assert stored() == [TEXT]


BROKEN_CHUNKS = {
    "cut within a chunk": (chunked(TEXT)[:-60], "truncated"),
    "without a last chunk": (chunked(TEXT, end=b""), "truncated"),
    "of negative size": (chunked(TEXT, end=b"-5\r\nhello\r\n"), "bad_response"),
    "of no size": (chunked(TEXT, end=b"\r\n\r\n"), "bad_response"),
    "that run over": (chunked(TEXT, end=b"2\r\nabc\r\n0\r\n\r\n"), "bad_response"),
    "with a trailer without end": (chunked(TEXT, end=b"0\r\n" + b"X: y\r\n" * 200), "bad_response"),
}


@pytest.mark.parametrize(("answer", "code"), BROKEN_CHUNKS.values(), ids=BROKEN_CHUNKS)
def test_broken_chunks_are_no_document(fetch: Fetch, stored: Stored, answer: bytes, code: str) -> None:
    with scripted_server({"/x": answer}) as server:
        (capture,) = fetch(server.uri("/x"), attempts=1)
    assert (capture.error_code, stored()) == (code, [])


def hang(request: Request, connected: socket.socket) -> None:
    time.sleep(0.5)


def drip(request: Request, connected: socket.socket) -> None:
    connected.sendall(response(200, Content_Length="1000"))
    for _ in range(40):
        connected.sendall(b"x")
        time.sleep(0.03)


def drip_head(request: Request, connected: socket.socket) -> None:
    connected.sendall(b"HTTP/1.1 200 OK\r\n")
    for _ in range(40):
        connected.sendall(b"X: y\r\n")
        time.sleep(0.03)


def never_end(request: Request, connected: socket.socket) -> None:
    connected.sendall(response(200, Content_Length=""))
    for _ in range(200):
        connected.sendall(b"x" * 2**16)


@pytest.mark.parametrize(
    ("behaviour", "code"),
    [(hang, "timeout"), (drip, "timeout"), (drip_head, "timeout"), (never_end, "too_large")],
)
def test_an_attempt_ends_however_slow_or_endless_the_server_is(
    fetch: Fetch, stored: Stored, behaviour: Callable[[Request, socket.socket], None], code: str
) -> None:
    impatient = {"read_seconds": 0.2, "total_seconds": 0.6}
    # Had it waited for the server, the answer would have been cut short, and not too late.
    with scripted_server({"/x": behaviour}) as server:
        (capture,) = fetch(server.uri("/x"), attempts=1, obey_robots=False, **impatient)
    assert (capture.error_code, stored()) == (code, [])
    assert ("web.total_seconds" in (capture.error or "")) is (behaviour in (drip, drip_head))


def test_a_server_that_flaps_is_tried_until_it_answers_and_every_attempt_is_on_record(
    fetch: Fetch, stored: Stored
) -> None:
    paths = [f"/{n}" for n in range(40)]
    flapping = [response(503), b"", response(200, TEXT)]
    with scripted_server({path: list(flapping) for path in paths}) as server:
        captures = fetch(*map(server.uri, paths), connections=16, connections_per_host=16, backoff_seconds=0)
    for uri in map(server.uri, paths):
        tried = [(each.attempt, each.status_code) for each in captures if each.uri == uri]
        assert tried == [(1, 503), (2, None), (3, 200)]
    assert Counter(each.outcome for each in captures) == {"failed": 80, "stored": 1, "unchanged": 39}
    # What came last is told by the order of the ids.
    assert [each.capture_id for each in captures] == sorted(each.capture_id for each in captures)
    assert stored() == [TEXT]


def test_a_server_is_left_alone_for_as_long_as_it_asks(fetch: Fetch) -> None:
    with scripted_server({"/x": [response(429, Retry_After="1"), response(200, TEXT)]}) as server:
        captures = fetch(server.uri("/x"))
    first, second = server.asked("/x")
    assert [each.outcome for each in captures] == ["failed", "stored"]
    assert second.at - first.at > 0.9


def test_how_long_a_server_asks_to_wait() -> None:
    now = datetime(2019, 3, 12, 9, 0, tzinfo=UTC)
    later = format_datetime(now + timedelta(minutes=2), usegmt=True)
    said = ["120", later, format_datetime(now - timedelta(days=1), usegmt=True), "soon", "", "-5", "²"]
    assert [seconds_to_wait(each, now) for each in said] == [120.0, 120.0, 0.0, None, None, None, None]


def test_a_server_that_asks_for_longer_is_not_asked_again_in_this_run(fetch: Fetch) -> None:
    with scripted_server({"/1": response(503, Retry_After="3600"), "/2": response(200, TEXT)}) as server:
        captures = fetch(server.uri("/1"), server.uri("/2"), connections_per_host=1)
    assert [(each.uri, each.error_code) for each in captures] == [
        (server.uri("/1"), "http_status"),
        (server.uri("/2"), "host_given_up"),
    ]
    assert server.paths() == ["/robots.txt", "/1"]


def test_a_host_is_not_blamed_for_where_its_addresses_lead(fetch: Fetch) -> None:
    with scripted_server({}) as front, scripted_server({}) as behind:
        behind.script = {f"/{n}": response(500) for n in range(9)}
        front.script = {f"/{n}": response(302, Location=behind.uri(f"/{n}")) for n in range(9)}
        front.script["/own"] = response(200, TEXT)
        uris = [front.uri(f"/{n}") for n in range(9)]
        captures = fetch(*uris, front.uri("/own"), attempts=1, connections_per_host=1)
    assert [each.error_code for each in captures] == ["http_status"] * 5 + ["host_given_up"] * 4 + [None]
    assert len(behind.paths()) == 6, "five and its robots.txt"


def test_it_is_the_host_that_asks_to_wait_that_is_left_alone(fetch: Fetch) -> None:
    with scripted_server({}) as front, scripted_server({"/1": response(503, Retry_After="3600")}) as busy:
        front.script = {
            "/1": response(302, Location=busy.uri("/1")),
            "/2": response(200, TEXT),
            "/3": response(302, Location=busy.uri("/robots.txt")),
        }
        captures = fetch(*(front.uri(path) for path in ("/1", "/2", "/3")), connections_per_host=1)
    assert [each.error_code for each in captures] == ["http_status", None, "host_given_up"]


def test_a_robots_txt_elsewhere_that_asks_to_wait_holds_up_that_host(fetch: Fetch) -> None:
    with scripted_server({}) as front, scripted_server({}) as busy:
        front.script = {"/robots.txt": response(302, Location=busy.uri("/robots.txt")), "/x": b""}
        busy.script = {"/robots.txt": response(503, Retry_After="3600"), "/y": response(200, TEXT)}
        captures = {each.uri: each for each in fetch(front.uri("/x"), busy.uri("/y"), connections=1)}
    assert captures[front.uri("/x")].error_code == "robots_unavailable"
    assert captures[busy.uri("/y")].error_code == "host_given_up"
    assert busy.paths() == ["/robots.txt"]


def test_a_host_has_no_more_connections_than_are_polite_wherever_they_come_from(fetch: Fetch) -> None:
    under_way: list[str] = []
    at_once: list[int] = []

    def slow(request: Request, connected: socket.socket) -> None:
        under_way.append(request.path)
        time.sleep(0.05)
        at_once.append(len(under_way))
        under_way.pop()
        connected.sendall(response(200, TEXT))

    with contextlib.ExitStack() as stack:
        shared = stack.enter_context(scripted_server({"/x": slow}))
        fronts = [stack.enter_context(scripted_server({})) for _ in range(4)]
        for front in fronts:
            front.script["/x"] = response(302, Location=shared.uri("/x"))
        captures = fetch(*(front.uri("/x") for front in fronts), connections_per_host=1, obey_robots=False)
    assert max(at_once) == 1 and len(captures) == 4


def test_a_host_that_does_not_answer_is_given_up_and_others_are_not(fetch: Fetch) -> None:
    with scripted_server({}) as dead, scripted_server({"/x": response(200, TEXT)}) as alive:
        dead.script = {f"/{n}": response(500) for n in range(9)}
        uris = [dead.uri(f"/{n}") for n in range(9)]
        captures = fetch(*uris, alive.uri("/x"), attempts=1, connections_per_host=1)
    codes = [each.error_code for each in captures if each.uri in uris]
    assert codes == ["http_status"] * 5 + ["host_given_up"] * 4
    assert [each.outcome for each in captures if each.uri not in uris] == ["stored"]


def test_a_server_that_is_not_there_is_unreachable(fetch: Fetch) -> None:
    with scripted_server({}) as server:
        uri = server.uri("/x")
    (capture, *_) = fetch(uri, attempts=2)
    assert (capture.error_code, capture.status_code, capture.headers) == ("unreachable", None, None)


def no_server(*addresses: str) -> Callable[[str, int], list[str]]:
    return lambda host, port: list(addresses)


def test_a_name_that_leads_to_this_machine_is_refused(fetch: Fetch) -> None:
    with scripted_server({"/x": response(200, TEXT)}) as server:
        uri = server.uri("/x", "innocent.example")
        (capture,) = fetch(uri, resolve=no_server("93.184.216.34", "127.0.0.1"), allowed_addresses="")
        assert server.requests == []
    assert capture.error_code == "refused_address" and "innocent.example is 127.0.0.1" in (
        capture.error or ""
    )


def test_a_name_that_leads_elsewhere_the_second_time_is_refused_then(fetch: Fetch, stored: Stored) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    with scripted_server({"/x": response(200, TEXT)}) as server:
        uri = server.uri("/x", "rebinding.example")
        (capture,) = fetch(uri, resolve=lambda host, port: next(answers), obey_robots=True)
        assert server.paths() == ["/robots.txt"]
    assert (capture.error_code, stored()) == ("refused_address", [])


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost.",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "[::ffff:127.0.0.1]",
        "[::1]",
        "0",
    ],
)
def test_this_machine_is_refused_by_whatever_name(fetch: Fetch, host: str) -> None:
    with scripted_server({"/x": response(200, TEXT)}) as server:
        (capture,) = fetch(f"http://{host}:{server.port}/x", allowed_addresses="", attempts=1)
        assert server.requests == []
    assert capture.error_code == "refused_address"


def test_a_name_that_nobody_knows_is_told(fetch: Fetch) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    (capture,) = fetch("http://nowhere.example/x", resolve=unknown)
    assert capture.error_code == "unresolved_name" and "nowhere.example is not found" in (capture.error or "")


def test_a_name_server_that_does_not_answer_is_not_waited_for(fetch: Fetch) -> None:
    def slow(host: str, port: int) -> list[str]:
        time.sleep(1)
        return []

    (capture,) = fetch("http://slow.example/x", resolve=slow, connect_seconds=0.05, attempts=1)
    assert capture.error_code == "timeout"


def test_what_has_not_changed_is_confirmed_and_not_sent_again(fetch: Fetch, stored: Stored) -> None:
    def conditional(request: Request, connected: socket.socket) -> None:
        is_known = request.headers.get("if-none-match") == '"v1"'
        said = {"ETag": '"v1"', "Last_Modified": "Tue, 12 Mar 2019 09:00:00 GMT"}
        connected.sendall(
            response(304, Content_Length="", **said) if is_known else response(200, TEXT, **said)
        )

    with scripted_server({"/x": conditional}) as server:
        (first,) = fetch(server.uri("/x"))
        (second,) = fetch(server.uri("/x"))
        (third,) = fetch(server.uri("/x"))
    assert server.asked("/x")[1].headers["if-modified-since"] == "Tue, 12 Mar 2019 09:00:00 GMT"
    assert [each.outcome for each in (first, second, third)] == ["stored", "not_modified", "not_modified"]
    assert (
        second.status_code == 304 and second.original_sha256 == first.original_sha256 == third.original_sha256
    )
    assert stored() == [TEXT]


def test_what_has_changed_is_stored_beside_what_was(fetch: Fetch, stored: Stored) -> None:
    with scripted_server(
        {"/x": [response(200, b"one", ETag='"1"'), response(200, b"two"), response(200, b"two")]}
    ) as server:
        outcomes = [fetch(server.uri("/x"))[0].outcome for _ in range(3)]
    assert outcomes == ["stored", "stored", "unchanged"] and stored() == [b"one", b"two"]
    # The second answer had no ETag: the first one's says nothing about it.
    assert ["if-none-match" in request.headers for request in server.asked("/x")] == [False, True, False]


def test_what_a_server_calls_a_version_is_said_back_only_if_it_was_kept_as_it_was(fetch: Fetch) -> None:
    said = {"ETag": '"\x01"', "Last_Modified": "\x85 Tue"}
    with scripted_server({"/x": response(200, TEXT, X_Title="a\x9bb\x7f", **said)}) as server:
        first, second = (fetch(server.uri("/x"))[0] for _ in range(2))
    assert first.headers and first.headers["x-title"] == "a\ufffdb\ufffd" and first.etag == '"\ufffd"'
    assert second.outcome == "unchanged"
    assert not {"if-none-match", "if-modified-since"} & set(server.asked("/x")[1].headers)


def test_conditions_are_not_sent_to_where_an_address_leads_now(fetch: Fetch) -> None:
    with scripted_server(
        {"/old": response(200, b"old", ETag='"1"'), "/new": response(200, b"new", ETag='"1"')}
    ) as server:
        server.script["/x"] = [response(302, Location="/old"), response(302, Location="/new")]
        (first,) = fetch(server.uri("/x"))
        (second,) = fetch(server.uri("/x"))
    assert (first.outcome, second.outcome) == ("stored", "stored")
    assert "if-none-match" not in server.asked("/new")[0].headers


def test_nothing_is_asked_conditionally_whose_bytes_are_lost(fetch: Fetch, archive: Archive) -> None:
    with scripted_server({"/x": response(200, TEXT, ETag='"1"')}) as server:
        (first,) = fetch(server.uri("/x"))
        archive.original(first.original_sha256 or "").unlink()
        (second,) = fetch(server.uri("/x"))
    assert second.outcome == "stored" and "if-none-match" not in server.asked("/x")[1].headers


def test_robots_txt_is_read_once_and_kept_to(fetch: Fetch, stored: Stored) -> None:
    robots = b"User-agent: *\nDisallow: /private/\nAllow: /private/open.html\n"
    script = {"/robots.txt": response(200, robots), "/public": response(200, TEXT)}
    with scripted_server(dict(script)) as server:
        server.script["/moved"] = response(302, Location="/private/b")
        server.script["/private/open.html"] = response(200, TEXT)
        paths = ["/private/a", "/public", "/moved", "/private/open.html"]
        captures = {each.uri: each for each in fetch(*map(server.uri, paths))}
    denied = captures[server.uri("/private/a")]
    assert denied.error_code == "robots_denied" and "line 2: Disallow: /private/" in (denied.error or "")
    assert captures[server.uri("/moved")].error_code == "robots_denied"
    assert sorted(server.paths()) == ["/moved", "/private/open.html", "/public", "/robots.txt"]
    assert stored() == [TEXT]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (response(404), None),
        (response(403), None),
        (response(302, Location="/robots.txt"), None),
        (response(500), "robots_unavailable"),
        (response(429), "robots_unavailable"),
        (b"", "truncated"),
        (response(302, Location="http://10.0.0.1/robots.txt"), "refused_address"),
    ],
)
def test_a_host_without_robots_txt_is_open_and_one_that_cannot_tell_is_closed(
    fetch: Fetch, answer: bytes, code: str | None
) -> None:
    with scripted_server({"/robots.txt": answer, "/x": response(200, TEXT)}) as server:
        captures = fetch(server.uri("/x"), attempts=2)
    assert [each.error_code for each in captures] == [code]
    assert ("/x" in server.paths()) is (code is None)


def test_robots_txt_is_not_asked_for_where_the_settings_say_so(fetch: Fetch) -> None:
    with scripted_server({"/x": response(200, TEXT)}) as server:
        fetch(server.uri("/x"), obey_robots=False)
    assert server.paths() == ["/x"]


def test_a_host_is_asked_no_faster_than_is_polite(fetch: Fetch) -> None:
    robots = response(200, b"User-agent: *\nCrawl-delay: 0.1")
    script = {"/robots.txt": robots, **{f"/{n}": response(200, b"%d" % n) for n in range(4)}}
    with scripted_server(dict(script)) as server:
        fetch(*(server.uri(f"/{n}") for n in range(4)), seconds_between=0.05)
    times = [request.at for request in server.requests if request.path != "/robots.txt"]
    assert len(times) == 4 and times[-1] - times[0] > 0.2


def test_hosts_are_fetched_from_side_by_side(fetch: Fetch) -> None:
    together = threading.Barrier(3)

    def meet(request: Request, connected: socket.socket) -> None:
        """Answer when the others have been asked, too."""
        together.wait(4)
        connected.sendall(response(200, request.headers["host"].encode()))

    with contextlib.ExitStack() as stack:
        servers = [stack.enter_context(scripted_server({"/x": meet})) for _ in range(3)]
        captures = fetch(*(server.uri("/x") for server in servers))
    assert [each.outcome for each in captures] == ["stored"] * 3


def test_a_full_disk_ends_the_run_and_blames_no_address(
    fetch: Fetch, stored: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with scripted_server({"/x": response(200, TEXT)}) as server:
        monkeypatch.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space left"):
            fetch(server.uri("/x"))
    assert stored() == []
