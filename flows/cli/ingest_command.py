"""`chancery ingest` and `chancery quarantine retry`: run the flow and say what came of it."""

import argparse
import shlex

from flows.cli.changed_words import changed_words
from flows.cli.output import note
from flows.cli.reading import chosen_archive
from flows.cli.run_flow import run_flow
from flows.cli.run_summary import print_summary
from flows.cli.settings import run_settings
from schemas.run import RunReport
from tasks.sources import find_sources
from tasks.web.credentials import credentials_apart
from warehouse.archive import Archive

QUARANTINED = 3


def run(arguments: argparse.Namespace) -> int:
    """Ingest the targets; return 0, or 3 if something is in quarantine."""
    archive = chosen_archive(arguments)
    targets = credentials_apart(arguments.targets)
    # A wrong path is told at once, not after a server has come up for it.
    find_sources(targets, archive.root)
    return _finish(arguments, archive, _run_flow(arguments, archive, targets, None))


def retry(arguments: argparse.Namespace) -> int:
    """Try inputs in quarantine again; return 0, or 3 if some are in quarantine still."""
    archive = chosen_archive(arguments)
    return _finish(arguments, archive, _run_flow(arguments, archive, [], list(arguments.quarantine_ids)))


def _run_flow(
    arguments: argparse.Namespace, archive: Archive, targets: list[str], retried: list[str] | None
) -> RunReport:
    settings = run_settings(archive, arguments.set)

    def call() -> RunReport:
        from flows.ingest import ingest

        return ingest(targets, str(archive.root), settings, retried)

    return run_flow(archive, call, is_verbose=bool(arguments.verbose))


def _finish(arguments: argparse.Namespace, archive: Archive, done: RunReport) -> int:
    if arguments.json:
        print(done.model_dump_json(indent=2))
    else:
        print_summary(done, changed_words(archive, done.relations), _archive_flag(arguments, archive))
    if done.lineage_failure:
        note(done.lineage_failure)
    return QUARANTINED if done.quarantined_count else 0


def _archive_flag(arguments: argparse.Namespace, archive: Archive) -> str:
    """Return what must be typed behind the next command to mean the same archive."""
    return f" --archive {shlex.quote(str(archive.root))}" if arguments.archive else ""
