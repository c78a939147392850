"""A folder made anew and only then put in the place of the one before: no half of it is ever seen."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from schemas.errors import ArchiveBusy, ArchiveError, UsageError
from warehouse.durable import sync_file, sync_folder

Strange = Callable[[Path], str | None]
"""Names something in a folder that did not come from us, None if all of it did."""


@contextmanager
def replaced_folder(target: Path, strange: Strange, *, is_lasting: bool = True) -> Iterator[Path]:
    """Give an empty folder beside the target to write in; when the block ends, it stands in its place.

    `is_lasting`: with every file on disk before that, which what is quickly made again does not need.
    If the block raises, the target is as it was. What a killed process left is cleared by the next.
    Raises `UsageError` for a target that holds what is not ours, `ArchiveBusy` while another process
    writes to it, `ArchiveError` where that cannot be done.
    """
    target = target.resolve()
    _refuse_what_is_not_ours(target, strange)
    building = target.with_name(f".{target.name}.unfinished")
    try:
        building.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(building, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as cause:
        raise ArchiveError(f"cannot write to {target.parent}: {cause.strerror}") from cause
    try:
        _hold(descriptor, building, target)
        try:
            _clear(building)
            yield building
            _refuse_what_is_not_ours(target, strange)
            if is_lasting:
                _sync(building)
            _put_in_place(building, target)
        except BaseException:
            shutil.rmtree(building, ignore_errors=True)
            raise
    except OSError as cause:
        raise ArchiveError(f"cannot write {target}: {cause.strerror or cause}") from cause
    finally:
        os.close(descriptor)


def _refuse_what_is_not_ours(target: Path, strange: Strange) -> None:
    if target.exists() and not target.is_dir():
        raise UsageError(f"{target} is a file: name a folder")
    if target.is_dir() and (name := strange(target)):
        raise UsageError(
            f"{target} holds {name}, which did not come from here: name a new or an empty folder"
        )


def _hold(descriptor: int, building: Path, target: Path) -> None:
    """Lock the folder to write in; whoever has it may meanwhile have put it in place, too."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        is_there = building.exists() and os.path.samestat(os.fstat(descriptor), building.stat())
    except BlockingIOError:
        is_there = False
    if not is_there:
        raise ArchiveBusy(f"another process is writing {target}", "try again when it has ended")


def _clear(folder: Path) -> None:
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def _put_in_place(building: Path, target: Path) -> None:
    """Rename the new folder to the target: over nothing or an empty folder in one step, else in two."""
    old = target.with_name(f".{target.name}.replaced")
    shutil.rmtree(old, ignore_errors=True)
    if target.is_dir() and any(target.iterdir()):
        target.rename(old)
    building.rename(target)
    sync_folder(target.parent)
    shutil.rmtree(old, ignore_errors=True)


def _sync(building: Path) -> None:
    for folder, _, names in os.walk(building):
        for name in names:
            sync_file(Path(folder, name))
        sync_folder(Path(folder))
