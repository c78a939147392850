"""What the sources of a catalogue offer: listings fetched and read, what they lead to held to expectations.

What was asked of a source in a run is a capture, too: of the catalogue itself, with the source's name as its
fragment. It failed if the source does not hold what is expected of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from urllib.parse import quote

from schemas.capture import Capture
from schemas.catalog import CatalogSource, ListingSource, WebSource
from schemas.errors import RejectedInput
from tasks.catalog.kind import ListingKind, known_kinds
from tasks.catalog.links import links_in
from tasks.catalog.reading import Catalog
from tasks.fetch import Arrival, capture_arrivals
from tasks.original_store import write_new
from tasks.run_folder import RunFolder
from tasks.sources import Asked, Source
from tasks.web.address import parse_address
from tasks.web.fetch_addresses import fetch_addresses
from tasks.web.following import Visitor
from warehouse.archive import Archive
from warehouse.connection import open_scratch
from warehouse.sql import sql

MOST_DOCUMENTS = 200_000
"""The most that a source may lead to where the catalogue does not say."""
MOST_LISTINGS = 2_000
MOST_DEPTH = 3
"""Indexes of indexes of sitemaps are against the protocol; some are there nevertheless."""


@dataclass
class Offer:
    """What one source has come to: files and addresses, or what is wrong with it."""

    source: CatalogSource
    sources: dict[str, Source] = field(default_factory=dict)
    listings: list[str] = field(default_factory=list)
    read: set[str] = field(default_factory=set)
    problem: RejectedInput | None = None

    def add(self, source: Source) -> None:
        self.sources.setdefault(source.uri, source)


def offers_of(archive: Archive, folder: RunFolder, catalog: Catalog, visitor: Visitor) -> list[Source]:
    """Return what the sources of a catalogue lead to, each once; log the captures that told so."""
    offers = [Offer(source) for source in catalog.sources]
    for offer in offers:
        _add_what_is_named(offer, catalog, archive)
    for _ in range(MOST_DEPTH):
        _read_listings(archive, folder, offers, visitor)
    for offer in offers:
        _hold_to_expectations(offer)
    _capture_catalog(archive, folder, catalog, offers)
    # Reversed, so that the source that stands first has what several lead to.
    once = {uri: each for offer in reversed(offers) for uri, each in offer.sources.items()}
    return list(once.values())


def _add_what_is_named(offer: Offer, catalog: Catalog, archive: Archive) -> None:
    source, kind = offer.source, known_kinds()[offer.source.kind]
    try:
        if isinstance(kind, ListingKind):
            offer.listings = list(dict.fromkeys(parse_address(url).uri for url in _listing(offer).urls))
        else:
            # All of them or, where something is wrong, none.
            for each in list(kind.documents(source, catalog.path.absolute().parent, archive.root)):
                offer.add(replace(each, asked=_asked(source)))
    except RejectedInput as rejected:
        offer.problem = rejected


def _listing(offer: Offer) -> ListingSource:
    assert isinstance(offer.source, ListingSource)
    return offer.source


def _asked(source: CatalogSource, found_in: str | None = None) -> Asked:
    seconds_between = source.seconds_between if isinstance(source, WebSource) else 0.0
    return Asked(source.name, found_in, source.language, seconds_between)


def _read_listings(archive: Archive, folder: RunFolder, offers: Sequence[Offer], visitor: Visitor) -> None:
    """Fetch the listings that are known and not read yet; add what they lead to."""
    readers: dict[str, list[Offer]] = {}
    wanted: list[Source] = []
    for offer in offers:
        for uri in offer.listings:
            readers.setdefault(uri, []).append(offer)
            wanted.append(Source(uri, asked=_asked(offer.source)))
        offer.read.update(offer.listings)
        offer.listings = []
    once = list({source.uri: source for source in wanted}.values())
    captures = fetch_addresses(archive, folder, once, visitor, "listing") if once else []
    for capture in captures:
        if capture.original_sha256:
            content = archive.original(capture.original_sha256).read_bytes()
            for offer in readers[capture.uri]:
                _read_listing(offer, capture, content)


def _read_listing(offer: Offer, capture: Capture, content: bytes) -> None:
    source = _listing(offer)
    content_type = (capture.headers or {}).get("content-type", "")
    try:
        found = links_in(source.kind, content, capture.final_uri, content_type)
    except RejectedInput as rejected:
        offer.problem = RejectedInput(rejected.code, f"{capture.uri} is no {source.kind}: {rejected}")
        return
    pattern = re.compile(source.link_pattern or "")
    for uri in found.documents:
        if pattern.search(uri) and len(offer.sources) <= _most(source):
            offer.add(Source(uri, asked=_asked(source, capture.uri)))
    further = [uri for uri in found.listings if uri not in offer.read]
    offer.listings += further[: max(0, MOST_LISTINGS - len(offer.read) - len(offer.listings))]


def _most(source: CatalogSource) -> int:
    return source.max_documents or MOST_DOCUMENTS


def _hold_to_expectations(offer: Offer) -> None:
    """Note it as a problem if a source offers too little or too much; of too much nothing is taken."""
    source, found = offer.source, len(offer.sources)
    if found > _most(source):
        message = (
            f"source {source.name} has more than the {_most(source):,} documents it may have, so none of them"
            f" is fetched: narrow its link_pattern or raise its max_documents"
        )
        offer.problem, offer.sources = RejectedInput("too_many_documents", message), {}
    elif offer.problem is None and found < (source.min_documents or 0):
        message = (
            f"source {source.name} has {found:,} of the {source.min_documents:,} documents it should have at"
            " least: look whether it has moved or changed its form, or lower its min_documents"
        )
        offer.problem = RejectedInput("too_few_documents", message)


def _capture_catalog(archive: Archive, folder: RunFolder, catalog: Catalog, offers: Sequence[Offer]) -> None:
    """Log what each source came to, the catalogue itself with it; return a capture for each."""
    copy = folder.incoming / "catalog"
    uri = catalog.path.absolute().as_uri()
    if any(offer.problem is None for offer in offers):
        write_new(copy, [catalog.content])
    with open_scratch() as connection:
        ids = connection.execute(sql("fetch/new_ids"), {"count": len(offers)}).fetchall()
        arrivals = [
            Arrival(
                capture_id=capture_id,
                uri=f"{uri}#{quote(offer.source.name)}",
                method="catalog",
                name=catalog.path.name,
                captured_at=datetime.now(UTC).replace(tzinfo=None),
                copy=None if offer.problem else copy,
                problem=str(offer.problem) if offer.problem else None,
                said={
                    "source_name": offer.source.name,
                    "error_code": offer.problem.code if offer.problem else None,
                },
            )
            for (capture_id,), offer in zip(ids, offers, strict=True)
        ]
        capture_arrivals(connection, archive, folder.run_id, arrivals)
