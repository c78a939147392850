"""What the targets of a run come to: the files and addresses to fetch, each with its URI."""

import glob
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from schemas.errors import FetchFailed, UsageError
from tasks.folder_walk import walk
from tasks.obstacles import not_regular, unreadable
from tasks.web.address import is_web_address, parse_address, shown


@dataclass(frozen=True, slots=True)
class Asked:
    """Which source of a catalogue asks for something, where it found it, and how to fetch it."""

    source_name: str | None = None
    found_in: str | None = None
    declared_language: str | None = None
    seconds_between: float = 0.0


@dataclass(frozen=True, slots=True)
class Source:
    """One file to fetch, or one address (`path` is None); `problem`: why it cannot be, if that is known."""

    uri: str
    path: Path | None = None
    problem: str | None = None
    code: str = "unreadable"
    asked: Asked = Asked()


def find_sources(
    targets: Iterable[str], archive_root: Path, hidden: list[Path] | None = None
) -> list[Source]:
    """Return the files and addresses that targets name, each once, in the order of their URIs.

    A target is a path, a folder, a glob or an http(s) address. Folders are walked through; hidden entries
    (which `hidden` is given) and the archive itself are passed over, and links that lead out of a folder are
    not followed. Raises `UsageError` for a target that names nothing, or the archive.
    """
    found: dict[str, Source] = {}
    for target in targets:
        for source in _sources_of(target, archive_root.resolve(), hidden):
            found.setdefault(source.uri, source)
    return sorted(found.values(), key=lambda source: source.uri)


def _sources_of(target: str, archive_root: Path, hidden: list[Path] | None) -> Iterator[Source]:
    if is_web_address(target):
        yield address_source(target)
        return
    if "://" in target:
        told = shown(target)
        scheme = told.partition("://")[0]
        raise UsageError(f"{told}: {scheme} addresses are not fetched, only http and https, and files")
    path = _at_home(target)
    if os.path.lexists(path):
        if path.resolve() == archive_root:
            raise UsageError(f"{target} is the archive itself: name a folder of documents")
        yield from _sources_at(path, archive_root, hidden)
        return
    matching = _matching(path, archive_root)
    if not matching:
        what = "matches nothing" if glob.has_magic(target) else "no such file or folder"
        # What was meant for an address may have a password in it.
        raise UsageError(f"{shown(target)}: {what}")
    for each in matching:
        yield from _sources_at(each, archive_root, hidden)


def _matching(pattern: Path, archive_root: Path) -> list[Path]:
    """Return what a glob matches; into the archive it leads only if it begins there."""
    names = sorted(Path(name) for name in glob.glob(str(pattern), recursive=True))
    beginning = Path(*takewhile(lambda part: not glob.has_magic(part), pattern.parts))
    if beginning.resolve().is_relative_to(archive_root):
        return names
    return [name for name in names if not Path(os.path.realpath(name)).is_relative_to(archive_root)]


def _at_home(target: str) -> Path:
    """Return the path, with the home folder for a `~`; a file may be named so too, as `~$letter.docx` is."""
    path = Path(target)
    if os.path.lexists(path):
        return path
    with suppress(RuntimeError):
        return path.expanduser()
    return path


def _sources_at(path: Path, archive_root: Path, hidden: list[Path] | None) -> Iterator[Source]:
    """Yield a file, or those under a folder, and as problems what lies there and cannot be taken."""
    if not path.is_dir():
        yield source_at(path)
        return
    for each, problem in walk(path, archive_root, hidden):
        yield Source(_uri(each), each, problem) if problem else source_at(each)


def address_source(target: str, asked: Asked = Asked()) -> Source:
    """Return the source for an address, without the credentials in it. Raises `UsageError` for none."""
    try:
        return Source(parse_address(target).uri, asked=asked)
    except FetchFailed as failed:
        raise UsageError(str(failed)) from None


def source_at(path: Path) -> Source:
    """Return the source for a path; anything but a readable regular file has a problem."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return Source(_uri(path), path, unreadable(error))
    if not stat.S_ISREG(mode):
        return Source(_uri(path), path, not_regular(mode))
    return Source(_uri(path), path)


def _uri(path: Path) -> str:
    return Path(os.path.abspath(path)).as_uri()
