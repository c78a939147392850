"""Every view of the published warehouse as a file of its own, with a README of the columns and a manifest."""

import glob
from datetime import UTC, datetime
from pathlib import Path

from duckdb import DuckDBPyConnection
from pydantic import ValidationError

from schemas.export import ExportedFile, ExportManifest
from schemas.version import CODE_VERSION
from warehouse.export_format import ExportFormat
from warehouse.export_readme import readme
from warehouse.sql import sql

MANIFEST = "manifest.json"
README = "README.md"
UNHASHED_BYTES = 3.9 * 2**30
"""What read_blob refuses to read."""


def export_views(connection: DuckDBPyConnection, folder: Path, form: ExportFormat) -> ExportManifest:
    """Write every view of `main` into an empty folder; return what `manifest.json` there says.

    Rows stream from the views to the files, in no particular order. The manifest is written last: a
    folder without one is not an export.
    """
    connection.execute("SET preserve_insertion_order = false")
    files = [_write_view(connection, folder, view, form) for view in _views(connection)]
    heads = connection.execute(sql("ledger/last_head")).fetchall()
    tree_size, root_sha256 = heads[0] if heads else (None, None)
    exported_at = datetime.now(UTC).replace(microsecond=0)
    text = readme(connection, files, form, f"{exported_at:%Y-%m-%d %H:%M} UTC", heads)
    (folder / README).write_text(text, encoding="utf-8")
    files.append(_described(connection, folder / README, None, None))
    manifest = ExportManifest.model_validate(
        {
            "format": form.name,
            "code_version": CODE_VERSION,
            "exported_at": exported_at,
            "tree_size": tree_size,
            "root_sha256": root_sha256,
            "files": files,
        }
    )
    (folder / MANIFEST).write_text(manifest.model_dump_json(indent=2) + "\n", encoding="utf-8")
    return manifest


def not_of_an_export(folder: Path) -> str | None:
    """Return the name of something in a folder that no export of ours put there; None if there is none."""
    names = {path.name for path in folder.iterdir()}
    try:
        text = (folder / MANIFEST).read_text(encoding="utf-8")
        known = {each.file for each in ExportManifest.model_validate_json(text).files} | {MANIFEST}
    except (OSError, UnicodeDecodeError, ValidationError):
        known = set()
    return min(names - known, default=None)


def _views(connection: DuckDBPyConnection) -> list[str]:
    return [name for name, _ in connection.execute(sql("catalogue/views")).fetchall()]


def _write_view(connection: DuckDBPyConnection, folder: Path, view: str, form: ExportFormat) -> ExportedFile:
    path = folder / f"{view}.{form.suffix}"
    row_count = form.write(connection, view, path)
    return _described(connection, path, view, row_count)


def _described(
    connection: DuckDBPyConnection, path: Path, view: str | None, row_count: int | None
) -> ExportedFile:
    size, digest = path.stat().st_size, None
    if size < UNHASHED_BYTES:
        # read_blob takes a pattern, so that brackets and stars in the path must be escaped.
        names = {"paths": [glob.escape(str(path))]}
        ((_, digest, _),) = connection.execute(sql("fetch/hash_files"), names).fetchall()
    return ExportedFile(file=path.name, view=view, row_count=row_count, file_bytes=size, sha256=digest)
