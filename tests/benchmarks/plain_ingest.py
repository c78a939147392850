"""An ingest without Prefect: the stages called one after the other, for archives made by the dozen.

Run as `python -m tests.benchmarks.plain_ingest ARCHIVE FILE…`, or call `ingest_plainly`.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from schemas.settings import Settings
from tasks.fetch import fetch
from tasks.land import RunFacts, land, now
from tasks.recovery import settle
from tasks.run_folder import run_folder
from tasks.shards import ask_for_shards, derive_shard, take_shard
from tasks.sources import find_sources
from tasks.work_list import new_run_id, to_derive
from warehouse.archive import Archive
from warehouse.archive_lock import archive_lock
from warehouse.connection import open_scratch


def ingest_plainly(archive: Archive, targets: Sequence[Path], settings: Settings) -> None:
    """Land the documents in these files as one run of the flow would."""
    archive.pipeline.mkdir(parents=True, exist_ok=True)
    archive.staging.mkdir(exist_ok=True)
    started_at = now()
    with run_folder(archive, new_run_id()) as folder, archive_lock(archive, folder.run_id, 60.0):
        settle(archive)
        sources = find_sources([str(target) for target in targets], archive.root)
        with open_scratch() as connection:
            captures = fetch(connection, archive, folder, sources, settings.limits.original_bytes)
        wanted = [(each.original_sha256, each.uri) for each in captures if each.original_sha256]
        for shard_id in ask_for_shards(archive, folder, to_derive(archive, wanted, []), settings):
            derive_shard(archive, shard_id, settings.workers)
            take_shard(archive, folder, shard_id)
        land(archive, folder, RunFacts(folder.run_id, "ingest", None, started_at, "{}"), settings)


if __name__ == "__main__":
    place, *files = map(Path, sys.argv[1:])
    ingest_plainly(Archive(place), files, Settings(workers=1))
