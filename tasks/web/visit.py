"""One attempt at one address: what came of it, as a value, whatever happened."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from pathlib import Path

from schemas.capture import Redirect
from schemas.errors import FetchFailed
from tasks.original_store import write_new
from tasks.web.address import Address
from tasks.web.body import body_of
from tasks.web.following import Known, Trail, Visitor, final_response, is_asked_conditionally
from tasks.web.messages import Response
from tasks.web.politeness import ReadRobots
from warehouse.clock import now

WHOLE = frozenset({200, 203})
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(frozen=True)
class Visit:
    """What one attempt brought: bytes at `copy`, the word that `known` still holds, or a failure.

    `at` is where the way ended, or broke off. Headers and status are those of the last response; there is
    none where nobody answered.
    """

    at: Address
    ended_at: datetime
    redirects: list[Redirect]
    status_code: int | None = None
    headers: dict[str, str] | None = None
    copy: Path | None = None
    is_not_modified: bool = False
    failure: FetchFailed | None = None


def visit(
    visitor: Visitor, start: Address, copy: Path, known: Known | None, read_robots: ReadRobots
) -> Visit:
    """Fetch an address once, its content to a new file that is on disk when this returns.

    Raises `OSError` only for what is wrong with the file; nothing is left of it if the attempt failed.
    """
    trail = Trail(start)
    failure = None
    is_not_modified = False
    try:
        with final_response(visitor, start, trail, known, read_robots) as response:
            is_not_modified = response.status_code == 304 and is_asked_conditionally(known, trail.at)
            if not is_not_modified:
                check_status(response)
                write_new(copy, body_of(response, visitor.web.original_bytes))
    except FetchFailed as failed:
        failure = failed
    return Visit(
        at=trail.at,
        ended_at=now(),
        redirects=trail.redirects,
        status_code=trail.response.status_code if trail.response else None,
        headers=trail.response.kept_headers() if trail.response else None,
        copy=None if failure or is_not_modified else copy,
        is_not_modified=is_not_modified,
        failure=failure,
    )


def check_status(response: Response) -> None:
    """Raise `FetchFailed` for a response that does not hold what was asked for, and whole."""
    status = response.status_code
    if status in WHOLE:
        return
    phrase = f" {HTTPStatus(status).phrase}" if status in list(HTTPStatus) else ""
    raise FetchFailed(
        "http_status",
        f"the server answered {status}{phrase}",
        is_passing=status in PASSING,
        wait_seconds=seconds_to_wait(response.headers.get("retry-after", ""), datetime.now(UTC)),
    )


def seconds_to_wait(retry_after: str, now: datetime) -> float | None:
    """Return what a Retry-After header asks for (RFC 9110, section 10.2.3), None if it says nothing."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text[:12])
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return max(0.0, (at.replace(tzinfo=at.tzinfo or UTC) - now).total_seconds())
