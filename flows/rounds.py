"""A round of deriving: originals in batches, and what turns out to be attached to them."""

from collections.abc import Sequence
from itertools import islice
from typing import TypeVar

from schemas.capture import Capture
from schemas.settings import Settings
from tasks.assignment import Assignment
from tasks.batch_tasks import derive_batch
from tasks.progress import report
from tasks.recovery import staged_documents
from tasks.run_folder import RunFolder
from tasks.work_list import Wanted, batch_id
from warehouse.archive import Archive

T = TypeVar("T")


def derive_round(
    archive: Archive,
    folder: RunFolder,
    originals: Sequence[Wanted],
    settings: Settings,
    only_new: bool = False,
) -> list[Capture]:
    """Derive originals that no batch has a verdict on; return the captures of what is attached to them.

    With `only_new` only attachments whose bytes are not held yet are captured.
    """
    staged = staged_documents(folder)
    work = [
        Assignment(original_sha256, archive.original(original_sha256), uri, folder.incoming)
        for original_sha256, uri in originals
        if original_sha256 not in staged
    ]
    done = 0
    attached: list[Capture] = []
    for batch in batches(work, settings.batch_size):
        report("derive", done, len(work))
        target = folder.batches / batch_id([each.document_id for each in batch])
        attached += derive_batch(archive, folder, batch, target, settings, only_new)
        done += len(batch)
    report("derive", done, len(work))
    return attached


def batches(items: Sequence[T], size: int) -> list[list[T]]:
    remaining = iter(items)
    return list(iter(lambda: list(islice(remaining, size)), []))
