"""`chancery export`: every view as a file, for whoever works with other tools."""

import argparse
from pathlib import Path

import duckdb

from flows.cli.printing.heads import head
from flows.cli.printing.output import count, note, print_json, print_lines
from flows.cli.printing.terminal import visible
from flows.cli.reading import chosen_archive, opened
from flows.cli.settings import run_settings
from schemas.errors import ArchiveError
from warehouse.connection import limit_memory
from warehouse.export import export_views, not_of_an_export
from warehouse.export_format import known_formats
from warehouse.replaced_folder import replaced_folder


def run(arguments: argparse.Namespace) -> int:
    """Write the export and print what is in it; returns the exit code."""
    target = Path(arguments.folder)
    settings = run_settings(chosen_archive(arguments))
    with opened(arguments) as connection, replaced_folder(target, not_of_an_export) as folder:
        limit_memory(connection, settings.memory_bytes)
        try:
            manifest = export_views(connection, folder, known_formats()[arguments.format])
        except (duckdb.IOException, duckdb.OutOfMemoryException) as cause:
            raise ArchiveError(f"cannot export to {target}: {str(cause).splitlines()[0]}") from cause
    if arguments.json:
        print_json({"folder": str(target.absolute()), **manifest.model_dump()})
        return 0
    views = [each for each in manifest.files if each.view]
    rows = sum(each.row_count or 0 for each in views)
    size = sum(each.file_bytes for each in manifest.files)
    said = f"{count(len(views), 'view')}, {count(rows, 'row')}, {count(size, 'byte')}"
    print_lines([visible(f"{target}: {said}")])
    if manifest.tree_size is not None and manifest.root_sha256:
        print_lines([f"head {head(manifest.tree_size, manifest.root_sha256)}"])
    note(visible(f"{target / 'README.md'} explains every column"))
    return 0
