"""The start of a run: finish what earlier ones could not, and take over the work they had done."""

from datetime import timedelta
from pathlib import Path

import duckdb

from schemas.settings import Settings
from schemas.shard import Shard
from schemas.version import CODE_VERSION
from tasks.fetch import recover
from tasks.run_folder import RunFolder, abandoned_folders, live_run_ids, remove
from tasks.shard_folder import forget, held_shard, read_ask, shard_folder
from warehouse.archive import Archive
from warehouse.clock import now
from warehouse.connection import open_query, published_warehouse, working_warehouse
from warehouse.continuity import restore_if_lost
from warehouse.heads_log import sync_heads_log
from warehouse.publishing import is_published, publish
from warehouse.sql import sql

STILL_FRESH = timedelta(hours=1)
"""How long ago a run that was cut short may have fetched an address for the next to leave it at that."""


def settle(archive: Archive) -> None:
    """Bring heads log and published copy up to the last commit; a first run makes an empty warehouse.

    Call it under the lock.
    """
    archive.originals.mkdir(exist_ok=True)
    archive.captures_log.touch()
    restore_if_lost(archive)
    with working_warehouse(archive) as connection:
        sync_heads_log(connection, archive)
        connection.execute("CHECKPOINT")
    if not is_published(archive):
        publish(archive)


def take_over(archive: Archive, folder: RunFolder, settings: Settings) -> None:
    """Finish storing what killed runs had captured, and adopt what they had derived or asked for."""
    with abandoned_folders(archive) as abandoned, open_query() as connection:
        for left in abandoned:
            recover(connection, archive, left, logged_originals(connection, archive, left.run_id))
            for batch in sorted(left.batches.glob("*")):
                # Two runs over the same files have batches of the same name, and either will do.
                whole = folder.batches / batch.name
                if batch.suffix != ".part" and not whole.exists() and _is_usable(connection, batch):
                    batch.rename(whole)
        # Which shards have been taken is known only when all batches are there.
        for left in abandoned:
            _adopt_shards(archive, left, folder, settings)
            remove(left)


def _adopt_shards(archive: Archive, left: RunFolder, folder: RunFolder, settings: Settings) -> None:
    """Let a run want what a killed run had asked for, if this run would have it derived the same way."""
    for mark in sorted(left.asked.glob("*")):
        shard = read_ask(archive, mark.name)
        is_taken = (folder.batches / mark.name).exists()
        if shard is not None and not is_taken and _is_wanted(shard, settings):
            mark.rename(folder.asked / mark.name)
            continue
        # Another run may want it too, and a worker be at it.
        with held_shard(shard_folder(archive, mark.name)):
            forget(archive, left, mark.name)


def _is_wanted(shard: Shard, settings: Settings) -> bool:
    asked = (shard.code_version, shard.limits, shard.ocr_languages)
    return asked == (CODE_VERSION, settings.limits, settings.ocr_languages)


def pending_captures(archive: Archive, own: str) -> list[tuple[str, str, str]]:
    """Return run, original and URI of captures that were logged by runs that no longer live, not landed.

    A line whose original is not there is passed over: nothing can come of it, and `verify` tells of it.
    """
    values = {"path": str(archive.captures_log), "live": live_run_ids(archive, own)}
    with published_warehouse(archive) as connection:
        pending = connection.execute(sql("landing/pending_captures"), values).fetchall()
    return [row for row in pending if archive.original(row[1]).exists()]


def captured_already(archive: Archive, own: str, uris: list[str]) -> set[str]:
    """Return those of these addresses that a run that begins again need not fetch: it, or one that was cut
    short less than an hour ago, has captured them, and they land with this one.
    """
    since = now() - STILL_FRESH
    values = {"path": str(archive.captures_log), "live": live_run_ids(archive, own)}
    with published_warehouse(archive) as connection:
        asked = {**values, "uris": uris, "since": since}
        found = connection.execute(sql("fetch/captured_already"), asked).fetchall()
    return {uri for uri, original in found if archive.original(original).exists()}


def rejected_originals(folder: RunFolder) -> list[str]:
    """Return the originals that the folder's batches reject."""
    paths = [str(path) for path in folder.batches.glob("*/quarantine_events.parquet")]
    if not paths:
        return []
    with open_query() as connection:
        found = connection.execute("SELECT original_sha256 FROM read_parquet($paths)", {"paths": paths})
        return [row[0] for row in found.fetchall() if row[0] is not None]


def staged_documents(folder: RunFolder) -> set[str]:
    """Return the originals that the folder's batches hold a verdict on."""
    paths = {
        "derivations": [str(path) for path in folder.batches.glob("*/derivations.parquet")],
        "rejections": [str(path) for path in folder.batches.glob("*/quarantine_events.parquet")],
    }
    if not paths["derivations"]:
        return set()
    with open_query() as connection:
        return {row[0] for row in connection.execute(sql("landing/staged_documents"), paths).fetchall()}


def logged_originals(connection: duckdb.DuckDBPyConnection, archive: Archive, run_id: str) -> set[str]:
    """Return the originals that a run has logged, whether or not it has stored them."""
    values = {"path": str(archive.captures_log), "run_id": run_id}
    return {row[0] for row in connection.execute(sql("landing/logged_hashes"), values).fetchall()}


def _is_usable(connection: duckdb.DuckDBPyConnection, batch: Path) -> bool:
    """Whether a batch can be read, and was derived by this version: another's would mix two ways."""
    path = {"path": str(batch / "derivations.parquet")}
    try:
        rows = connection.execute("SELECT DISTINCT code_version FROM read_parquet($path)", path).fetchall()
    except duckdb.Error:
        return False
    return all(row[0] == CODE_VERSION for row in rows)
