"""The bytes that byte ranges count in: the original, or a member of it as its reader saw it."""

import io
import re
import zipfile
import zlib
from pathlib import Path
from typing import IO

_MAIL_PART = re.compile(r"[0-9]+(?:\.[0-9]+)*")


def part_bytes(path: Path, part: str, start: int, end: int) -> bytes | None:
    """Return bytes `start` to `end` of an original, or of one member of it; None if they are not there.

    `part`: the empty name for the original itself, else the name of a member of a ZIP container or the
    number of a mail's part. Reads no more of a container than it has to, whatever that says of itself.
    """
    try:
        if not part:
            with path.open("rb") as file:
                return _between(file, start, end)
        if _MAIL_PART.fullmatch(part):
            return _of_mail(path, part, start, end)
        with zipfile.ZipFile(path) as container, container.open(part) as member:
            return _between(member, start, end)
    except (OSError, EOFError, KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error):
        return None


def _of_mail(path: Path, part: str, start: int, end: int) -> bytes | None:
    # Few traces lead into a mail; the others need no parser for it.
    from tasks.extract.mail_parts import part_content

    content = part_content(path.read_bytes(), part)
    return None if content is None else _between(io.BytesIO(content), start, end)


def _between(file: IO[bytes], start: int, end: int) -> bytes | None:
    file.seek(start)
    found = file.read(end - start)
    return found if len(found) == end - start else None
