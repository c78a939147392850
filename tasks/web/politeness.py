"""How one run keeps to the pace and the rules of each host it visits."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from schemas.errors import FetchFailed
from schemas.settings import Web
from tasks.web.address import Address
from tasks.web.robots import Robots

MOST_FAILURES = 5
"""Addresses of one host that may go unanswered in a row before the rest is left to the next run."""

ABOUT_THE_HOST = frozenset({"refused_address", "tls_failed", "unreachable", "unresolved_name"})
"""What would have been no different without a robots.txt."""

ReadRobots = Callable[[Address], Robots]
"""Fetches what the robots.txt of an address's host says. Raises `FetchFailed`."""


@dataclass
class Host:
    """One origin: how much it may be asked at once and when again, and what its robots.txt said."""

    seconds_between: float
    connections: threading.Semaphore
    next_at: float = 0.0
    failures: int = 0
    given_up: str = ""
    robots: Robots | FetchFailed | None = None
    pace: threading.Lock = field(default_factory=threading.Lock)
    reading: threading.Lock = field(default_factory=threading.Lock)


class Politeness:
    """What a run knows of hosts; shared by its threads."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self._stop = threading.Event()
        self._hosts: dict[str, Host] = {}
        self._guard = threading.Lock()

    def slow_down(self, address: Address, seconds_between: float) -> None:
        """Ask a host less often than the settings say."""
        host = self._host(address)
        host.seconds_between = max(host.seconds_between, seconds_between)

    @contextmanager
    def turn(self, address: Address) -> Iterator[None]:
        """Hold one of the host's connections while the block runs, which begins when the host may be asked.

        Raises `FetchFailed` if the host has been given up by then.
        """
        host = self._host(address)
        with host.connections:
            # Again after each wait: the host may have asked to be left alone meanwhile.
            while pause := self._pause(host):
                self.wait(pause)
            self.check_host(address)
            yield

    def hold_off(self, address: Address, seconds: float) -> None:
        """Have nobody ask the host for so long: it said that it is asked too much."""
        host = self._host(address)
        with host.pace:
            host.next_at = max(host.next_at, time.monotonic() + seconds)

    def give_up(self, address: Address, why: str) -> None:
        """Ask the host no more in this run."""
        self._host(address).given_up = why

    def count_outcome(self, address: Address, has_answered: bool) -> None:
        """Count the addresses that a host has failed to answer in a row; too many, and it is given up."""
        host = self._host(address)
        host.failures = 0 if has_answered else host.failures + 1
        if host.failures >= MOST_FAILURES:
            host.given_up = f"{host.failures} addresses in a row had no answer"

    def check_host(self, address: Address) -> None:
        """Raise `FetchFailed` if the host has been given up."""
        why = self._host(address).given_up
        if why:
            raise FetchFailed("host_given_up", f"{address.authority} was not asked any more: {why}")

    def end(self) -> None:
        """Let nobody wait any longer: the run is at its end."""
        self._stop.set()

    def wait(self, seconds: float) -> None:
        """Wait so long. Raises `FetchFailed` where the run ends before."""
        if self._stop.wait(max(0.0, seconds)):
            raise FetchFailed("interrupted", "the run was ended before it was fetched", is_passing=True)

    def check_robots(self, address: Address, read: ReadRobots) -> None:
        """Raise `FetchFailed` where the host's robots.txt forbids an address, or cannot be had.

        It is fetched once in a run, by whoever comes first.
        """
        if not self._web.obey_robots or address.target == "/robots.txt":
            return
        host = self._host(address)
        with host.reading:
            if host.robots is None:
                try:
                    host.robots = read(address)
                    self.slow_down(address, host.robots.delay_seconds)
                except FetchFailed as failed:
                    host.robots = failed
        if isinstance(host.robots, FetchFailed):
            # Without it nothing is known to be allowed (RFC 9309, section 2.3.1.4).
            if host.robots.code in ABOUT_THE_HOST:
                raise FetchFailed(host.robots.code, str(host.robots))
            code = "robots_unavailable" if host.robots.code == "http_status" else host.robots.code
            raise FetchFailed(code, f"robots.txt of {address.authority}: {host.robots}")
        rule = host.robots.forbidding(address.target)
        if rule:
            message = f"robots.txt of {address.authority} forbids it in line {rule.number}: {rule}"
            raise FetchFailed("robots_denied", message)

    def _pause(self, host: Host) -> float:
        """Return how long to wait before the host may be asked; if not at all, count that as asked."""
        with host.pace:
            now = time.monotonic()
            pause = max(0.0, host.next_at - now)
            if not pause:
                host.next_at = now + host.seconds_between
            return pause

    def _host(self, address: Address) -> Host:
        with self._guard:
            if address.origin not in self._hosts:
                connections = threading.Semaphore(self._web.connections_per_host)
                self._hosts[address.origin] = Host(self._web.seconds_between, connections)
            return self._hosts[address.origin]
