"""Flows run by the command: in this process, on a Prefect server that is brought up if there is none."""

import logging
import os
from collections.abc import Callable
from typing import TypeVar

from flows.cli.ingest.progress_line import progress_line
from flows.cli.printing.output import note
from flows.cli.settings import unread_variables
from flows.server.prefect_server import prefect_server
from tasks.progress import listening, report
from warehouse.archive import Archive
from warehouse.storage_faults import storage_faults

Outcome = TypeVar("Outcome")


def run_flow(archive: Archive, call: Callable[[], Outcome], *, is_verbose: bool) -> Outcome:
    """Return what the flow returns that `call` loads and calls, with its progress shown.

    `call` loads the flow, since loading Prefect takes a second and it reads where its server is as it
    loads. Raises `ArchiveError` where the archive fails.
    """
    for each in unread_variables(os.environ):
        note(each)
    with storage_faults(archive.root), progress_line() as listener, listening(listener):
        report("start", 0, 0)
        with prefect_server(archive, is_verbose=is_verbose):
            from flows.server.quiet_prefect import quiet_prefect

            if not is_verbose:
                # What goes wrong, the command says in one line; Prefect's threads would add theirs.
                logging.disable(logging.CRITICAL)
            with quiet_prefect():
                return call()
