"""Inputs in quarantine that are to be tried again."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from schemas.errors import UsageError
from tasks.folder_walk import LEADS_OUT
from tasks.sources import Source, address_source, source_at
from tasks.web.address import is_web_address
from warehouse.archive import Archive
from warehouse.connection import published_warehouse
from warehouse.sql import sql


@dataclass(frozen=True)
class Retried:
    """Files and addresses to fetch again, and originals to derive again (hash and URI)."""

    sources: list[Source]
    originals: list[tuple[str, str]]


def retried_inputs(archive: Archive, quarantine_ids: list[str]) -> Retried:
    """Return what these quarantine rows (prefixes of their ids; none: all rows) are about.

    Raises `UsageError` for an id that is not in quarantine.
    """
    with published_warehouse(archive) as connection:
        rows = connection.execute(sql("landing/quarantined_inputs")).fetchall()
    for wanted in quarantine_ids:
        if not any(quarantine_id.startswith(wanted) for quarantine_id, _, _ in rows):
            raise UsageError(f"{wanted} is not in quarantine: `chancery quarantine` lists what is")
    chosen = [
        row for row in rows if not quarantine_ids or any(row[0].startswith(each) for each in quarantine_ids)
    ]
    return Retried(
        sources=[_source(uri) for _, uri, original in chosen if original is None],
        originals=[(original, uri) for _, uri, original in chosen if original is not None],
    )


def _source(uri: str) -> Source:
    """The file or address once more; a link that was not followed is not followed now either."""
    if is_web_address(uri):
        return address_source(uri)
    path = Path(url2pathname(urlsplit(uri).path))
    return Source(uri, path, LEADS_OUT) if path.is_symlink() else source_at(path)
