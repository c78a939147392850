"""One attempt to fetch one URI."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from schemas.base import Row, Sha256

Outcome = Literal["stored", "unchanged", "not_modified", "failed"]


class Redirect(Row):
    """One hop: what this URI answered, and where it sent to."""

    uri: str
    status_code: int
    location: str


class Capture(Row):
    """What was asked for, what came, and under which hash its bytes are kept.

    `captured_at` is UTC without a zone, as everywhere in the warehouse. A `failed` capture has an
    `error` and no original; one that is `not_modified` names the original that its server confirmed. What is
    captured by the methods `listing` and `catalog` says where documents are, and is none itself.
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
    error_code: str | None = None
    """Why it failed, as a word for machines."""
    attempt: int = Field(default=1, ge=1)
    """Of those made for this URI in one run, from 1."""
    headers: dict[str, str] | None = None
    """Of the last response, names in lower case; of a name that stood twice, the values joined by commas."""
    redirects: list[Redirect] | None = None
    source_name: str | None = None
    """The source of a catalogue that asked for it."""
    found_in: str | None = None
    """The URI of the listing, sitemap or feed that named it."""
    declared_language: str | None = None
    """The language that the catalogue says it is in."""
