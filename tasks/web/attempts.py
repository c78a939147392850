"""An address tried again while that may help: later each time, and when the server says."""

import random
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from schemas.errors import FetchFailed
from tasks.web.address import Address, parse_address
from tasks.web.body import body_of
from tasks.web.following import PRODUCT, Known, Trail, Visitor, final_response
from tasks.web.robots import MOST_BYTES, Robots, parse_robots
from tasks.web.visit import Visit, check_status, visit

NOTHING_SAID = range(400, 500)
"""A robots.txt that is answered so says nothing (RFC 9309, section 2.3.1.3); but 429 asks to stay away."""
ASTRAY = frozenset({"bad_redirect", "too_many_redirects"})


def attempts(
    visitor: Visitor, address: Address, new_copy: Callable[[], Path], known: Known | None
) -> Iterator[Visit]:
    """Yield one attempt after the other, until one succeeds or no further one is worth it."""
    read = partial(read_robots, visitor)
    for number in range(1, visitor.web.attempts + 1):
        done = visit(visitor, address, new_copy(), known, read)
        yield done
        # Of the hosts on the way only the last one can have failed, and it alone asked to be left alone.
        for hop in map(parse_address, (each.uri for each in done.redirects)):
            if hop.origin != done.at.origin:
                visitor.politeness.count_outcome(hop, has_answered=True)
        if done.failure is None or not done.failure.is_passing:
            if done.status_code is not None:
                visitor.politeness.count_outcome(done.at, has_answered=True)
            return
        if number == visitor.web.attempts or not _wait(visitor, done.at, done.failure, number):
            visitor.politeness.count_outcome(done.at, has_answered=False)
            return


def read_robots(visitor: Visitor, address: Address) -> Robots:
    """Return what the robots.txt of an address's host says to us. Raises `FetchFailed` if unknown."""
    place = Address(address.scheme, address.host, address.port, "/robots.txt")
    for number in range(1, visitor.web.attempts + 1):
        trail = Trail(place)
        try:
            with final_response(visitor, place, trail) as response:
                if response.status_code in NOTHING_SAID and response.status_code != 429:
                    return Robots()
                check_status(response)
                return parse_robots(_beginning(body_of(response, visitor.web.original_bytes)), PRODUCT)
        except FetchFailed as failed:
            if failed.code in ASTRAY:
                return Robots()
            if (
                not failed.is_passing
                or number == visitor.web.attempts
                or not _wait(visitor, trail.at, failed, number)
            ):
                raise
    raise AssertionError("unreachable")


def _wait(visitor: Visitor, address: Address, failure: FetchFailed, number: int) -> bool:
    """Wait before the next attempt; return whether there is to be one in this run."""
    web, asked = visitor.web, failure.wait_seconds or 0.0
    if asked > web.longest_wait_seconds:
        visitor.politeness.give_up(address, f"it asked to be left alone for {asked:.0f} s")
        return False
    if asked:
        visitor.politeness.hold_off(address, asked)
    # Spread, so that what failed together is not tried again together.
    backoff = web.backoff_seconds * 2 ** (number - 1) * random.uniform(0.5, 1.5)
    visitor.politeness.wait(max(asked, min(backoff, web.longest_wait_seconds)))
    return True


def _beginning(pieces: Iterator[bytes]) -> bytes:
    """Return as much as is looked at; what a robots.txt has behind that is not fetched."""
    content = bytearray()
    for piece in pieces:
        content += piece
        if len(content) >= MOST_BYTES:
            break
    return bytes(content)
