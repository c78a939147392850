"""`captures.ndjson`: one line per capture, on disk before anything is done with its bytes."""

import fcntl
import json
import os
from collections.abc import Iterable

from schemas.capture import Capture
from warehouse.archive import Archive


def append_captures(archive: Archive, captures: Iterable[Capture]) -> None:
    """Append a line for each capture and have them on disk when this returns.

    Several runs may append at once: each writes its lines in one piece, under a lock. What a killed
    run left of a line is ended first, so that it spoils no other.
    """
    lines = [
        json.dumps(capture.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        for capture in captures
    ]
    if not lines:
        return
    with archive.captures_log.open("a+b") as log:
        fcntl.flock(log, fcntl.LOCK_EX)
        if _ends_within_a_line(log.fileno()):
            lines.insert(0, "")
        os.write(log.fileno(), ("\n".join(lines) + "\n").encode("utf-8"))
        os.fsync(log.fileno())


def _ends_within_a_line(descriptor: int) -> bool:
    size = os.fstat(descriptor).st_size
    return size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
