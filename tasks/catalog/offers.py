"""What the sources of a catalogue offer: listings fetched and read, what they lead to held to expectations.

What was asked of a source in a run is a capture, too: of the catalogue itself, with the source's name as its
fragment. It failed if the source does not hold what is expected of it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from schemas.capture import Capture
from schemas.catalog import CatalogSource, ListingSource, WebSource
from schemas.errors import RejectedInput
from tasks.catalog.kind import Found, ListingKind, known_kinds
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
from warehouse.clock import now
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
    listings: dict[str, None] = field(default_factory=dict)
    """All that it has led to."""
    unread: list[str] = field(default_factory=list)
    problem: RejectedInput | None = None

    def add(self, source: Source) -> None:
        self.sources.setdefault(source.uri, source)

    def add_listings(self, uris: Iterable[str]) -> None:
        """Take up those that are not known yet."""
        new = [uri for uri in uris if uri not in self.listings]
        self.unread += new
        self.listings.update(dict.fromkeys(new))

    def object(self, code: str, message: str) -> None:
        """Note what is wrong; of several things the first is told."""
        self.problem = self.problem or RejectedInput(code, f"source {self.source.name} {message}")


def offers_of(archive: Archive, folder: RunFolder, catalog: Catalog, visitor: Visitor) -> list[Source]:
    """Return what the sources of a catalogue lead to, each once; log the captures that told so."""
    offers = [Offer(source) for source in catalog.sources]
    for offer in offers:
        _add_what_is_named(offer, catalog, archive)
    read: dict[str, Capture] = {}
    for _ in range(MOST_DEPTH):
        _read_listings(archive, folder, offers, visitor, read)
    for offer in offers:
        _hold_to_expectations(offer)
        _slow_down(visitor, offer.sources.values())
    _capture_catalog(archive, folder, catalog, offers)
    # Reversed, so that the source that stands first has what several lead to.
    once = {uri: each for offer in reversed(offers) for uri, each in offer.sources.items()}
    return list(once.values())


def _add_what_is_named(offer: Offer, catalog: Catalog, archive: Archive) -> None:
    source, kind = offer.source, known_kinds()[offer.source.kind]
    try:
        if isinstance(kind, ListingKind):
            offer.add_listings(dict.fromkeys(parse_address(url).uri for url in _listing(offer).urls))
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


def _slow_down(visitor: Visitor, sources: Iterable[Source]) -> None:
    """Have the hosts asked as slowly as each of the sources wants that lead to them."""
    for each in sources:
        if each.path is None and each.asked.seconds_between:
            visitor.politeness.slow_down(parse_address(each.uri), each.asked.seconds_between)


def _read_listings(
    archive: Archive,
    folder: RunFolder,
    offers: Sequence[Offer],
    visitor: Visitor,
    read: dict[str, Capture],
) -> None:
    """Read the listings that are known and not read yet; add what they lead to.

    `read`: captures of what has been fetched in this run, each once however many sources name it.
    """
    readers: dict[str, list[Offer]] = {}
    for offer in offers:
        for uri in offer.unread:
            readers.setdefault(uri, []).append(offer)
        offer.unread = []
    wanted = [Source(uri, asked=_asked(each.source)) for uri, asking in readers.items() for each in asking]
    _slow_down(visitor, wanted)
    once = list({each.uri: each for each in reversed(wanted) if each.uri not in read}.values())
    captures = fetch_addresses(archive, folder, once, visitor, "listing") if once else []
    read.update({each.uri: each for each in captures if each.original_sha256})
    for uri, asking in readers.items():
        if uri in read:
            _read_listing(archive, read[uri], asking)


def _read_listing(archive: Archive, capture: Capture, asking: Sequence[Offer]) -> None:
    """Add what a listing leads to; it is read once for all sources of one kind."""
    content = archive.original(capture.original_sha256 or "").read_bytes()
    content_type = (capture.headers or {}).get("content-type", "")
    by_kind: dict[str, list[Offer]] = {}
    for offer in asking:
        by_kind.setdefault(offer.source.kind, []).append(offer)
    for kind, offers in by_kind.items():
        try:
            found = links_in(kind, content, capture.final_uri, content_type)
        except RejectedInput as rejected:
            for offer in offers:
                offer.problem = RejectedInput(rejected.code, f"{capture.uri} is no {kind}: {rejected}")
            continue
        for offer in offers:
            _add_what_is_found(offer, capture.uri, found)


def _add_what_is_found(offer: Offer, listing_uri: str, found: Found) -> None:
    source = _listing(offer)
    pattern = re.compile(source.link_pattern or "")
    for uri in found.documents:
        if pattern.search(uri) and len(offer.sources) <= _most(source):
            offer.add(Source(uri, asked=_asked(source, listing_uri)))
    room = max(0, MOST_LISTINGS - len(offer.listings))
    further = [uri for uri in found.listings if uri not in offer.listings]
    if len(further) > room:
        message = (
            f"leads to more than {MOST_LISTINGS:,} listings, and {further[room]} and those after it are not"
            " read: make them sources of their own"
        )
        offer.object("too_many_listings", message)
    offer.add_listings(further[:room])


def _most(source: CatalogSource) -> int:
    return source.max_documents or MOST_DOCUMENTS


def _hold_to_expectations(offer: Offer) -> None:
    """Note it as a problem if a source offers too little or too much; of too much nothing is taken."""
    source, found = offer.source, len(offer.sources)
    if found > _most(source):
        message = (
            f"has more than the {_most(source):,} documents it may have, so none of them is fetched: narrow"
            " its link_pattern or raise its max_documents"
        )
        offer.problem, offer.sources = None, {}
        offer.object("too_many_documents", message)
    if offer.unread:
        message = (
            f"has listings within listings, and those more than {MOST_DEPTH} deep are not read: make"
            f" {offer.unread[0]} a source of its own"
        )
        offer.object("listings_too_deep", message)
    if found < (source.min_documents or 0):
        message = (
            f"has {found:,} of the {source.min_documents:,} documents it should have at least: look whether"
            " it has moved or changed its form, or lower its min_documents"
        )
        offer.object("too_few_documents", message)


def _capture_catalog(archive: Archive, folder: RunFolder, catalog: Catalog, offers: Sequence[Offer]) -> None:
    """Log what each source came to, the catalogue itself with it."""
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
                captured_at=now(),
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
