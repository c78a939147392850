"""From an address to the response it comes to, over every redirect on the way.

Each hop is a new request under the same rules: only http(s), only addresses that are allowed, and what the
robots.txt of its host says. Credentials and conditions go to the place they are for and to no other.
"""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field

from schemas.capture import Redirect
from schemas.errors import FetchFailed
from schemas.settings import Web
from schemas.version import CODE_VERSION
from tasks.web.address import Address, location, parse_address
from tasks.web.dialling import Resolver, connect, system_addresses
from tasks.web.messages import Response, send_request
from tasks.web.politeness import Politeness, ReadRobots
from tasks.web.timed_stream import Deadline

PRODUCT = "chancery"
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True)
class Visitor:
    """Who asks in one run, and how. `credentials`: `user:password` by origin; in no record, ever."""

    web: Web
    politeness: Politeness
    resolve: Resolver = system_addresses
    credentials: Mapping[str, str] = field(default_factory=dict, repr=False)

    def user_agent(self) -> str:
        contact = f" (+{self.web.contact})" if self.web.contact else ""
        return f"{PRODUCT}/{CODE_VERSION}{contact}"


@dataclass(frozen=True)
class Known:
    """What an address gave when it was last captured whole, and how to ask whether it still does."""

    original_sha256: str
    original_bytes: int
    final_uri: str
    etag: str | None
    last_modified: str | None


@dataclass
class Trail:
    """How far the way to a response has come."""

    at: Address
    redirects: list[Redirect] = field(default_factory=list)
    response: Response | None = None


@contextmanager
def final_response(
    visitor: Visitor,
    start: Address,
    trail: Trail,
    known: Known | None = None,
    read_robots: ReadRobots | None = None,
) -> Iterator[Response]:
    """Yield the response that is no redirect, its body unread; `trail` tells the way, also after a failure.

    Without `read_robots` no robots.txt is looked at. Raises `FetchFailed`.
    """
    seen = {start.uri}
    while True:
        visitor.politeness.check_host(trail.at)
        if read_robots:
            visitor.politeness.check_robots(trail.at, read_robots)
        with ExitStack() as held:
            held.enter_context(visitor.politeness.turn(trail.at))
            deadline = Deadline(visitor.web.total_seconds, visitor.web.read_seconds)
            trail.response = None
            connected = connect(trail.at, visitor.web, deadline, visitor.resolve)
            held.enter_context(closing(connected))
            response = send_request(connected, trail.at, _headers(visitor, trail.at, known), deadline)
            trail.response = response
            if response.status_code not in REDIRECTS:
                yield response
                return
        target = _target(trail.at, response)
        trail.redirects.append(
            Redirect(uri=trail.at.uri, status_code=response.status_code, location=target.uri)
        )
        if target.uri in seen:
            raise FetchFailed("too_many_redirects", f"its redirects lead in a circle, back to {target.uri}")
        if len(trail.redirects) > visitor.web.redirects:
            message = f"it redirects more than {visitor.web.redirects} times, at last to {target.uri}"
            raise FetchFailed("too_many_redirects", message)
        seen.add(target.uri)
        trail.at = target


def _target(at: Address, response: Response) -> Address:
    value = response.headers.get("location", "")
    if not value:
        raise FetchFailed("bad_redirect", f"the server answered {response.status_code} and said not where to")
    try:
        return parse_address(location(value), at.uri)
    except FetchFailed as failed:
        raise FetchFailed("bad_redirect", f"it redirects to where nothing is fetched: {failed}") from None


def _headers(visitor: Visitor, at: Address, known: Known | None) -> dict[str, str]:
    headers = {"User-Agent": visitor.user_agent(), "Accept": "*/*", "Accept-Encoding": "gzip, deflate"}
    headers |= _conditions(known, at)
    user = visitor.credentials.get(at.origin)
    if user:
        headers["Authorization"] = f"Basic {b64encode(user.encode()).decode('ascii')}"
    return headers


def is_asked_conditionally(known: Known | None, at: Address) -> bool:
    """Whether a request for an address carries conditions, so that 304 can be its answer."""
    return bool(_conditions(known, at))


def _conditions(known: Known | None, at: Address) -> dict[str, str]:
    """Return the headers that ask whether an address still gives what it gave."""
    if known is None or known.final_uri != at.uri:
        return {}
    said = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    # What was no text of a header has not been kept as it was, and cannot be said back.
    return {name: value for name, value in said.items() if value and "\N{REPLACEMENT CHARACTER}" not in value}
