"""`chancery report`: a site of the whole archive, for a browser and nothing else."""

import argparse
from pathlib import Path

from flows.cli.ingest.progress_line import progress_line
from flows.cli.printing.output import count, note, print_json, print_lines
from flows.cli.printing.terminal import visible
from flows.cli.reading import chosen_archive, opened
from flows.cli.settings import run_settings
from flows.report.site import not_of_a_site, write_site
from tasks.progress import listening
from warehouse.archive import Archive
from warehouse.connection import limit_memory
from warehouse.replaced_folder import replaced_folder


def run(arguments: argparse.Namespace) -> int:
    """Write the site and print the path to open; returns the exit code."""
    archive = chosen_archive(arguments)
    settings = run_settings(archive)
    with opened(arguments) as connection:
        target = Path(arguments.html) if arguments.html else archive.site
        limit_memory(connection, settings.memory_bytes)
        with (
            replaced_folder(target, not_of_a_site, is_lasting=False) as folder,
            progress_line() as listener,
            listening(listener),
        ):
            page_count = write_site(connection, folder, _called(archive))
    index = target.resolve() / "index.html"
    if arguments.json:
        print_json({"index": str(index), "page_count": page_count})
        return 0
    print_lines([visible(str(index))])
    note(f"{count(page_count, 'page')}: open that one in a browser")
    return 0


def _called(archive: Archive) -> str:
    """Return what to call an archive: its folder, or the one above where that says nothing."""
    root = archive.root.resolve()
    return root.parent.name if root.name == "archive" and root.parent.name else root.name or "archive"
