"""The addresses in listings: pages, sitemaps and feeds, each in the order in which they stand there.

Sitemaps by the protocol of sitemaps.org, 0.9, as XML or text, packed or not; feeds as RSS 0.9x, 1.0 and 2.0
and Atom (RFC 4287).
"""

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from urllib.parse import urljoin

from schemas.errors import FetchFailed, RejectedInput
from tasks.catalog.xml_reading import read_elements
from tasks.extract.encoding import decode
from tasks.extract.html_tree import parse
from tasks.web.address import is_web_address, parse_address

MOST_PAGE_BYTES = 8 * 2**20
MOST_UNPACKED_BYTES = 64 * 2**20
"""A sitemap may have 50 MiB."""

_ATOM = "http://www.w3.org/2005/Atom"
_XML_BASE = "http://www.w3.org/XML/1998/namespace base"
_CHARSET = re.compile(r"charset\s*=\s*\"?([\w.:-]+)", re.IGNORECASE)


@dataclass
class Found:
    """What a listing leads to: documents, and further sitemaps."""

    documents: list[str] = field(default_factory=list)
    sitemaps: list[str] = field(default_factory=list)


def links_in(kind: str, content: bytes, uri: str, content_type: str = "") -> Found:
    """Return the addresses in a listing of this kind that was served at `uri`, each once.

    What is no http(s) address is left out. Raises `RejectedInput` with code `bad_listing`.
    """
    found = Found()
    if kind == "listing":
        found.documents = _page(content, uri, content_type)
    elif kind == "sitemap":
        _sitemap(_unpacked(content), found)
    else:
        _feed(_unpacked(content), uri, found)
    return Found(_addresses(found.documents, uri), _addresses(found.sitemaps, uri))


def _addresses(links: Iterable[str], uri: str) -> list[str]:
    addresses: dict[str, None] = {}
    for link in filter(None, links):
        try:
            addresses[parse_address(re.sub(r"[\t\r\n]", "", link), uri).uri] = None
        except FetchFailed:
            continue
    return list(addresses)


def _page(content: bytes, uri: str, content_type: str) -> list[str]:
    if len(content) > MOST_PAGE_BYTES:
        raise RejectedInput("bad_listing", f"the page is larger than {MOST_PAGE_BYTES >> 20} MiB")
    said = _CHARSET.search(content_type) or _CHARSET.search(content[:1024].decode("latin-1"))
    targets = [
        (element.tag, element.attributes["href"].strip())
        for element in parse(decode(content, said[1] if said else None).text)
        if "href" in element.attributes
    ]
    base = _joined(uri, next((target for tag, target in targets if tag == "base"), ""))
    return [_joined(base, target) for tag, target in targets if tag in ("a", "area")]


def _joined(base: str, link: str) -> str:
    """Return a link as it is meant on a page, empty if it means nothing."""
    try:
        return urljoin(base, link)
    except ValueError:
        return ""


def _sitemap(content: bytes, found: Found) -> None:
    text = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not text.startswith(b"<"):
        lines = text.decode("utf-8", "replace").split("\n")
        found.documents = [line.strip() for line in lines if is_web_address(line)]
        return

    def visit(path: list[str], attributes: list[dict[str, str]], words: str) -> None:
        names = [name.rpartition(" ")[2] for name in path[-3:]]
        if names == ["urlset", "url", "loc"]:
            found.documents.append(words)
        elif names == ["sitemapindex", "sitemap", "loc"]:
            found.sitemaps.append(words)

    read_elements(content, visit)


@dataclass
class _Entry:
    links: list[str] = field(default_factory=list)
    permalink: str = ""


def _feed(content: bytes, uri: str, found: Found) -> None:
    """Gather the link of each item or entry; where it has none, the id that is an address."""
    entry = _Entry()

    def visit(path: list[str], attributes: list[dict[str, str]], words: str) -> None:
        nonlocal entry
        own = attributes[-1]
        space, _, name = path[-1].rpartition(" ")
        within = path[-2].rpartition(" ")[2] if len(path) > 1 else ""
        if name in ("item", "entry"):
            found.documents += (entry.links or list(filter(is_web_address, [entry.permalink])))[:1]
            entry = _Entry()
        elif within not in ("item", "entry"):
            return
        elif name == "link" and (space == _ATOM or "href" in own):
            if own.get("rel", "alternate") == "alternate" and own.get("href"):
                entry.links.append(_joined(_base(uri, attributes), own["href"]))
        elif name == "link" and words:
            entry.links.insert(0, _joined(_base(uri, attributes), words))
        elif name == "id" or (name == "guid" and own.get("isPermaLink", "true") == "true"):
            entry.permalink = words

    read_elements(content, visit)


def _base(uri: str, attributes: list[dict[str, str]]) -> str:
    """Return what links in an element are relative to, by the xml:base of those it stands in."""
    return reduce(_joined, (each[_XML_BASE] for each in attributes if _XML_BASE in each), uri)


def _unpacked(content: bytes) -> bytes:
    """Return the content of a .gz, or the content as it is."""
    if not content.startswith(b"\x1f\x8b"):
        return content
    inflating = zlib.decompressobj(31)
    try:
        unpacked = inflating.decompress(content, MOST_UNPACKED_BYTES)
    except zlib.error as cause:
        raise RejectedInput("bad_listing", f"it cannot be unpacked: {cause}") from cause
    if inflating.unconsumed_tail or not inflating.eof:
        told = "is larger than 64 MiB" if inflating.unconsumed_tail else "is cut short"
        raise RejectedInput("bad_listing", f"what is packed in it {told}")
    return unpacked
