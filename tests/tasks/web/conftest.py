"""A visit to scripted servers, at a pace for tests."""

from collections.abc import Iterator
from typing import Protocol

import pytest

from schemas.capture import Capture
from schemas.settings import Web
from tasks.run_folder import RunFolder
from tasks.sources import address_source
from tasks.web.dialling import Resolver, system_addresses
from tasks.web.fetch_addresses import fetch_addresses
from tasks.web.following import Visitor
from tasks.web.politeness import Politeness
from warehouse.archive import Archive

HASTY = {
    "allowed_addresses": "127.0.0.1/32",
    "seconds_between": 0.0,
    "backoff_seconds": 0.001,
    "connect_seconds": 2.0,
    "read_seconds": 5.0,
    "total_seconds": 10.0,
    "original_bytes": 2**20,
}


class Fetch(Protocol):
    def __call__(self, *uris: str, resolve: Resolver = ..., **settings: object) -> list[Capture]: ...


@pytest.fixture
def fetch(archive: Archive, folder: RunFolder) -> Fetch:
    """Fetch addresses as one run does; what is not stored must not be anywhere."""

    def call(*uris: str, resolve: Resolver = system_addresses, **settings: object) -> list[Capture]:
        web = Web.model_validate({**HASTY, **settings})
        sources = [address_source(uri) for uri in uris]
        captures = fetch_addresses(archive, folder, sources, Visitor(web, Politeness(web), resolve))
        assert list(folder.incoming.iterdir()) == []
        return captures

    return call


@pytest.fixture
def stored(archive: Archive) -> Iterator[object]:
    """Return the contents of all originals."""

    def call() -> list[bytes]:
        return sorted(path.read_bytes() for path in archive.originals.glob("*/*"))

    return call  # type: ignore[return-value]
