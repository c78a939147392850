"""Where lineage events go: a file in the archive, or a receiver; neither ever harms a run."""

import http.client
import json
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from warehouse.archive import Archive

SECONDS = 2.0
"""How long a receiver may take. After one failure no more is sent in this run: it would only wait again."""

Send = Callable[[dict[str, Any]], None]


def sender(archive: Archive, url: str | None) -> Send:
    """Return what takes an event: it is sent to a URL, or without one appended to a file in the archive."""
    return _Receiver(url) if url else _Log(archive)


class _Log:
    def __init__(self, archive: Archive) -> None:
        self._path = archive.lineage_log

    def __call__(self, event: dict[str, Any]) -> None:
        # A full or read-only disk is told by what must be written, not by this.
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as log:
                log.write(json.dumps(event, ensure_ascii=False, separators=(",", ":")) + "\n")


class _Receiver:
    def __init__(self, url: str) -> None:
        self._url = url
        self._is_alive = True

    def __call__(self, event: dict[str, Any]) -> None:
        if not self._is_alive:
            return
        try:
            request = urllib.request.Request(
                self._url, json.dumps(event).encode(), {"Content-Type": "application/json"}, method="POST"
            )
            with urllib.request.urlopen(request, timeout=SECONDS):
                pass
        # Whatever a receiver does, from refusing to speaking another protocol, is no matter of the run.
        except (OSError, ValueError, http.client.HTTPException):
            self._is_alive = False
