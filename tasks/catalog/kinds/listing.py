"""Source kind `listing`: pages of HTML, whose links are documents where their pattern is found."""

import re

from pydantic import model_validator

from schemas.catalog import ListingSource
from schemas.errors import RejectedInput
from tasks.catalog.kind import Found, ListingKind
from tasks.catalog.links import joined
from tasks.extract.encoding import decode
from tasks.extract.html_tree import parse

MOST_PAGE_BYTES = 8 * 2**20
_CHARSET = re.compile(r"charset\s*=\s*\"?([\w.:-]+)", re.IGNORECASE)


class PageSource(ListingSource):
    """Pages: they have links to everything, so that a pattern must say which are meant."""

    @model_validator(mode="after")
    def _has_a_pattern(self) -> "PageSource":
        if self.link_pattern is None:
            raise ValueError("a listing needs a link_pattern: a page has links to everything")
        return self


def links(content: bytes, uri: str, content_type: str) -> Found:
    """Return what the links of a page lead to, relative to its first base (HTML, 4.2.3)."""
    if len(content) > MOST_PAGE_BYTES:
        raise RejectedInput("bad_listing", f"the page is larger than {MOST_PAGE_BYTES >> 20} MiB")
    said = _CHARSET.search(content_type) or _CHARSET.search(content[:1024].decode("latin-1"))
    targets = [
        (element.tag, element.attributes["href"].strip())
        for element in parse(decode(content, said[1] if said else None).text)
        if "href" in element.attributes
    ]
    base = joined(uri, next((target for tag, target in targets if tag == "base"), ""))
    return Found([joined(base, target) for tag, target in targets if tag in ("a", "area")])


ORDER = 30
KIND = ListingKind("listing", links, PageSource)
