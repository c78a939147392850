"""The `chancery` command: finds the verb, runs it, and turns what went wrong into one line."""

import atexit
import contextlib
import errno
import importlib
import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from flows.cli.arguments import command_parser, parsed
from flows.cli.exit_codes import INTERRUPTED, READER_LEFT, USAGE
from flows.cli.printing.colour import paint
from flows.cli.printing.proposed import chosen_by_flag, with_proposals
from flows.cli.printing.terminal import visible
from schemas.errors import DUCKDB_INTERRUPTED, ChanceryError, as_bug

DISK_ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO)
"""What the RuntimeError says that Ctrl-C becomes while a statement runs."""


def run() -> NoReturn:
    """Run the command with the arguments of the process and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    # Registered before Prefect and DuckDB are loaded, so that it runs after whatever they register.
    leave = Leave()
    atexit.register(leave)
    leave.exit_code = main(sys.argv[1:])
    sys.exit(leave.exit_code)


class Leave:
    """Ends the process without taking the interpreter down object by object.

    Prefect's threads keep objects of DuckDB alive to the end, which DuckDB 2.0's bindings would report
    in a hundred lines on standard error.
    """

    exit_code = 1

    def __call__(self) -> NoReturn:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
        os._exit(self.exit_code)


def main(argv: Sequence[str]) -> int:
    """Return the exit code of the command with these arguments.

    This is the border: whatever is raised below becomes one line on standard error, and one for each of its
    notes.
    """
    try:
        parser = command_parser()
    except ChanceryError as error:
        _complain(str(error), Namespace(verbose=False))
        return error.exit_code
    if not argv:
        parser.print_help(sys.stderr)
        return USAGE
    try:
        arguments = parsed(argv)
    except SystemExit as end:
        return int(end.code or 0)
    chosen_by_flag.set(arguments.archive)
    try:
        module = importlib.import_module(f"flows.cli.{arguments.module}")
        exit_code: int = module.run(arguments)
        sys.stdout.flush()
        return exit_code
    except ChanceryError as error:
        _complain(str(error), arguments, getattr(error, "__notes__", ()))
        return error.exit_code
    except KeyboardInterrupt:
        _complain("interrupted", arguments)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_LEFT
    except Exception as error:
        if str(error) == DUCKDB_INTERRUPTED:
            _complain("interrupted", arguments)
            return INTERRUPTED
        _complain(_fault(error) or as_bug(error), arguments)
        return 1


def _complain(message: str, arguments: Namespace, notes: Sequence[str] = ()) -> None:
    """Print one line, and one for each note; before them, if asked for with -v, the traceback.

    Whoever raised it knows neither how the command was called nor what in an address is a password.
    """
    from tasks.web.address import without_credentials

    if arguments.verbose:
        print(without_credentials(traceback.format_exc()), end="", file=sys.stderr)
    for line in (message, *notes):
        said = visible(with_proposals(without_credentials(line)))
        print(f"{paint('chancery:', 'error', sys.stderr)} {said}", file=sys.stderr)


def _fault(error: Exception) -> str | None:
    """Return what a disk that is full, refuses or fails means for whoever runs the command; else None."""
    if not isinstance(error, OSError) or error.errno not in DISK_ERRORS:
        return None
    from warehouse.storage_faults import system_fault

    return str(system_fault(Path("the disk"), error))


if __name__ == "__main__":
    run()
