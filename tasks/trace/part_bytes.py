"""The bytes that byte ranges count in: the original, or a member of it as its reader saw it."""

import zipfile
import zlib
from pathlib import Path
from typing import IO


def part_bytes(path: Path, part: str, start: int, end: int) -> bytes | None:
    """Return bytes `start` to `end` of an original, or of one member of it; None if they are not there.

    `part`: the empty name for the original itself, else the name of a member of a ZIP container. Reads no
    more than it has to, whatever the container says of itself.
    """
    try:
        if not part:
            with path.open("rb") as file:
                return _between(file, start, end)
        with zipfile.ZipFile(path) as container, container.open(part) as member:
            return _between(member, start, end)
    except (OSError, EOFError, KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error):
        return None


def _between(file: IO[bytes], start: int, end: int) -> bytes | None:
    file.seek(start)
    found = file.read(end - start)
    return found if len(found) == end - start else None
