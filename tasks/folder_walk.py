"""The files under a folder, whatever else lies there.

A folder may be somebody else's: a link in it that leads out of it is not followed, since it could name
anything that we may read and they may not. What is not followed is told and never passed over in silence.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from tasks.obstacles import LEADS_OUT, LINK_TO_ITSELF, LINK_TO_NOTHING, unreadable


def walk(
    folder: Path, archive_root: Path, hidden: list[Path] | None = None
) -> Iterator[tuple[Path, str | None]]:
    """Yield what lies under a folder and is none, each with what stands against it, None for nothing.

    Hidden entries and the archive are passed over, and links to folders within, which are met themselves.
    `hidden` is given those entries, but not what lies in them.
    Nothing here recurses or looks at a path again: folders may be nested as deeply as paths can be long.
    """
    within = folder.resolve()
    archive = _identity(archive_root)
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                met = list(entries)
        except OSError as error:
            yield here, unreadable(error, "looked into")
            continue
        for entry in met:
            path = here / entry.name
            if entry.name.startswith("."):
                if hidden is not None and (archive is None or _identity(path) != archive):
                    hidden.append(path)
            elif entry.is_symlink():
                yield from linked(path, within, archive_root)
            elif not _is_folder(entry):
                yield path, None
            elif archive is None or _identity(path) != archive:
                waiting.append(path)


def linked(path: Path, within: Path, archive_root: Path) -> Iterator[tuple[Path, str | None]]:
    """Yield a link to a file within a folder, and what stands against one that leads elsewhere.

    Both folders are given as they are without links. Links into the archive, and to folders that are met
    themselves, are passed over.
    """
    try:
        target = path.resolve(strict=True)
    except FileNotFoundError:
        yield path, LINK_TO_NOTHING
        return
    except OSError as error:
        yield path, unreadable(error)
        return
    except RuntimeError:
        # What links in a circle are to some versions of Python.
        yield path, LINK_TO_ITSELF
        return
    if target.is_relative_to(archive_root) and not within.is_relative_to(archive_root):
        return
    if not target.is_relative_to(within):
        yield path, LEADS_OUT
    elif not target.is_dir():
        yield path, None
    elif any(part.startswith(".") for part in target.relative_to(within).parts):
        # It is not met by itself, as other folders within are.
        yield path, LEADS_OUT


def _identity(path: Path) -> tuple[int, int] | None:
    """Device and number of a folder, which no other has; None if there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False
