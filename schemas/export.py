"""What an export holds, as its manifest says it."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from schemas.base import Row, Sha256

STARTS_FORMULA = "=+-@\t\r\n＝＋－＠"
"""Characters that make a spreadsheet take a text for a formula (OWASP, CSV Injection)."""


class ExportedFile(Row):
    """One file; `view` and `row_count` are those of the view it was made from, none for the README.

    `sha256` is none for a file of 3.9 GiB or more: DuckDB hashes no larger one.
    """

    file: str
    view: str | None
    row_count: int | None = Field(ge=0)
    file_bytes: int = Field(ge=0)
    sha256: Sha256 | None


class ExportManifest(Row):
    """`manifest.json`: every other file of the export, and the head of the log it stands for.

    `tree_size` and `root_sha256` are none where no run has ended yet.
    """

    is_chancery_export: Literal[True] = True
    format: str
    code_version: str
    exported_at: datetime
    tree_size: int | None
    root_sha256: Sha256 | None
    files: list[ExportedFile]
