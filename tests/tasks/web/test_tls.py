"""Over TLS: a server must prove who it is, and what ends without being said to end is cut short."""

import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tasks.web import dialling
from tests.scripted_server import Request, response, scripted_server
from tests.tasks.web.conftest import Fetch

TEXT = b"A text that is served over TLS.\n" * 30
NAME = "papers.example"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for `papers.example` with its key, signed by nobody else."""
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl")
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    line = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    line += ["-nodes", "-days", "2"]
    names = ["-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"]
    subprocess.run([*line, *names, "-keyout", path, "-out", f"{path}.crt"], check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + Path(f"{path}.crt").read_bytes())
    return path


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The certificate is one of the system's."""
    monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
    dialling.tls.cache_clear()
    yield
    dialling.tls.cache_clear()


def secure(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def here(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


@pytest.mark.usefixtures("trusted")
def test_a_server_that_proves_who_it_is_is_fetched_from(fetch: Fetch, certificate: Path) -> None:
    with scripted_server({"/x": response(200, TEXT)}, secure(certificate)) as server:
        (capture,) = fetch(server.uri("/x", NAME).replace("http:", "https:"), resolve=here)
    assert (capture.outcome, capture.original_bytes) == ("stored", len(TEXT))
    assert capture.uri == f"https://{NAME}:{server.port}/x"


@pytest.mark.usefixtures("trusted")
def test_a_server_of_another_name_is_not(fetch: Fetch, certificate: Path) -> None:
    with scripted_server({"/x": response(200, TEXT)}, secure(certificate)) as server:
        (capture,) = fetch(server.uri("/x", "other.example").replace("http:", "https:"), resolve=here)
        assert server.requests == []
    assert capture.error_code == "tls_failed" and "Hostname mismatch" in (capture.error or "")


def test_a_server_that_nobody_vouches_for_is_not(fetch: Fetch, certificate: Path) -> None:
    with scripted_server({"/x": response(200, TEXT)}, secure(certificate)) as server:
        (capture,) = fetch(server.uri("/x", NAME).replace("http:", "https:"), resolve=here)
        assert server.requests == []
    assert capture.error_code == "tls_failed" and "self-signed certificate" in (capture.error or "")


def test_a_server_without_tls_is_not_asked_without(fetch: Fetch) -> None:
    with scripted_server({"/x": response(200, TEXT)}) as server:
        (capture, *_) = fetch(server.uri("/x").replace("http:", "https:"), attempts=1, connect_seconds=0.3)
        assert server.requests == []
    assert capture.error_code in ("tls_failed", "timeout")


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("is_said", [True, False])
def test_an_end_that_is_not_said_is_no_end(fetch: Fetch, certificate: Path, is_said: bool) -> None:
    def until_closed(request: Request, connected: socket.socket) -> None:
        connected.sendall(response(200, TEXT, Content_Length=""))
        if is_said and isinstance(connected, ssl.SSLSocket):
            connected.unwrap()

    with scripted_server({"/x": until_closed}, secure(certificate)) as server:
        (capture,) = fetch(server.uri("/x", NAME).replace("http:", "https:"), resolve=here, attempts=1)
    assert (capture.outcome, capture.error_code) == (("stored", None) if is_said else ("failed", "truncated"))
