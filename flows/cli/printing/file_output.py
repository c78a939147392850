"""Files that a verb writes because it was asked to."""

from pathlib import Path

from flows.cli.printing.output import note
from schemas.errors import ArchiveError


def write_file(name: str, content: str | bytes) -> None:
    """Write a file, in UTF-8 if it is text, and say so on standard error. Raises `ArchiveError`."""
    path = Path(name)
    data = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    try:
        path.write_bytes(data)
    except OSError as cause:
        raise ArchiveError(f"cannot write {path}: {cause.strerror}") from cause
    note(f"wrote {path}")
