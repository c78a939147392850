"""`chancery rebuild`: a sound warehouse in the place of one that is lost or damaged."""

import argparse
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from flows.cli.exit_codes import QUARANTINED
from flows.cli.ingest.run_flow import run_flow
from flows.cli.printing.colour import paint
from flows.cli.printing.heads import head
from flows.cli.printing.output import count, note, print_json, print_lines
from flows.cli.printing.proposed import with_proposals
from flows.cli.printing.terminal import terminal_width, visible, wrapped
from flows.cli.reading import chosen_archive
from flows.cli.settings import run_settings
from flows.server.prefect_server import prefect_server
from schemas.errors import ArchiveError
from schemas.run import RunReport
from schemas.settings import Settings
from warehouse.archive import Archive
from warehouse.archive_lock import archive_lock
from warehouse.soundness import keep_sound, refuse_later
from warehouse.storage_faults import storage_faults

HOLDER = "chancery rebuild"
BEGUN_ANEW = (
    "The log begins anew with this run: it vouches for what is here now. The heads from before stand in"
    " heads.log as they were; `verify` tells of it."
)


def run(arguments: argparse.Namespace) -> int:
    """Rebuild the warehouse, unless one of its two files is sound; return 0, or 3 if some did not land."""
    archive = chosen_archive(arguments)
    if not archive.captures_log.exists():
        raise ArchiveError(
            f"no archive at {archive.root}: without captures.ndjson there is nothing to rebuild"
        )
    settings = run_settings(archive, arguments.set)
    refuse_later(archive)
    if not arguments.anew:
        with storage_faults(archive.root), _turn(archive, settings):
            kept = keep_sound(archive)
        if kept:
            _tell_kept(str(kept), as_json=arguments.json)
            return 0

    def call() -> RunReport:
        from flows.rebuild import rebuild

        return rebuild(str(archive.resolved.root), settings)

    done = run_flow(archive, call, is_verbose=bool(arguments.verbose))
    if arguments.json:
        print_json({"kept": None, **done.model_dump(mode="json")})
    else:
        _tell_rebuilt(done)
    if done.lineage_failure:
        note(done.lineage_failure)
    return QUARANTINED if done.quarantined_count else 0


@contextmanager
def _turn(archive: Archive, settings: Settings) -> Iterator[None]:
    """Hold the archive as runs do; Prefect is loaded only where they take turns among machines."""
    with ExitStack() as held:
        if settings.shards:
            held.enter_context(prefect_server(archive))
            from tasks.batch_tasks import archive_turn

            held.enter_context(archive_turn(archive, HOLDER, settings))
        else:
            held.enter_context(archive_lock(archive, HOLDER, settings.lock_seconds))
        yield


def _tell_kept(kept: str, *, as_json: bool) -> None:
    if as_json:
        print_json({"kept": kept})
        return
    print(f"{visible(kept)} is sound: all in it is vouched for. The other copy was made from it.")
    note("`chancery rebuild --anew` makes the warehouse anew all the same")


def _tell_rebuilt(done: RunReport) -> None:
    told = (
        f"Rebuilt from {count(done.captured_count, 'capture')}: {count(done.landed_count, 'document')} landed"
    )
    print(paint(f"{told}, {done.quarantined_count:,} in quarantine.", "bold"))
    for each in done.quarantined:
        said = f"  {each.uri}: {each.code}: {with_proposals(each.message)}"
        print_lines(wrapped(visible(said), terminal_width(), "    "))
    print(f"head {head(done.tree_size, done.root_sha256)}")
    print_lines(wrapped(f"  {BEGUN_ANEW}", terminal_width(), "  "))
