"""What a run has to derive, and the names it gives to its work."""

from collections.abc import Sequence

from schemas.version import CODE_VERSION
from warehouse.archive import Archive
from warehouse.connection import open_query, published_warehouse
from warehouse.sql import sql

Wanted = tuple[str, str]
"""An original's SHA-256 and the URI it was captured from."""


def to_derive(archive: Archive, wanted: Sequence[Wanted], retried: Sequence[Wanted]) -> list[Wanted]:
    """Return the originals among these that are neither landed nor in quarantine, each once.

    An original that this version has put into quarantine comes out the same again, so it is not tried
    unless it is among `retried`.
    """
    with published_warehouse(archive) as connection:
        found: list[Wanted] = []
        for pairs, is_retry in ((wanted, False), (retried, True)):
            values = {
                "original_sha256s": [original for original, _ in pairs],
                "uris": [uri for _, uri in pairs],
                "code_version": CODE_VERSION,
                "is_retry": is_retry,
            }
            found += connection.execute(sql("landing/to_derive"), values).fetchall() if pairs else []
    return list(dict(found).items())


def to_reprocess(archive: Archive, document_ids: Sequence[str]) -> list[Wanted]:
    """Return the documents held, or those of these ids, each with the URI it was first derived under."""
    with published_warehouse(archive) as connection:
        asked = {"document_ids": list(document_ids)}
        rows = connection.execute(sql("landing/first_derived"), asked).fetchall()
    return [(document_id, uri) for document_id, uri, *_ in rows]


def new_run_id() -> str:
    """Return a time-ordered UUID."""
    with open_query() as connection:
        return str(connection.execute(sql("fetch/new_ids"), {"count": 1}).fetchall()[0][0])
