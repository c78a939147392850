"""A shard's place under `pipeline/staging/`: what is asked for, who is at it, and what came of it.

The folder is named after a digest of the work, so that the same work is in the same place whoever asks for
it. It holds `ask.json`, the attempts that are being made or were cut short, and at last `done/`, which
appears by one rename. Whoever works on a shard, or takes it away, holds the lock on its `ask.json`, which
the system frees when the process dies. Each run that wants a shard keeps a mark in its own folder, so that
the next run knows what a run that was killed had asked for.
"""

import contextlib
import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from schemas.shard import Shard
from tasks.run_folder import SHARD_PREFIX, RunFolder
from warehouse.archive import Archive
from warehouse.connection import open_query
from warehouse.durable import sync_file, sync_folder

PAUSE_SECONDS = 0.1


@dataclass(frozen=True)
class ShardFolder:
    """Where one shard stands. Naming it creates nothing."""

    path: Path

    @property
    def ask(self) -> Path:
        return self.path / "ask.json"

    @property
    def done(self) -> Path:
        """One Parquet file for each table, and the files that were attached to documents."""
        return self.path / "done"


def shard_folder(archive: Archive, shard_id: str) -> ShardFolder:
    return ShardFolder(archive.staging / f"{SHARD_PREFIX}{shard_id}")


def ask_for(archive: Archive, folder: RunFolder, shard: Shard) -> str:
    """Put a shard where workers find it, marked as wanted by this run; return its name."""
    shard_id = _digest(shard.model_dump_json(exclude={"asked_by"}))
    (folder.asked / shard_id).touch()
    place = shard_folder(archive, shard_id)
    while not place.ask.exists():
        # Another run that has taken the same shard may be removing its folder just now.
        with contextlib.suppress(FileNotFoundError):
            place.path.mkdir(parents=True, exist_ok=True)
            building = place.path / f"ask.{folder.run_id}"
            building.write_text(shard.model_dump_json(), encoding="utf-8")
            sync_file(building)
            building.rename(place.ask)
    return shard_id


def read_ask(archive: Archive, shard_id: str) -> Shard | None:
    """Return a shard that somebody asks for, or None."""
    try:
        return _as_shard(shard_folder(archive, shard_id).ask.read_bytes())
    except FileNotFoundError:
        return None


def _as_shard(asked: bytes) -> Shard | None:
    """Return the shard; None for what another version asked for in other words, or a crash cut short."""
    try:
        return Shard.model_validate_json(asked)
    except ValidationError:
        return None


def asked_shards(archive: Archive, folder: RunFolder) -> dict[str, Shard]:
    """Return the shards that a run has asked for and not taken yet, by name."""
    asked = ((path.name, read_ask(archive, path.name)) for path in sorted(folder.asked.glob("*")))
    return {shard_id: shard for shard_id, shard in asked if shard is not None}


def forget(archive: Archive, folder: RunFolder, shard_id: str) -> None:
    """Remove a shard and the mark that this run wants it. Call it with the shard held.

    A process that is killed on the way leaves nothing that looks done.
    """
    place = shard_folder(archive, shard_id)
    with contextlib.suppress(FileNotFoundError):
        place.done.rename(place.path / "removed")
    shutil.rmtree(place.path, ignore_errors=True)
    (folder.asked / shard_id).unlink(missing_ok=True)


@contextmanager
def held_shard(place: ShardFolder) -> Iterator[Shard | None]:
    """Hold a shard for this process alone, after waiting for whoever has it.

    Yields None if nobody asks for it, or not in words of this version.
    """
    while (descriptor := _try_lock(place)) is None and place.ask.exists():
        time.sleep(PAUSE_SECONDS)
    if descriptor is None:
        yield None
        return
    try:
        yield _as_shard(place.ask.read_bytes())
    finally:
        os.close(descriptor)


def is_held(place: ShardFolder) -> bool:
    """Whether a process that lives is at work on a shard."""
    descriptor = _try_lock(place)
    if descriptor is None:
        return place.ask.exists()
    os.close(descriptor)
    return False


def finish(place: ShardFolder, attempt: Path) -> None:
    """Let what an attempt has made count as the shard, unless another was first."""
    try:
        attempt.rename(place.done)
    except OSError:
        if not place.done.exists():
            raise
        shutil.rmtree(attempt)
    sync_folder(place.path)


def _try_lock(place: ShardFolder) -> int | None:
    """Return a descriptor that holds the shard, or None if another process has it or nobody asks for it."""
    try:
        # Network file systems give an exclusive lock only on what is open for writing.
        descriptor = os.open(place.ask, os.O_RDWR)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if _is_there(place.ask, descriptor):
            return descriptor
    except BlockingIOError:
        pass
    os.close(descriptor)
    return None


def _is_there(path: Path, descriptor: int) -> bool:
    """Whether the file that is open still has this name: it may have been taken away before it was locked."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _digest(text: str) -> str:
    with open_query() as connection:
        found = connection.execute("SELECT left(sha256($text), 32)", {"text": text}).fetchall()
        return str(found[0][0])
