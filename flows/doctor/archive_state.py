"""How the archive stands: who works on it, what killed runs left, whether it can be read."""

from collections.abc import Iterator

from flows.cli.printing.output import count
from flows.doctor.check import Check, broken, doubtful, good
from schemas.errors import ArchiveBusy, ArchiveError
from tasks.run_folder import live_run_ids, run_paths
from warehouse.archive import Archive
from warehouse.archive_lock import lock_holder
from warehouse.connection import published_warehouse
from warehouse.durable import log_beside


def check_archive(archive: Archive) -> Iterator[Check]:
    """Yield checks of the archive; of one that is not there yet, that it is not."""
    if not archive.captures_log.exists():
        yield good("archive", f"none at {archive.root.resolve()} yet: `chancery ingest` makes one")
        return
    yield warehouse_check(archive)
    holder = lock_holder(archive)
    yield good("lock", f"held by {holder}: others wait for it to land" if holder else "free")
    yield from _runs_checks(archive)
    stray = log_beside(archive.warehouse)
    if stray.exists():
        seen = f"{stray} was left beside the published copy by a client that wrote to it"
        yield doubtful("published copy", seen, "the next run that lands anything sets it aside")


def warehouse_check(archive: Archive) -> Check:
    subject = f"warehouse {archive.warehouse}"
    try:
        with published_warehouse(archive) as connection:
            found = connection.execute("SELECT count(*) FROM documents").fetchall()[0][0]
    except ArchiveBusy as busy:
        return doubtful(subject, busy.what, busy.advice)
    except ArchiveError as error:
        return broken(subject, error.what, error.advice)
    return good(subject, f"can be read; {count(found, 'document')}")


def _runs_checks(archive: Archive) -> Iterator[Check]:
    """Yield what runs are at work, and what those that were killed have left."""
    live = live_run_ids(archive, own="")
    if live:
        yield good("runs at work", ", ".join(live))
    left = len(run_paths(archive)) - len(live)
    if left > 0:
        seen = f"{left} cut short, with work that is not lost"
        yield doubtful("runs at work", seen, "the next `chancery ingest` takes it over")
