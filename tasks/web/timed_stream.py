"""Sockets under a deadline: however slowly a server drips, an attempt ends in time."""

import io
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from ssl import SSLCertVerificationError, SSLEOFError, SSLError

from schemas.errors import FetchFailed


class Deadline:
    """The moment at which an attempt must have ended, and the longest silence until then, in seconds."""

    def __init__(self, total_seconds: float, silence_seconds: float) -> None:
        self._at = time.monotonic() + total_seconds
        self._total_seconds = total_seconds
        self._silence_seconds = silence_seconds

    def patience(self, most_seconds: float | None = None) -> float:
        """Return how long the next step may take. Raises `FetchFailed` if none may."""
        remaining = self._at - time.monotonic()
        if remaining <= 0:
            message = f"it took longer than {self._total_seconds:g} s (web.total_seconds)"
            raise FetchFailed("timeout", message, is_passing=True)
        return min(remaining, most_seconds or self._silence_seconds)


class TimedStream(io.RawIOBase):
    """What arrives at a socket; every wait for it is within the deadline."""

    def __init__(self, connected: socket.socket, deadline: Deadline) -> None:
        self._socket = connected
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        with network_failures("the server"):
            self._socket.settimeout(self._deadline.patience())
            try:
                return self._socket.recv_into(buffer)
            except TimeoutError:
                # If it is the whole that took too long and not this silence, that is told.
                self._deadline.patience()
                raise
            except SSLEOFError as cause:
                message = "the server closed the connection without saying that this was all"
                raise FetchFailed("truncated", message, is_passing=True) from cause


@contextmanager
def network_failures(whom: str) -> Iterator[None]:
    """Turn what may happen on the network while the block runs into `FetchFailed`."""
    try:
        yield
    except TimeoutError as cause:
        raise FetchFailed("timeout", f"{whom} did not answer in time", is_passing=True) from cause
    except SSLCertVerificationError as cause:
        message = f"{whom} cannot prove who it is: {cause.verify_message}"
        raise FetchFailed("tls_failed", message) from cause
    except SSLError as cause:
        told = (cause.reason or str(cause)).replace("_", " ").lower()
        raise FetchFailed("tls_failed", f"no secure connection to {whom}: {told}", is_passing=True) from cause
    except OSError as cause:
        told = cause.strerror or type(cause).__name__
        raise FetchFailed("unreachable", f"{whom} cannot be reached: {told}", is_passing=True) from cause
