"""Source kind `sitemap`: sitemaps and indexes of them, as XML or text, packed or not (sitemaps.org, 0.9)."""

from tasks.catalog.kind import Found, ListingKind
from tasks.catalog.links import unpacked
from tasks.catalog.xml_reading import read_elements
from tasks.web.address import is_web_address


def links(content: bytes, uri: str, content_type: str) -> Found:
    """Return the locations in a sitemap, and those of the sitemaps in an index."""
    content = unpacked(content)
    text = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not text.startswith(b"<"):
        lines = text.decode("utf-8", "replace").split("\n")
        return Found([line.strip() for line in lines if is_web_address(line)])
    found = Found()

    def visit(path: list[str], attributes: list[dict[str, str]], words: str) -> None:
        names = [name.rpartition(" ")[2] for name in path[-3:]]
        if names == ["urlset", "url", "loc"]:
            found.documents.append(words)
        elif names == ["sitemapindex", "sitemap", "loc"]:
            found.listings.append(words)

    read_elements(content, visit)
    return found


ORDER = 40
KIND = ListingKind("sitemap", links)
