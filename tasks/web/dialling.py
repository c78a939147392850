"""Connections to hosts: the name is resolved once, every address it has is checked, and one of just those
is connected to. So a name that resolves otherwise a moment later (DNS rebinding) leads nowhere else.

No proxy is used, whatever the environment says: behind one, nobody here would know what is connected to.
"""

import queue
import socket
import ssl
import threading
from collections.abc import Callable
from functools import cache

from schemas.errors import FetchFailed
from schemas.settings import Web
from tasks.web.address import Address
from tasks.web.networks import BAD_PORTS, is_allowed
from tasks.web.timed_stream import Deadline, network_failures

Resolver = Callable[[str, int], list[str]]
"""Returns the IP addresses of a host name, the best first; raises `OSError`."""

MOST_TRIED = 4
"""Addresses of one host that are tried; with more, something is wrong with all."""


def system_addresses(host: str, port: int) -> list[str]:
    """Return the addresses that the system's resolver gives for a host name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def connect(address: Address, web: Web, deadline: Deadline, resolve: Resolver) -> socket.socket:
    """Return a socket to the host of an address, over TLS for https. Raises `FetchFailed`."""
    if address.port in BAD_PORTS:
        raise FetchFailed("refused_address", f"{address.authority}: port {address.port} is none of the web's")
    found = _addresses(address, deadline.patience(web.connect_seconds), resolve)
    for each in found:
        if not is_allowed(each, address.host, web.allowed_addresses):
            where = address.host if each == address.host else f"{address.host} is {each}, which"
            message = f"{where} is not public; name it in web.allowed_addresses if it is meant"
            raise FetchFailed("refused_address", message)
    connected = _connect_to_one(address, found[:MOST_TRIED], web, deadline)
    try:
        if address.scheme != "https":
            return connected
        with network_failures(address.authority):
            connected.settimeout(deadline.patience(web.connect_seconds))
            # What ends without being said to end is cut short, so ragged ends are errors.
            return tls().wrap_socket(connected, server_hostname=address.host, suppress_ragged_eofs=False)
    except BaseException:
        connected.close()
        raise


def _connect_to_one(address: Address, found: list[str], web: Web, deadline: Deadline) -> socket.socket:
    for place, each in enumerate(found):
        try:
            with network_failures(address.authority):
                return socket.create_connection((each, address.port), deadline.patience(web.connect_seconds))
        except FetchFailed as failed:
            if place == len(found) - 1:
                raise failed
    raise FetchFailed("unresolved_name", f"{address.host} has no address")


def _addresses(address: Address, seconds: float, resolve: Resolver) -> list[str]:
    """Return all addresses of a host, the resolver being given so many seconds."""
    answer: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answer.put(resolve(address.host, address.port))
        except (OSError, UnicodeError) as cause:
            answer.put(cause if isinstance(cause, OSError) else OSError(str(cause)))

    # A thread of its own, since the system's resolver takes as long as it likes.
    threading.Thread(target=ask, name="resolver", daemon=True).start()
    try:
        found = answer.get(timeout=seconds)
    except queue.Empty:
        message = f"no name server told in time where {address.host} is"
        raise FetchFailed("timeout", message, is_passing=True) from None
    if isinstance(found, OSError):
        is_passing = not isinstance(found, socket.gaierror) or found.errno == socket.EAI_AGAIN
        told = found.strerror or str(found)
        raise FetchFailed("unresolved_name", f"{address.host} is not found: {told}", is_passing) from found
    return found


@cache
def tls() -> ssl.SSLContext:
    """The system's certificates, or those that SSL_CERT_FILE names; TLS 1.2 or later."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
