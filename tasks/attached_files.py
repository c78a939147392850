"""The files that a document brings along, hashed and set aside by the child that read it."""

import os
from collections.abc import Sequence
from pathlib import Path

from schemas.attachment import AttachedFile, Attachment


def set_aside(files: Sequence[AttachedFile], spool: Path | None) -> list[Attachment]:
    """Return the attachments that these files are; write each to the spool, if there is one, by its hash."""
    if not files:
        return []
    # Few documents bring files along; the others need no database in the child.
    from warehouse.connection import open_scratch

    attachments = []
    with open_scratch() as connection:
        for number, file in enumerate(files, start=1):
            hashed = connection.execute("SELECT sha256($content::BLOB)", {"content": file.content})
            digest = str(hashed.fetchall()[0][0])
            if spool is not None:
                _write(spool_path(spool, digest), file.content)
            attachments.append(
                Attachment(
                    attachment_number=number,
                    part=file.part,
                    file_name=file.file_name,
                    declared_media_type=file.declared_media_type,
                    original_sha256=digest,
                    original_bytes=len(file.content),
                )
            )
    return attachments


def spool_path(spool: Path, digest: str) -> Path:
    return spool / f"attached-{digest}"


def _write(path: Path, content: bytes) -> None:
    """Write a file, on disk when this returns, of which nobody sees a part under its name."""
    building = path.with_name(f"{path.name}.{os.getpid()}")
    with building.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    building.rename(path)
