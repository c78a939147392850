"""Source kind `urls`: the addresses of documents."""

from pathlib import Path

from schemas.catalog import WebSource
from tasks.catalog.kind import NamingKind
from tasks.sources import Source
from tasks.web.address import parse_address


def documents(source: WebSource, folder: Path, archive_root: Path) -> list[Source]:
    """Return the addresses. Raises `FetchFailed` for what is none."""
    return [Source(parse_address(url).uri) for url in source.urls]


ORDER = 20
KIND = NamingKind("urls", WebSource, documents)
