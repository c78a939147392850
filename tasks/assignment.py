"""What a child process is given to derive, and what it may say before it answers."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.rejection import Rejection


@dataclass(frozen=True)
class Assignment:
    """One original to derive: its hash, where its bytes are, how messages should name it.

    `spool`: the folder for the files it brings along; without one they are only told of.
    """

    document_id: str
    path: Path
    uri: str
    spool: Path | None = None
    attempt: int = 1

    def rejected(self, code: str, message: str, details: dict[str, Any] | None = None) -> Rejection:
        """What becomes of it if it cannot be read."""
        return Rejection(
            uri=self.uri,
            original_sha256=self.document_id,
            stage="extract",
            code=code,
            message=message,
            details=details or {},
        )


@dataclass(frozen=True)
class MoreTime:
    """What a child sends before each page that OCR has to read: the seconds it may take."""

    seconds: float
