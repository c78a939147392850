"""Whether `captures.ndjson` has every capture that the warehouse has, and has it so."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from warehouse.archive import Archive
from warehouse.verify_inspection import Inspection

LINES_AT_ONCE = 20_000


def read_captures_log(inspection: Inspection, archive: Archive) -> None:
    """Fill the temporary table `logged_captures` from the log's lines, in the columns of store.captures.

    Also creates the temporary table `files`, empty.
    """
    with inspection.guarded("captures_log"):
        inspection.fetch("files")
        structure = inspection.fetch("captures_structure")[0][0]
        for lines in _batches(archive.captures_log):
            _find_scribbles(inspection, lines)
            inspection.fetch("log_captures", lines=lines, structure=structure)


def check_captures_log(inspection: Inspection) -> None:
    """Find captures that the log lacks, has otherwise or twice, or has of a run that landed without them."""
    with inspection.guarded("captures_log"):
        inspection.compare("captures_log", is_in_file=False)
        inspection.compare("captures_log_alien", is_in_file=False)


def _find_scribbles(inspection: Inspection, lines: list[str]) -> None:
    """Find lines that are not even the beginning of a capture: what a crash tears off begins like one."""
    for line in lines:
        if line.strip() and not line.startswith("{"):
            inspection.add(
                "captures_log", "captures.ndjson", f"a line is not a capture: {line[:60].strip()!r}"
            )


def _batches(path: Path) -> Iterator[list[str]]:
    if not path.exists():
        return
    with path.open(encoding="utf-8", errors="replace", newline="\n") as lines:
        while batch := list(islice(lines, LINES_AT_ONCE)):
            yield batch
