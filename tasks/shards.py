"""Shards of a run's work: cut, derived by any process, and taken in by the run that asked for them.

A shard is done when its folder is there under its last name, which takes one rename: so it does not matter
which process did it, how many began it, or which of them were killed.
"""

import shutil
import uuid
from collections.abc import Sequence

from schemas.capture import Capture
from schemas.errors import FlowFailed
from schemas.settings import Settings
from schemas.shard import Shard
from schemas.version import CODE_VERSION
from tasks.assignment import Assignment
from tasks.attachments import attached_to, capture_attachments
from tasks.isolation import derive_all
from tasks.recovery import staged_documents
from tasks.run_folder import RunFolder
from tasks.shard_folder import ask_for, asked_shards, finish, forget, held_shard, shard_folder
from tasks.stage import stage_batch
from tasks.work_list import Wanted
from warehouse.archive import Archive
from warehouse.durable import sync_folder

ATTACHED = "attached"


def ask_for_shards(
    archive: Archive, folder: RunFolder, originals: Sequence[Wanted], settings: Settings
) -> dict[str, Shard]:
    """Return by name the shards a run waits for: those of killed runs, and new ones for the originals left.

    Originals on which a batch has a verdict, or which one of those shards holds, are left out.
    """
    asked = asked_shards(archive, folder)
    settled = staged_documents(folder) | {name for shard in asked.values() for name, _ in shard.originals}
    remaining = [each for each in originals if each[0] not in settled]
    for start in range(0, len(remaining), settings.batch_size):
        shard = Shard(
            code_version=CODE_VERSION,
            originals=remaining[start : start + settings.batch_size],
            limits=settings.limits,
            ocr_languages=settings.ocr_languages,
            asked_by=folder.run_id,
        )
        asked[ask_for(archive, folder, shard)] = shard
    return asked


def derive_shard(archive: Archive, shard_id: str, workers: int) -> None:
    """Have a shard derived when this returns, in so many child processes, unless nobody asks for it.

    One that another process is at work on is waited for. Raises `FlowFailed` for one that another version
    of the code has asked for.
    """
    place = shard_folder(archive, shard_id)
    with held_shard(place) as shard:
        if shard is None or place.done.exists():
            return
        if shard.code_version != CODE_VERSION:
            raise FlowFailed(
                f"shard {shard_id} is for chancery {shard.code_version}, and this is {CODE_VERSION}:"
                " install the same version on all machines"
            )
        attempt = place.path / uuid.uuid4().hex
        spool = attempt.with_suffix(f".{ATTACHED}")
        spool.mkdir()
        work = [Assignment(name, archive.original(name), uri, spool) for name, uri in shard.originals]
        stage_batch(derive_all(work, workers, shard.limits, shard.ocr_languages), attempt)
        spool.rename(attempt / ATTACHED)
        sync_folder(attempt)
        finish(place, attempt)


def take_shard(
    archive: Archive, folder: RunFolder, shard_id: str, only_new: bool = False
) -> list[Capture] | None:
    """Make a shard that is done a batch of this run; return the captures of what was attached to it.

    None if another run has taken it first. With `only_new` only attachments whose bytes are not held yet
    are captured. Whatever moment it is killed at, the next run takes the shard, or derives it anew.
    """
    place = shard_folder(archive, shard_id)
    with held_shard(place) as shard:
        if shard is None or not place.done.exists():
            return None
        noted = attached_to(place.done, dict(shard.originals))
        spool = place.done / ATTACHED
        captures = capture_attachments(archive, folder, noted, spool, only_new)
        shutil.rmtree(spool, ignore_errors=True)
        place.done.rename(folder.batches / shard_id)
        sync_folder(folder.batches)
        forget(archive, folder, shard_id)
    return captures
