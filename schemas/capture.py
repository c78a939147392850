"""One attempt to fetch one URI."""

from datetime import datetime
from typing import Literal

from schemas.base import Row, Sha256

Outcome = Literal["stored", "unchanged", "not_modified", "failed"]


class Capture(Row):
    """What was asked for, what came, and under which hash its bytes are kept.

    `captured_at` is UTC without a zone, as everywhere in the warehouse. A `failed` capture has an
    `error` and no original.
    """

    capture_id: str
    run_id: str
    uri: str
    final_uri: str
    captured_at: datetime
    method: str
    status_code: int | None = None
    media_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    original_sha256: Sha256 | None = None
    original_bytes: int | None = None
    outcome: Outcome
    error: str | None = None
