"""The addresses in listings, each once and whole; what the kinds of listings need to read them."""

import re
import zlib
from collections.abc import Iterable
from urllib.parse import urljoin

from schemas.errors import FetchFailed, RejectedInput
from tasks.catalog.kind import Found, ListingKind, known_kinds
from tasks.web.address import parse_address

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
    """Return a link as it is meant in a listing, empty if it means nothing."""
    try:
        return urljoin(base, link)
    except ValueError:
        return ""


def unpacked(content: bytes) -> bytes:
    """Return the content of a .gz, or the content as it is."""
    if not content.startswith(b"\x1f\x8b"):
        return content
    inflating = zlib.decompressobj(31)
    try:
        inflated = inflating.decompress(content, MOST_UNPACKED_BYTES)
    except zlib.error as cause:
        raise RejectedInput("bad_listing", f"it cannot be unpacked: {cause}") from cause
    if inflating.unconsumed_tail or not inflating.eof:
        told = "is larger than 64 MiB" if inflating.unconsumed_tail else "is cut short"
        raise RejectedInput("bad_listing", f"what is packed in it {told}")
    return inflated
