"""An ingest without Prefect: what the flow does, stage by stage, for archives made by the dozen.

Run as `python -m tests.benchmarks.plain_ingest ARCHIVE FILE…`, or call `ingest_plainly`. The process ends
as the command would: what goes wrong on purpose, or in the system, is one line on standard error.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from schemas.capture import Capture
from schemas.errors import ChanceryError
from schemas.settings import Settings
from tasks.fetch import fetch
from tasks.land import RunFacts, land
from tasks.recovery import pending_captures, settle, take_over
from tasks.run_folder import RunFolder, run_folder
from tasks.shard_folder import asked_shards
from tasks.shards import ask_for_shards, derive_shard, take_shard
from tasks.sources import find_sources
from tasks.work_list import Wanted, new_run_id, to_derive
from warehouse.archive import Archive
from warehouse.archive_lock import archive_lock
from warehouse.clock import now
from warehouse.connection import open_query
from warehouse.storage_faults import storage_faults


def ingest_plainly(archive: Archive, targets: Sequence[Path], settings: Settings) -> None:
    """Land the documents in these files as one run of the flow would."""
    archive.pipeline.mkdir(parents=True, exist_ok=True)
    started_at = now()
    with run_folder(archive, new_run_id()) as folder:
        with archive_lock(archive, folder.run_id, settings.lock_seconds):
            settle(archive)
        take_over(archive, folder, settings)
        sources = find_sources([str(target) for target in targets], archive.root)
        captures: list[Capture] = []
        with open_query() as connection:
            for start in range(0, len(sources), settings.batch_size):
                batch = sources[start : start + settings.batch_size]
                captures += fetch(connection, archive, folder, batch, settings.limits.original_bytes)
        wanted = [(original, uri) for _, original, uri in pending_captures(archive, folder.run_id)]
        while captures or wanted or asked_shards(archive, folder):
            wanted += [(each.original_sha256, each.uri) for each in captures if each.original_sha256]
            captures = derive_plainly(archive, folder, to_derive(archive, wanted, []), settings)
            wanted = []
        with archive_lock(archive, folder.run_id, settings.lock_seconds):
            facts = RunFacts(folder.run_id, "ingest", None, started_at, "{}")
            fault = land(archive, folder, facts, settings)
        if fault is not None:
            raise fault


def derive_plainly(
    archive: Archive,
    folder: RunFolder,
    originals: Sequence[Wanted],
    settings: Settings,
    only_new: bool = False,
) -> list[Capture]:
    """Derive originals in this process, shard by shard; return the captures of what is attached to them."""
    attached: list[Capture] = []
    while waiting := ask_for_shards(archive, folder, originals, settings):
        for shard_id in waiting:
            derive_shard(archive, shard_id, settings.workers)
            attached += take_shard(archive, folder, shard_id, only_new) or []
    return attached


if __name__ == "__main__":
    place, *files = map(Path, sys.argv[1:])
    try:
        with storage_faults(place):
            ingest_plainly(Archive(place), files, Settings(workers=1))
    except ChanceryError as error:
        sys.exit(f"chancery: {error}")
