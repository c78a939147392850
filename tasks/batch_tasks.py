"""The stages as Prefect tasks: one run per stage and batch, thin shells around plain functions.

Results stay in the process (`persist_result=False`) and nothing is cached by Prefect: what was done
already is known by content, from the archive itself.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.concurrency.sync import concurrency
from prefect.exceptions import ObjectAlreadyExists

from schemas.capture import Capture
from schemas.errors import ArchiveBusy
from schemas.settings import Settings
from tasks.catalog.offers import offers_of
from tasks.catalog.reading import Catalog
from tasks.fetch import fetch
from tasks.land import RunFacts, land
from tasks.rebuild import Remains, begin_rebuild, land_rebuilt, put_rebuilt_in_place
from tasks.recovery import captured_already, settle, take_over
from tasks.run_folder import RunFolder
from tasks.shards import derive_shard
from tasks.sources import Source
from tasks.web.fetch_addresses import fetch_addresses
from tasks.web.following import Visitor
from warehouse.archive import Archive
from warehouse.archive_lock import archive_lock
from warehouse.connection import open_query

LEASE_SECONDS = 60.0
"""How long the turn of a process that was killed stays taken; Prefect allows no less."""
LEAST_PATIENCE_SECONDS = 5.0
"""Prefect takes no turn, also not a free one, in less time than it needs to ask for it."""


@task(name="recover", cache_policy=NO_CACHE, persist_result=False)
def recover_batch(archive: Archive, folder: RunFolder, settings: Settings) -> None:
    """Finish what earlier runs could not, under the archive's lock."""
    with archive_turn(archive, f"run {folder.run_id}", settings):
        settle(archive)
    take_over(archive, folder, settings)


@task(name="fetch", cache_policy=NO_CACHE, persist_result=False)
def fetch_batch(
    archive: Archive, folder: RunFolder, sources: list[Source], settings: Settings
) -> list[Capture]:
    """Capture a batch of files."""
    with open_query() as connection:
        return fetch(connection, archive, folder, sources, settings.limits.original_bytes)


@task(name="list sources", cache_policy=NO_CACHE, persist_result=False)
def list_sources(archive: Archive, folder: RunFolder, catalog: Catalog, visitor: Visitor) -> list[Source]:
    """Find what the sources of a catalogue lead to, and capture what told so."""
    return offers_of(archive, folder, catalog, visitor)


@task(name="fetch addresses", cache_policy=NO_CACHE, persist_result=False)
def fetch_web(archive: Archive, folder: RunFolder, sources: list[Source], visitor: Visitor) -> list[Capture]:
    """Capture all addresses of a run, each tried as often as helps; what arrives is logged as it does.

    Tried again, or in place of a run that was cut short, it finds what is captured already.
    """
    captured = captured_already(archive, folder.run_id, [source.uri for source in sources])
    wanted = [source for source in sources if source.uri not in captured]
    return fetch_addresses(archive, folder, wanted, visitor)


@task(name="derive", cache_policy=NO_CACHE, persist_result=False)
def derive_batch(archive: Archive, shard_id: str, settings: Settings) -> None:
    """Extract, clean, structure and validate the originals of a shard."""
    derive_shard(archive, shard_id, settings.workers)


@task(name="land", cache_policy=NO_CACHE, persist_result=False)
def land_run(archive: Archive, folder: RunFolder, run: RunFacts, settings: Settings) -> None:
    """Match, relate, vouch and land, under the archive's lock; raise what kept it from relating."""
    with archive_turn(archive, f"run {run.run_id}", settings):
        fault = land(archive, folder, run, settings)
    if fault is not None:
        raise fault


@task(name="begin_rebuild", cache_policy=NO_CACHE, persist_result=False)
def begin_rebuild_batch(archive: Archive, folder: RunFolder, settings: Settings) -> Remains:
    """Look at all there is to rebuild from; the flow holds the archive's lock."""
    return begin_rebuild(archive, folder, settings)


@task(name="land_rebuilt", cache_policy=NO_CACHE, persist_result=False)
def land_rebuilt_run(
    archive: Archive, folder: RunFolder, run: RunFacts, remains: Remains, settings: Settings
) -> None:
    """Land everything anew and put it in place; the flow holds the archive's lock."""
    fault = land_rebuilt(archive, folder, run, remains, settings)
    put_rebuilt_in_place(archive)
    if fault is not None:
        raise fault


@contextmanager
def archive_turn(archive: Archive, holder: str, settings: Settings) -> Iterator[None]:
    """Hold the archive for writing: by its lock and, where it is shared, in its turn among all machines.

    Locks of files do not reach other machines on every file system, a limit of one on their Prefect server
    does. A lease holds the turn, which ends by itself when the holder was killed.
    """
    with ExitStack() as held:
        if settings.shards:
            turn = f"landing{re.sub('[^A-Za-z0-9]', '.', str(archive.root))}"
            with get_client(sync_client=True) as client, suppress(ObjectAlreadyExists):
                client.upsert_global_concurrency_limit_by_name(turn, 1)
            patience = max(settings.lock_seconds, LEAST_PATIENCE_SECONDS)
            waiting = concurrency(turn, timeout_seconds=patience, lease_duration=LEASE_SECONDS, strict=True)
            try:
                held.enter_context(waiting)
            except TimeoutError as cause:
                message = f"{archive.root} is held on another machine; waited {settings.lock_seconds:.0f} s"
                raise ArchiveBusy(f"{message}, try again later") from cause
        held.enter_context(archive_lock(archive, holder, settings.lock_seconds))
        yield
