"""The warehouse made anew from what is the archive: originals, captures.ndjson and heads.log.

It is built beside what there is, under the archive's lock, and takes its place when it is whole: a rebuild
that is killed has changed nothing, and the next one adopts the batches it had derived. What stood there
before is set aside.
"""

import shutil
from dataclasses import dataclass

from schemas.errors import NotRelated
from schemas.rejection import Rejection
from schemas.settings import Settings
from tasks.land import Lost, RunFacts, land
from tasks.original_store import hash_files
from tasks.recovery import settle, take_over
from tasks.run_folder import RunFolder, live_run_ids
from tasks.stage import stage_batch
from tasks.work_list import Wanted
from warehouse.archive import Archive
from warehouse.connection import open_query, working_warehouse
from warehouse.heads_log import finish_heads_log, finished_heads_log, sync_heads_log
from warehouse.index_file import remove_index
from warehouse.publishing import publish
from warehouse.set_aside import keep_copy, put_in_place
from warehouse.sql import sql

LOST = "lost-"
"""How batches are named that hold no verdict of a reader."""


@dataclass(frozen=True)
class Remains:
    """What there is to rebuild from: originals that are what their names say, and the others."""

    sound: list[Wanted]
    lost: list[Wanted]


def begin_rebuild(archive: Archive, folder: RunFolder, settings: Settings) -> Remains:
    """Make an empty warehouse beside the one there is, and look at every original. Call it under the lock."""
    archive.originals.mkdir(parents=True, exist_ok=True)
    archive.captures_log.touch()
    shutil.rmtree(archive.rebuilt.made, ignore_errors=True)
    archive.rebuilt.made.mkdir(parents=True)
    settle(archive.rebuilt)
    take_over(archive, folder, settings)
    for left in folder.batches.glob(f"{LOST}*"):
        # What another rebuild missed may be here again.
        shutil.rmtree(left)
    return _remains(archive, folder)


def land_rebuilt(
    archive: Archive, folder: RunFolder, run: RunFacts, remains: Remains, settings: Settings
) -> NotRelated | None:
    """Land all that was captured and derived in the warehouse that is being made, as `land` does."""
    rejections = [_rejection(archive, original, uri) for original, uri in remains.lost]
    if rejections:
        stage_batch(rejections, folder.batches / f"{LOST}{folder.run_id}")
    lost = Lost(finished_heads_log(archive), [original for original, _ in remains.lost])
    return land(archive.rebuilt, folder, run, settings, lost)


def put_rebuilt_in_place(archive: Archive) -> None:
    """Put the warehouse that was made in the place of what there is, and publish it. Under the lock."""
    if archive.warehouse.exists():
        keep_copy(archive.warehouse)
    # The indexes first: a warehouse without them makes them anew, but must not meet those of another.
    for index in (archive.seed_index, archive.anchor_index):
        remove_index(index)
    shutil.rmtree(archive.seed_partitions, ignore_errors=True)
    made = archive.rebuilt
    put_in_place(made.working_warehouse, archive.working_warehouse)
    for new, place in (
        (made.seed_partitions, archive.seed_partitions),
        (made.seed_index, archive.seed_index),
        (made.anchor_index, archive.anchor_index),
    ):
        if new.exists():
            new.replace(place)
    finish_heads_log(archive)
    with working_warehouse(archive) as connection:
        sync_heads_log(connection, archive)
    publish(archive)
    shutil.rmtree(made.made)


def _remains(archive: Archive, folder: RunFolder) -> Remains:
    with open_query() as connection:
        values = {"path": str(archive.captures_log), "live": live_run_ids(archive, folder.run_id)}
        wanted: list[Wanted] = connection.execute(sql("landing/first_captures"), values).fetchall()
        here = [archive.original(original) for original, _ in wanted if archive.original(original).is_file()]
        sound = {
            each.original_sha256
            for each in hash_files(connection, here)
            if each.path == archive.original(each.original_sha256)
        }
    return Remains(
        sound=[each for each in wanted if each[0] in sound],
        lost=[each for each in wanted if each[0] not in sound],
    )


def _rejection(archive: Archive, original_sha256: str, uri: str) -> Rejection:
    path = archive.original(original_sha256)
    what = "is not what its name says" if path.exists() else "is gone"
    return Rejection(
        uri=uri,
        original_sha256=original_sha256,
        stage="extract",
        code="original_lost",
        message=f"{path} {what}: put it there from a backup, then `chancery quarantine retry`",
    )
