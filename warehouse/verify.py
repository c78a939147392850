"""Recompute everything that can be recomputed, and name what differs.

Any changed byte, cell, order, insertion or deletion is found: originals against their names, texts
against hashes and replay, rows against the ledger, the ledger against its heads, the heads against
`heads.log`, the published copy against the working one. The claim is integrity since capture, no more:
who rewrites everything consistently is caught only by a head written down elsewhere.
"""

import filecmp
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import duckdb

from schemas.verification import Checked, Difference, Head, Verification
from warehouse.archive import Archive
from warehouse.connection import migrated_copy, without_warehouse
from warehouse.durable import log_beside
from warehouse.verify_captures import check_captures_log, read_captures_log
from warehouse.verify_definitions import check_definitions
from warehouse.verify_inspection import Inspection, first_line, open_read_only
from warehouse.verify_log import check_expected, check_heads_log, check_log
from warehouse.verify_originals import Originals, check_originals, read_originals
from warehouse.verify_provenance import check_provenance
from warehouse.verify_rows import check_rows
from warehouse.verify_texts import check_texts
from warehouse.versions import is_up_to_date, refuse_newer

Tell = Callable[[str], None]
Found = tuple[int, str] | None
"""Size and root of a log, if it could be read."""


def verify_archive(
    archive: Archive,
    document_id: str | None = None,
    on_progress: Tell | None = None,
    expected: Sequence[Head] = (),
) -> Verification:
    """Return what differs in the archive, or in one document and the log.

    `expected` are heads that were written down elsewhere. Opens both warehouse files read-only.
    Raises `ArchiveBusy` if an ingest is writing, and `ArchiveError` if there is no warehouse to look at.
    """
    tell = on_progress or (lambda _: None)
    differences: list[Difference] = []
    notes: list[str] = []
    checked, head = Checked(), None
    with ExitStack() as stack:
        inspections = list(_open(archive, document_id, differences, notes, stack))
        if inspections:
            with ThreadPoolExecutor(1) as pool:
                # Begun first: it needs no warehouse, and waits for the disk while the rest computes.
                originals = pool.submit(read_originals, archive, document_id, tell)
                heads = [check_warehouse(each, archive, tell, expected) for each in inspections]
                checked = _check_beside(inspections[0], archive, originals.result(), notes)
            head = heads[0]
        if len(inspections) == 2:
            _compare_heads(inspections, heads)
    size, root = head or (0, None)
    return Verification(
        differences=differences, checked=checked, tree_size=size, root_sha256=root, notes=notes
    )


def _open(
    archive: Archive,
    document_id: str | None,
    differences: list[Difference],
    notes: list[str],
    stack: ExitStack,
) -> Iterator[Inspection]:
    """Yield an inspection per warehouse file that can be opened; they are closed with the stack.

    Of a file of an earlier version a copy is looked at that was brought up to date.
    """
    for place, path in _files(archive, differences).items():
        try:
            connection = stack.enter_context(open_read_only(path))
            refuse_newer(connection, path)
            if not is_up_to_date(connection):
                connection = stack.enter_context(migrated_copy(path))
                notes.append(f"{place}: its views are of another version and were not looked at")
        except duckdb.Error as cause:
            message = f"cannot be opened: {first_line(cause)}"
            differences.append(Difference(check="files", place=place, message=message))
        else:
            yield Inspection(connection, place, document_id, differences)


def _files(archive: Archive, differences: list[Difference]) -> dict[str, Path]:
    """Return the warehouse files to check by what to call them, the working one first.

    Where the published copy is the same byte for byte, checking one checks both. An archive without
    `pipeline/` was handed on as it is, and its published copy is all there is to check.
    """
    working, published = archive.working_warehouse, archive.warehouse
    files = {path.relative_to(archive.root).as_posix(): path for path in (working, published)}
    held = {place: path for place, path in files.items() if path.exists()}
    if not held:
        raise without_warehouse(archive)
    if len(held) == 2 and _is_copy(working, published):
        return {" and ".join(held): working}
    for place, path in files.items():
        if place not in held and path.parent.exists():
            differences.append(Difference(check="files", place=place, message="the file is missing"))
    return held


def _is_copy(working: Path, published: Path) -> bool:
    """Return whether both files hold the same bytes, with nothing waiting beside them."""
    has_wal = any(log_beside(path).exists() for path in (working, published))
    return not has_wal and filecmp.cmp(working, published, shallow=False)


def check_warehouse(
    inspection: Inspection, archive: Archive, tell: Tell, expected: Sequence[Head] = ()
) -> Found:
    """Check what one file says of itself; return the size and the root of its log."""
    tell(f"{inspection.place}: rows")
    # Texts are walked in Python, rows and log are DuckDB's work: each has a processor of its own.
    with inspection.beside() as other, ThreadPoolExecutor(1) as pool:
        texts = pool.submit(_check_contents, other, tell)
        check_rows(inspection)
        tell(f"{inspection.place}: ledger")
        head = check_log(inspection)
        check_expected(inspection, archive, expected)
        check_provenance(inspection)
        texts.result()
    return head


def _check_contents(inspection: Inspection, tell: Tell) -> None:
    check_definitions(inspection)
    check_texts(inspection, tell)


def _check_beside(
    inspection: Inspection, archive: Archive, originals: Originals, notes: list[str]
) -> Checked:
    """Check what lies beside the warehouse against it; return how much was checked in all."""
    notes += check_heads_log(inspection, archive)
    read_captures_log(inspection, archive)
    check_captures_log(inspection)
    count, size = check_originals(inspection, originals)
    with inspection.guarded("counts"):
        counts = inspection.fetch("counts")[0]
        names = ("capture_count", "derivation_count", "row_count", "entry_count", "head_count")
        return Checked(original_count=count, original_bytes=size, **dict(zip(names, counts, strict=True)))
    return Checked(original_count=count, original_bytes=size)


def _compare_heads(inspections: list[Inspection], heads: list[Found]) -> None:
    """Find a published copy that ends at another head than the working warehouse."""
    working, published = heads
    if working and published and working != published:
        message = (
            f"it ends at {published[0]}:{published[1]}, {inspections[0].place} at {working[0]}:{working[1]}"
            " (if a run was killed just now, the next one publishes)"
        )
        inspections[1].add("publication", inspections[1].place, message)
