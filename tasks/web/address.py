"""Addresses of the web, taken apart once: what is connected to, what is asked for, what is put on record.

Credentials are taken out before anything else is done with an address, so that no other part of Chancery
ever has them in a text.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit

from schemas.errors import FetchFailed

PORTS = {"http": 80, "https": 443}
MOST_CHARACTERS = 8_000
"""RFC 9110, section 4.1, asks for 8,000 octets at least; longer ones are traps."""
MOST_TOLD = 300

_SAFE = "!#$%&'()*+,/:;=?@[]~"
"""What is left as it is: all that may stand in a URI, and the per cent of what is encoded already."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|(?=[^:]*:)[0-9a-f:.]+")
_MOST_HOST_CHARACTERS = 253
_USER = re.compile(r"(?<=//)[^/?#]*@")
"""In a text all that may be one: a password may have quotes, brackets and blanks in it."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """`host` in ASCII and lower case, IPv6 without brackets; `target`: path and query as they are sent."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and port as the Host header has them: the usual port is left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.authority}"

    @property
    def uri(self) -> str:
        return self.origin + self.target


def is_web_address(text: str) -> bool:
    scheme, sign, _ = text.strip().partition("://")
    return bool(sign) and scheme.lower() in PORTS


def parse_address(text: str, base: str | None = None) -> Address:
    """Return the address that a text, or a link on the page `base`, means; its fragment is dropped.

    Raises `FetchFailed` with code `bad_address` for whatever cannot be fetched over HTTP.
    """
    text = text.strip()
    try:
        # A longer text is not even looked at; its fragment, which is dropped, may be as long again.
        if len(text) > 2 * MOST_CHARACTERS or _CONTROLS.search(text):
            raise ValueError
        parts = urlsplit(urljoin(base or "", text))
        scheme, host = parts.scheme.lower(), _host(parts.hostname or "")
        port = parts.port if parts.port is not None else PORTS.get(scheme, 0)
        query = f"?{parts.query}" if parts.query else ""
        target = quote((parts.path or "/") + query, safe=_SAFE)
    except ValueError:
        # The cause is not told: it may quote a password.
        raise _no_address(text) from None
    if scheme not in PORTS:
        raise FetchFailed("bad_address", f"{shown(text)!r}: only http and https addresses are fetched")
    if port == 0 or len(target) > MOST_CHARACTERS:
        raise _no_address(text)
    return Address(scheme, host, port, target)


def credentials_in(text: str) -> tuple[str, str] | None:
    """Return the origin of an address and the `user:password` that stand in it, if any do."""
    user, _, _ = urlsplit(text.strip()).netloc.rpartition("@")
    if not user:
        return None
    return parse_address(text).origin, unquote(user if ":" in user else f"{user}:")


def without_user(address: str) -> str:
    """Return an address without user and password. Raises `ValueError` for what cannot be taken apart."""
    parts = urlsplit(address.strip())
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def without_credentials(text: str) -> str:
    """Return a text without what may be users and passwords in the addresses in it."""
    return _USER.sub("", text)


def without_secrets(text: str) -> str:
    """Return an address for people: an ellipsis for user and password, and for the query."""
    before, slashes, behind = text.strip().partition("//")
    _, at, place = behind.rpartition("@")
    told, asked, _ = f"{before}{slashes}{'…@' if at else ''}{place}".partition("?")
    return f"{told}?…" if asked else told


def shown(text: str) -> str:
    """Return what messages may show of a text that is no address, or none that is fetched.

    Nothing of what stands before an @ where that may be a user and a password, wherever the slashes are.
    """
    scheme = found[0] if (found := _SCHEME.match(text)) else ""
    before, _, behind = text[len(scheme) :].rpartition("@")
    return (scheme + behind if scheme or ":" in before else text)[:MOST_TOLD]


def location(value: str) -> str:
    """Return the value of a Location header, whose bytes were read as Latin-1, as a reference in ASCII."""
    return quote(value.strip().encode("latin-1", "replace"), safe=_SAFE)


def _host(name: str) -> str:
    """Return a host name in ASCII (IDNA 2003, as the standard library has it), without a last dot."""
    if not name.isascii():
        name = name.encode("idna").decode("ascii")
    name = name.lower().removesuffix(".")
    if len(name) > _MOST_HOST_CHARACTERS or not _HOST.fullmatch(name):
        raise ValueError("it has no host, or one that no host can be called")
    return name


def _no_address(text: str) -> FetchFailed:
    return FetchFailed("bad_address", f"{shown(text)!r} is not an address that can be fetched")
