"""Where lineage events go: a file in the archive, or a receiver; neither ever harms a run."""

import http.client
import json
import threading
import time
import urllib.error
import urllib.request
from base64 import b64encode
from contextlib import suppress
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from warehouse.archive import Archive

SECONDS = 2.0
"""How long a receiver may take over one event, from the first byte to the last, however it dawdles."""

SECONDS_IN_ALL = 6.0
"""How long it may take over all events of a run: one that is slow each time would hold up every stage."""


class Send(Protocol):
    """What takes events. `failure` says why a receiver takes no more of them, and where they are instead."""

    failure: str | None

    def __call__(self, event: dict[str, Any]) -> None: ...


def sender(archive: Archive, url: str | None) -> Send:
    """Return what takes an event: it is sent to a URL, or without one appended to a file in the archive."""
    return _Receiver(url, _Log(archive)) if url else _Log(archive)


class _Log:
    failure: str | None = None

    def __init__(self, archive: Archive) -> None:
        self._path = archive.lineage_log

    def __call__(self, event: dict[str, Any]) -> None:
        # A full or read-only disk is told by what must be written, not by this.
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as log:
                log.write(json.dumps(event, ensure_ascii=False, separators=(",", ":")) + "\n")


class _Receiver:
    """Posts events; after one failure it would only wait again, so the rest goes to the file."""

    def __init__(self, url: str, log: _Log) -> None:
        self.failure: str | None = None
        self._url = url
        self._log = log
        self._seconds_left = SECONDS_IN_ALL

    def __call__(self, event: dict[str, Any]) -> None:
        if self.failure is None:
            start = time.monotonic()
            fault = _fault(self._url, json.dumps(event).encode(), min(SECONDS, self._seconds_left))
            self._seconds_left -= time.monotonic() - start
            if fault is None:
                return
            self.failure = (
                f"OpenLineage events were not all taken by {_shown(self._url)}: {fault}; "
                "those that were not are in reports/openlineage.ndjson"
            )
        self._log(event)


def _fault(url: str, body: bytes, seconds: float) -> str | None:
    """Post to a URL; return why it did not take it in so many seconds.

    In a thread of its own: a time-out of `urllib` counts from byte to byte, and one that sends a byte
    a second would hold up the run for ever.
    """
    said: list[str | None] = []
    thread = threading.Thread(target=lambda: said.append(_post(url, body)), daemon=True)
    thread.start()
    thread.join(max(seconds, 0.0))
    slow = f"no answer within {SECONDS:.0f} s, or {SECONDS_IN_ALL:.0f} s for all events of a run"
    return said[0] if said else slow


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Takes a redirect for a refusal: urllib would send the name and password on, and no event."""

    def redirect_request(self, *_: object) -> None:
        return None


def _post(url: str, body: bytes) -> str | None:
    try:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https"):
            return "it is no address of http or https"
        headers = {"Content-Type": "application/json"}
        name, found, host = parts.netloc.rpartition("@")
        if found:
            # What urllib would take for a part of the host's name (RFC 3986, 3.2.1; RFC 7617).
            headers["Authorization"] = f"Basic {b64encode(unquote(name).encode()).decode()}"
        address = parts._replace(netloc=host).geturl()
        request = urllib.request.Request(address, body, headers, method="POST")
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=2 * SECONDS):
            return None
    except urllib.error.HTTPError as cause:
        cause.close()
        return f"it answered {cause.code} {cause.reason}"
    except urllib.error.URLError as cause:
        return str(cause.reason)
    # Whatever else a receiver does, such as speaking another protocol, is no matter of the run.
    except (OSError, ValueError, http.client.HTTPException) as cause:
        return str(cause) or type(cause).__name__


def _shown(url: str) -> str:
    """Return an address without what only its owner may know."""
    with suppress(ValueError):
        parts = urlsplit(url)
        if parts.hostname:
            return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
    return "the address in openlineage_url"
