"""Files that were found damaged, or are replaced: kept under another name, never deleted."""

import os
import shutil
import sys
from itertools import count
from pathlib import Path

from warehouse.durable import log_beside, sync_folder


def set_aside(path: Path) -> Path:
    """Move a file out of the way, under the first free name beside it; return that name."""
    aside = _free_name(path)
    path.replace(aside)
    return aside


def set_aside_stray_log(published: Path) -> None:
    """Move away what a client that wrote to a published copy left beside it: it never is a part of it."""
    stray = log_beside(published)
    if stray.exists():
        message = f"chancery: somebody wrote to the published copy; what they left is in {set_aside(stray)}"
        print(message, file=sys.stderr)


def put_in_place(building: Path, target: Path) -> None:
    """Put a database file where another may be, which is set aside with the log that belongs to it."""
    for old in (log_beside(target), target):
        if old.exists():
            print(f"chancery: {old} is kept as {set_aside(old)}", file=sys.stderr)
    building.replace(target)
    sync_folder(target.parent)


def keep_copy(path: Path) -> Path:
    """Give a file that is about to be replaced another name beside it; return that name."""
    aside = _free_name(path)
    try:
        os.link(path, aside)
    except OSError:
        # Not every file system has links.
        shutil.copyfile(path, aside)
    return aside


def _free_name(path: Path) -> Path:
    names = (path.with_name(f"{path.name}.set-aside{number or ''}") for number in count())
    return next(name for name in names if not name.exists())
