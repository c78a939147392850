"""What is attached to the documents of a batch, captured before the batch counts as derived.

So whatever moment a run is killed at, the next finds an attachment in the captures log or derives the
document that holds it anew. The process that reads a mail only sets its files aside: the run alone writes
to the captures log.
"""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote, urldefrag

from duckdb import DuckDBPyConnection

from schemas.attachment import Attachment
from schemas.capture import Capture
from tasks.attached_files import spool_path
from tasks.fetch import Arrival, capture_arrivals
from tasks.run_folder import RunFolder
from warehouse.archive import Archive
from warehouse.clock import now
from warehouse.connection import open_query
from warehouse.sql import sql

MOST_MAILS_DEEP = 10
"""How deep attachments of attachments are followed: each level holds all below it once more."""
METHOD = "attachment"
TOO_DEEP = "attached_too_deep"
_TOO_DEEP = (
    f"it lies in mails within mails, more than {MOST_MAILS_DEEP} deep, and was not taken out: save it, or a"
    " mail around it, as a file with a mail program, and ingest that"
)

Noted = list[tuple[str, Attachment]]
"""Attachments, each with the URI it is captured under."""


def attached_to(batch: Path, uris: dict[str, str]) -> Noted:
    """Return what is attached to the documents of a derived batch; `uris`: where they were captured."""
    paths = {table: str(batch / f"{table}.parquet") for table in ("attachments", "derivations")}
    with open_query() as connection:
        rows = connection.execute(sql("staging/attachments"), paths).fetchall()
    names = list(Attachment.model_fields)
    attached = [(document_id, Attachment(**dict(zip(names, row, strict=True)))) for document_id, *row in rows]
    return [(attachment_uri(uris[document_id], each), each) for document_id, each in attached]


def attachment_uri(parent: str, attachment: Attachment) -> str:
    """The place of an attachment: behind the mail's own, its part and its file name."""
    joint = "/" if "#" in parent else "#"
    return f"{parent}{joint}part-{attachment.part}/{quote(attachment.file_name, safe='')}"


def depth_of(uri: str) -> int:
    """How many files one within the other lie on the way to an attachment; 0 for what is none.

    Each has two steps in its URI, its part and its name, whatever the name is: a slash in it is quoted.
    """
    return len(urldefrag(uri)[1].split("/")) // 2


def capture_attachments(
    archive: Archive,
    folder: RunFolder,
    noted: Sequence[tuple[str, Attachment]],
    spool: Path,
    only_new: bool = False,
) -> list[Capture]:
    """Log and store attachments that were set aside in `spool`; return a capture for each, in order.

    With `only_new` for those only whose bytes are not held: their documents were captured long ago. One
    that is no longer set aside was captured by a run that was killed before it could say so. One that lies
    too deep has a capture that failed, which puts it into quarantine.
    """
    wanted = [(uri, each) for uri, each in noted if spool_path(spool, each.original_sha256).exists()]
    if only_new:
        wanted = [(uri, each) for uri, each in wanted if not archive.original(each.original_sha256).exists()]
    if not wanted:
        return []
    with open_query() as connection:
        if only_new and any(depth_of(uri) > MOST_MAILS_DEEP for uri, _ in wanted):
            told = _told_already(connection, archive, [uri for uri, _ in wanted])
            wanted = [(uri, each) for uri, each in wanted if uri not in told]
        ids = connection.execute(sql("fetch/new_ids"), {"count": len(wanted)}).fetchall()
        arrivals = [
            _arrival(capture_id, uri, attachment, spool)
            for (capture_id,), (uri, attachment) in zip(ids, wanted, strict=True)
        ]
        return capture_arrivals(connection, archive, folder.run_id, arrivals)


def _told_already(connection: DuckDBPyConnection, archive: Archive, uris: list[str]) -> set[str]:
    """Return those of these attachments that are on record as lying too deep."""
    asked = {"path": str(archive.captures_log), "uris": uris, "error_code": TOO_DEEP}
    return {uri for (uri,) in connection.execute(sql("fetch/failed_already"), asked).fetchall()}


def _arrival(capture_id: str, uri: str, attachment: Attachment, spool: Path) -> Arrival:
    is_too_deep = depth_of(uri) > MOST_MAILS_DEEP
    return Arrival(
        capture_id=capture_id,
        uri=uri,
        method=METHOD,
        captured_at=now(),
        copy=None if is_too_deep else spool_path(spool, attachment.original_sha256),
        problem=_TOO_DEEP if is_too_deep else None,
        said={"error_code": TOO_DEEP if is_too_deep else None},
    )
