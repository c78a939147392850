"""Files that a mail brings along: documents of their own, which the mail only names."""

from schemas.base import Row, Sha256


class AttachedFile(Row):
    """One attachment as it was read: which part of the mail it is, and its bytes."""

    part: str
    file_name: str
    declared_media_type: str
    content: bytes


class Attachment(Row):
    """One attachment on record; its bytes are an original, named by their SHA-256."""

    attachment_number: int
    part: str
    file_name: str
    declared_media_type: str
    original_sha256: Sha256
    original_bytes: int
