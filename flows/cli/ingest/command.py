"""`chancery ingest` and `chancery quarantine retry`: run the flow and say what came of it."""

import argparse
from pathlib import Path
from typing import Any

from flows.cli.compare.changed_words import changed_words
from flows.cli.exit_codes import QUARANTINED
from flows.cli.ingest.run_flow import run_flow
from flows.cli.ingest.run_summary import print_summary
from flows.cli.printing.output import note
from flows.cli.printing.terminal import visible
from flows.cli.reading import chosen_archive, opened, read
from flows.cli.settings import run_settings
from schemas.errors import UsageError
from schemas.run import RunReport
from tasks.catalog.reading import read_catalog
from tasks.sources import find_sources
from tasks.web.credentials import credentials_apart
from warehouse.archive import Archive


def run(arguments: argparse.Namespace) -> int:
    """Ingest the targets; return 0, or 3 if something is in quarantine."""
    archive = chosen_archive(arguments)
    if not arguments.targets and not arguments.catalog:
        raise UsageError("name what to ingest: files, folders, addresses, or a catalogue with --catalog FILE")
    if arguments.source and not arguments.catalog:
        raise UsageError("--source names a source of a catalogue: give that with --catalog FILE")
    targets = credentials_apart(arguments.targets)
    # A wrong path is told at once, not after a server has come up for it.
    hidden: list[Path] = []
    find_sources(targets, archive.root, hidden)
    if arguments.catalog:
        read_catalog(arguments.catalog, arguments.source)
    asked = {"targets": targets, "catalog": arguments.catalog, "source": arguments.source}
    done = _run_flow(arguments, archive, **asked)
    exit_code = _finish(arguments, archive, done)
    if hidden:
        note(told_hidden(hidden))
    return exit_code


def told_hidden(hidden: list[Path]) -> str:
    """Return a sentence on what was passed over in folders, since its name begins with a dot."""
    number = len({path.absolute() for path in hidden})
    first = visible(min(map(str, hidden)))
    if number == 1:
        return f"1 hidden file or folder was passed over, {first}: name it to take it in"
    return f"{number:,} hidden files and folders were passed over, {first} first: name one to take it in"


def retry(arguments: argparse.Namespace) -> int:
    """Try inputs in quarantine again; return 0, or 3 if some are in quarantine still."""
    archive = chosen_archive(arguments)
    # Where nothing is, nothing is made, and no server has to come up.
    with opened(arguments) as connection:
        held = read(connection, "quarantine")
    if not (held or arguments.quarantine_ids or arguments.json):
        note("nothing is in quarantine")
        return 0
    return _finish(arguments, archive, _run_flow(arguments, archive, retry=list(arguments.quarantine_ids)))


def _run_flow(arguments: argparse.Namespace, archive: Archive, **asked: Any) -> RunReport:
    settings = run_settings(archive, arguments.set)

    def call() -> RunReport:
        from flows.ingest import ingest

        done: RunReport = ingest(archive=str(archive.root), settings=settings, **asked)
        return done

    return run_flow(archive, call, is_verbose=bool(arguments.verbose))


def _finish(arguments: argparse.Namespace, archive: Archive, done: RunReport) -> int:
    if arguments.json:
        print(done.model_dump_json(indent=2))
    else:
        print_summary(done, changed_words(archive, done.relations))
    if done.lineage_failure:
        note(done.lineage_failure)
    return QUARANTINED if done.quarantined_count else 0
