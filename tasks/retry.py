"""Inputs in quarantine that are to be tried again."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from schemas.errors import UsageError
from tasks.attachments import TOO_DEEP
from tasks.catalog.reading import Catalog, read_catalog
from tasks.folder_walk import linked
from tasks.obstacles import LEADS_OUT
from tasks.sources import Asked, Source, address_source, source_at
from tasks.web.address import is_web_address
from warehouse.archive import Archive
from warehouse.connection import published_warehouse
from warehouse.sql import sql

OF_A_SOURCE = ("listing", "catalog")
"""Methods of captures that are not of documents: what is tried again is the source that they are for."""


@dataclass(frozen=True)
class Retried:
    """Files and addresses to fetch again, sources to ask again, originals to derive again (hash and URI)."""

    sources: list[Source]
    catalogs: list[Catalog]
    originals: list[tuple[str, str]]


def retried_inputs(archive: Archive, quarantine_ids: list[str]) -> Retried:
    """Return what these quarantine rows (prefixes of their ids; none: all rows) are about.

    Raises `UsageError` for an id that is not in quarantine.
    """
    with published_warehouse(archive) as connection:
        rows = connection.execute(sql("landing/quarantined_inputs")).fetchall()
    for wanted in quarantine_ids:
        if not any(row[0].startswith(wanted) for row in rows):
            raise UsageError(f"{wanted} is not in quarantine: `chancery quarantine` lists what is")
    chosen = [
        row for row in rows if not quarantine_ids or any(row[0].startswith(each) for each in quarantine_ids)
    ]
    sources: list[Source] = []
    asked: list[tuple[str, str]] = []
    for _, uri, original, code, details in chosen:
        said = json.loads(details)
        # What lies too deep in mails is no file yet, and its holder would come out the same again.
        if original is not None or code == TOO_DEEP:
            continue
        # What a catalogue must not reach is not reached by trying again either.
        if said.get("method") in OF_A_SOURCE or code == "outside_catalog":
            asked.append((said.get("catalog", ""), said.get("source", "")))
        else:
            sources.append(_source(archive, uri, said))
    return Retried(
        sources=sources,
        catalogs=_catalogs(asked),
        originals=[(row[2], row[1]) for row in chosen if row[2] is not None],
    )


def _source(archive: Archive, uri: str, said: dict[str, str]) -> Source:
    """The file or address once more; a link that was not followed is not followed now either.

    Which folder it was met in is not on record: it may lead as far as the one it lies in.
    """
    asked = Asked(said.get("source"), said.get("found_in"), said.get("language"))
    if is_web_address(uri):
        return address_source(uri, asked)
    path, problem = _path(uri), None
    if path.is_symlink():
        met = linked(path, path.parent.resolve(), archive.root.resolve())
        problem = next((told for _, told in met), LEADS_OUT)
    return replace(Source(uri, path, problem) if problem else source_at(path), asked=asked)


def _catalogs(asked: Iterable[tuple[str, str]]) -> list[Catalog]:
    """Return the catalogues with the sources asked for; what they have no more stays in quarantine."""
    found: list[Catalog] = []
    for uri, source_name in dict.fromkeys(asked):
        try:
            found.append(read_catalog(_path(uri), source_name))
        except UsageError:
            continue
    return found


def _path(uri: str) -> Path:
    return Path(url2pathname(urlsplit(uri).path))
