"""The addresses in listings, each once and whole; what the kinds of listings need to read them."""

import gzip
import io
import re
import zlib
from collections.abc import Iterable
from urllib.parse import urljoin

from schemas.errors import FetchFailed, RejectedInput
from tasks.catalog.kind import Found, ListingKind, known_kinds
from tasks.web.address import MOST_CHARACTERS, parse_address

MOST_UNPACKED_BYTES = 64 * 2**20
"""A sitemap may have 50 MiB."""


def links_in(kind_name: str, content: bytes, uri: str, content_type: str = "") -> Found:
    """Return the addresses in a listing of this kind that was served at `uri`, each once.

    What is no http(s) address is left out. Raises `RejectedInput` with code `bad_listing`.
    """
    kind = known_kinds()[kind_name]
    assert isinstance(kind, ListingKind)
    found = kind.links(content, uri, content_type)
    return Found(_addresses(found.documents, uri), _addresses(found.listings, uri))


def _addresses(links: Iterable[str], uri: str) -> list[str]:
    addresses: dict[str, None] = {}
    for link in filter(None, links):
        try:
            addresses[parse_address(re.sub(r"[\t\r\n]", "", link), uri).uri] = None
        except FetchFailed:
            continue
    return list(addresses)


def joined(base: str, link: str) -> str:
    """Return a link as it is meant in a listing, empty if it means nothing.

    A base is taken apart for each of the links there are, so that one too long to be fetched must not count.
    """
    if max(len(base), len(link)) > 2 * MOST_CHARACTERS:
        return ""
    try:
        return urljoin(base, link)
    except ValueError:
        return ""


def unpacked(content: bytes) -> bytes:
    """Return the content of a .gz, all members of it, or the content as it is."""
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
            found = packed.read(MOST_UNPACKED_BYTES + 1)
    except EOFError as cause:
        raise RejectedInput("bad_listing", "what is packed in it is cut short") from cause
    except (OSError, zlib.error) as cause:
        raise RejectedInput("bad_listing", f"what is packed in it cannot be unpacked: {cause}") from cause
    if len(found) > MOST_UNPACKED_BYTES:
        told = f"is larger than {MOST_UNPACKED_BYTES >> 20} MiB"
        raise RejectedInput("bad_listing", f"what is packed in it {told}")
    return found
