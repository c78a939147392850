"""A round of deriving: originals in shards, and what turns out to be attached to them.

The same functions do it in this process, one shard after the other, and on any number of workers.
"""

from collections.abc import Iterable, Iterator, Sequence

from flows.stages.shard_runs import derived_by_workers
from schemas.capture import Capture
from schemas.settings import Settings
from tasks.batch_tasks import derive_batch
from tasks.progress import report
from tasks.run_folder import RunFolder
from tasks.shards import ask_for_shards, take_shard
from tasks.work_list import Wanted, to_derive
from warehouse.archive import Archive


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
    derived = derived_by_workers if settings.shards else _derived_here
    attached: list[Capture] = []
    waiting = ask_for_shards(archive, folder, originals, settings)
    done, total = 0, sum(len(shard.originals) for shard in waiting.values())
    while waiting:
        report("derive", done, total)
        for shard_id in derived(archive, waiting, settings):
            captures = take_shard(archive, folder, shard_id, only_new)
            if captures is not None:
                attached += captures
                done += len(waiting[shard_id].originals)
            report("derive", done, total)
        # What another run has taken while this one waited for it is asked for again.
        waiting = ask_for_shards(archive, folder, originals, settings)
    report("derive", done, total)
    return attached


def derive_again(
    archive: Archive, folder: RunFolder, originals: Sequence[Wanted], settings: Settings
) -> None:
    """Derive originals that were captured before, and what is attached to them and not held yet."""
    captures = derive_round(archive, folder, originals, settings, only_new=True)
    while captures:
        found = [(each.original_sha256, each.uri) for each in captures if each.original_sha256]
        captures = derive_round(archive, folder, to_derive(archive, found, []), settings)


def _derived_here(archive: Archive, shard_ids: Iterable[str], settings: Settings) -> Iterator[str]:
    """Derive shards one after the other in this process; yield the name of each that is done."""
    for shard_id in shard_ids:
        derive_batch(archive, shard_id, settings)
        yield shard_id
