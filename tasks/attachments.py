"""What is attached to the documents of a batch, captured before the batch counts as derived.

So whatever moment a run is killed at, the next finds an attachment in the captures log or derives the
document that holds it anew. The process that reads a mail only sets its files aside: the run alone writes
to the captures log.
"""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote, urldefrag

from schemas.attachment import Attachment
from schemas.capture import Capture
from tasks.attached_files import spool_path
from tasks.fetch import Arrival, capture_arrivals
from tasks.run_folder import RunFolder
from warehouse.archive import Archive
from warehouse.clock import now
from warehouse.connection import open_query
from warehouse.sql import sql

MOST_DEPTH = 10
"""How deep attachments of attachments are followed; those below stay in the mail that holds them."""

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


def capture_attachments(
    archive: Archive,
    folder: RunFolder,
    noted: Sequence[tuple[str, Attachment]],
    spool: Path,
    only_new: bool = False,
) -> list[Capture]:
    """Log and store attachments that were set aside in `spool`; return a capture for each, in order.

    With `only_new` for those only whose bytes are not held: their documents were captured long ago. One
    that is no longer set aside was captured by a run that was killed before it could say so.
    """
    wanted = [(uri, each) for uri, each in noted if f"/{urldefrag(uri)[1]}".count("/part-") <= MOST_DEPTH]
    wanted = [(uri, each) for uri, each in wanted if spool_path(spool, each.original_sha256).exists()]
    if only_new:
        wanted = [(uri, each) for uri, each in wanted if not archive.original(each.original_sha256).exists()]
    if not wanted:
        return []
    with open_query() as connection:
        ids = connection.execute(sql("fetch/new_ids"), {"count": len(wanted)}).fetchall()
        arrivals = [
            Arrival(
                capture_id=capture_id,
                uri=uri,
                method="attachment",
                name=attachment.file_name,
                captured_at=now(),
                copy=spool_path(spool, attachment.original_sha256),
            )
            for (capture_id,), (uri, attachment) in zip(ids, wanted, strict=True)
        ]
        return capture_arrivals(connection, archive, folder.run_id, arrivals)
