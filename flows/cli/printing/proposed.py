"""Commands that are proposed: whoever pastes one asks the same `chancery` about the same archive."""

import re
import shlex
import shutil
import sys
from contextvars import ContextVar
from pathlib import Path

from flows.cli.printing.plain_page import page_columns

chosen_by_flag: ContextVar[str | None] = ContextVar("chosen_by_flag", default=None)
"""The archive as it was named with `--archive`, None where it was not."""

QUOTED = re.compile(r"`chancery ([^`]*)`")


def proposed(command: str) -> str:
    """Return a command, `verify 3f1c0a9d21`, as it is to be typed here.

    For a file, which is read elsewhere, it stays `chancery verify 3f1c0a9d21`.
    """
    archive = chosen_by_flag.get()
    if page_columns.get():
        return f"chancery {command}"
    return f"{as_called()} {command}" + (f" --archive {shlex.quote(archive)}" if archive else "")


def with_proposals(message: str) -> str:
    """Return a message of ours with the commands that stand between backticks as they are to be typed."""
    return QUOTED.sub(lambda found: f"`{proposed(found[1])}`", message)


def as_called() -> str:
    """Return what starts the command here: its name if a shell finds it by that, else what was typed."""
    typed = Path(sys.argv[0])
    found = shutil.which("chancery")
    if typed.name != "chancery" or (found and typed.exists() and typed.samefile(found)):
        return "chancery"
    return shlex.quote(str(typed))
