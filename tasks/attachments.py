"""A batch of documents derived, with what is attached to them captured before the batch counts as done.

So whatever moment a run is killed at, the next finds an attachment in the captures log or derives the
document that holds it anew.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, urldefrag

from schemas.attachment import Attachment
from schemas.capture import Capture
from schemas.rejection import Rejection
from schemas.settings import Settings
from tasks.assignment import Assignment
from tasks.attached_files import spool_path
from tasks.fetch import Arrival, capture_arrivals
from tasks.isolation import derive_all
from tasks.rows import DerivedRows
from tasks.run_folder import RunFolder
from tasks.stage import stage_batch
from warehouse.archive import Archive
from warehouse.connection import open_scratch
from warehouse.sql import sql

MOST_DEPTH = 10
"""How deep attachments of attachments are followed; those below stay in the mail that holds them."""

Noted = list[tuple[str, Attachment]]
"""Attachments, each with the URI it is captured under."""


def derive_with_attachments(
    archive: Archive,
    folder: RunFolder,
    batch: list[Assignment],
    target: Path,
    settings: Settings,
    only_new: bool,
) -> list[Capture]:
    """Derive and stage a batch; return a capture for each file that its documents brought along.

    With `only_new` for those only whose bytes are not held: their documents were captured long ago.
    """
    noted: Noted = []
    captures: list[Capture] = []
    results = derive_all(batch, settings.workers, settings.limits, settings.ocr_languages)
    stage_batch(
        _noting(results, {each.document_id: each.uri for each in batch}, noted),
        target,
        lambda: captures.extend(capture_attachments(archive, folder, noted, only_new)),
    )
    return captures


def _noting(
    results: Iterable[DerivedRows | Rejection], uris: dict[str, str], noted: Noted
) -> Iterator[DerivedRows | Rejection]:
    """Pass the results of a batch on, and note what is attached; `uris`: where documents were captured."""
    names = list(Attachment.model_fields)
    for result in results:
        if isinstance(result, DerivedRows):
            for row in result.parts["attachments"]:
                attachment = Attachment(**dict(zip(names, row, strict=True)))
                noted.append((attachment_uri(uris[result.document_id], attachment), attachment))
        yield result


def attachment_uri(parent: str, attachment: Attachment) -> str:
    """The place of an attachment: behind the mail's own, its part and its file name."""
    joint = "/" if "#" in parent else "#"
    return f"{parent}{joint}part-{attachment.part}/{quote(attachment.file_name, safe='')}"


def capture_attachments(
    archive: Archive, folder: RunFolder, noted: Sequence[tuple[str, Attachment]], only_new: bool = False
) -> list[Capture]:
    """Log and store attachments that were set aside; return a capture for each, in order."""
    wanted = [(uri, each) for uri, each in noted if f"/{urldefrag(uri)[1]}".count("/part-") <= MOST_DEPTH]
    if only_new:
        wanted = [(uri, each) for uri, each in wanted if not archive.original(each.original_sha256).exists()]
    if not wanted:
        return []
    with open_scratch() as connection:
        ids = connection.execute(sql("fetch/new_ids"), {"count": len(wanted)}).fetchall()
        arrivals = [
            Arrival(
                capture_id=capture_id,
                uri=uri,
                method="attachment",
                name=attachment.file_name,
                captured_at=datetime.now(UTC).replace(tzinfo=None),
                copy=spool_path(folder.incoming, attachment.original_sha256),
            )
            for (capture_id,), (uri, attachment) in zip(ids, wanted, strict=True)
        ]
        return capture_arrivals(connection, archive, folder.run_id, arrivals)
