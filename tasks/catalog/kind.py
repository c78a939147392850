"""What a kind of source is, and which there are: one module each in `tasks/catalog/kinds`.

A kind names its documents itself, or has listings that lead to them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from schemas.catalog import CatalogSource, ListingSource
from schemas.registry import known
from tasks.catalog import kinds
from tasks.sources import Source

Model = TypeVar("Model", bound=CatalogSource)


@dataclass
class Found:
    """What a listing leads to: documents, and further listings of the kind."""

    documents: list[str] = field(default_factory=list)
    listings: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class NamingKind(Generic[Model]):
    """A kind whose sources, validated as `model`, name their documents.

    `documents` takes a source, the folder of its catalogue and that of the archive; it raises `RejectedInput`
    if nothing can be taken from the source.
    """

    name: str
    model: type[Model]
    documents: Callable[[Model, Path, Path], Iterable[Source]]


@dataclass(frozen=True)
class ListingKind:
    """A kind whose `urls` are fetched for the links in them.

    `links` takes the bytes of a listing, the address it was served at and its Content-Type, and raises
    `RejectedInput` with code `bad_listing`. The links it returns may be relative to that address.
    """

    name: str
    links: Callable[[bytes, str, str], Found]
    model: type[ListingSource] = ListingSource


SourceKind = NamingKind[Any] | ListingKind


def known_kinds() -> dict[str, SourceKind]:
    """Return the kinds by the names that stand for them in a catalogue."""
    return {each.name: each for each in known(kinds, "KIND")}
