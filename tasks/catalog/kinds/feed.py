"""Source kind `feed`: RSS 0.9x, 1.0 and 2.0, and Atom (RFC 4287)."""

from dataclasses import dataclass, field
from functools import reduce

from tasks.catalog.kind import Found, ListingKind
from tasks.catalog.links import joined, unpacked
from tasks.catalog.xml_reading import read_elements
from tasks.web.address import is_web_address

_ATOM = "http://www.w3.org/2005/Atom"
_XML_BASE = "http://www.w3.org/XML/1998/namespace base"


@dataclass
class _Entry:
    links: list[str] = field(default_factory=list)
    permalink: str = ""


def links(content: bytes, uri: str, content_type: str) -> Found:
    """Return the link of each item or entry; where it has none, the id that is an address."""
    found, entry = Found(), _Entry()

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
                entry.links.append(joined(_base(uri, attributes), own["href"]))
        elif name == "link" and words:
            entry.links.insert(0, joined(_base(uri, attributes), words))
        elif name == "id" or (name == "guid" and own.get("isPermaLink", "true") == "true"):
            entry.permalink = words

    read_elements(unpacked(content), visit)
    return found


def _base(uri: str, attributes: list[dict[str, str]]) -> str:
    """Return what links in an element are relative to, by the xml:base of those it stands in."""
    return reduce(joined, (each[_XML_BASE] for each in attributes if _XML_BASE in each), uri)


ORDER = 50
KIND = ListingKind("feed", links)
