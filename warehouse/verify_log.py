"""Whether the ledger is the log that its heads, the lines of `heads.log`, and people's notes say it is."""

from collections.abc import Sequence

from schemas.verification import Head
from warehouse.archive import Archive
from warehouse.heads_log import Rebuild, last_rebuild, read_heads_log
from warehouse.merkle import build_levels, hash_ranges
from warehouse.verify_inspection import Inspection

ENTRY_CHECKS = ("entry_numbers", "leaf_hashes", "entry_bodies", "entry_columns", "heads_missing", "head_runs")


def check_log(inspection: Inspection) -> tuple[int, str] | None:
    """Check entries and heads of one file; return the size and the root that the entries give.

    Needs the temporary table `entries` that `check_rows` leaves. None if the ledger cannot be read.
    """
    with inspection.guarded("log"):
        inspection.fetch("leaves")
        inspection.fetch("nodes")
        build_levels(inspection.connection)
        hash_ranges(inspection.connection, [(0, size) for (size,) in inspection.fetch("head_sizes")])
        inspection.compare("head_roots")
        for check in ENTRY_CHECKS:
            inspection.compare(check)
        size, root = inspection.fetch("head")[0]
        return size, root
    return None


def check_heads_log(inspection: Inspection, archive: Archive) -> list[str]:
    """Compare `heads.log` with the heads of the file: every head has its line, and every line its head.

    Returns what a rebuild has left that no entry vouches for any more.
    """
    notes: list[str] = []
    with inspection.guarded("heads_log"):
        lines, torn = read_heads_log(archive)
        rebuild = last_rebuild(inspection.connection)
        skipped = rebuild.head_count if rebuild else 0
        lines = lines[skipped:] + [torn] * bool(torn)
        inspection.compare("heads_log", is_in_file=False, lines=lines, skipped=skipped)
        if rebuild:
            _check_before(inspection, archive, rebuild)
            notes.append(_told(rebuild))
    return notes


def _check_before(inspection: Inspection, archive: Archive, rebuild: Rebuild) -> None:
    """Compare what `heads.log` was before a rebuild with what it is."""
    held = archive.heads_log.read_bytes() if archive.heads_log.exists() else b""
    before = {"content": held[: rebuild.heads_log_bytes]}
    found = inspection.connection.execute("SELECT sha256($content::BLOB)", before).fetchall()[0][0]
    if found != rebuild.heads_log_sha256:
        message = f"its first {rebuild.head_count} lines are not what they were at the rebuild"
        inspection.add("heads_log", "heads.log", message)


def _told(rebuild: Rebuild) -> str:
    heads = "1 head stands" if rebuild.head_count == 1 else f"{rebuild.head_count} heads stand"
    return (
        f"The warehouse was rebuilt on {rebuild.recorded_at:%Y-%m-%d} from {rebuild.captured_count} captures"
        f" and their originals: the log vouches for what was derived then and since. {heads} in heads.log"
        " from before; the entries under them are gone, and with them what was taken back or replaced."
    )


def check_expected(inspection: Inspection, archive: Archive, expected: Sequence[Head]) -> None:
    """Compare the log with heads that were written down elsewhere: each must be that of its beginning.

    Needs the temporary table `nodes` that `check_log` leaves.
    """
    with inspection.guarded("expected_heads"):
        rebuild = last_rebuild(inspection.connection)
        lost = read_heads_log(archive)[0][: rebuild.head_count] if rebuild else []
        size = inspection.fetch("head")[0][0]
        held = [head for head in expected if head.tree_size <= size]
        roots = hash_ranges(inspection.connection, [(0, head.tree_size) for head in held])
        for head, root in zip(held, roots, strict=True):
            if root != head.root_sha256 and not _is_lost(head, lost):
                message = f"its first {head.tree_size} entries give the root {root}: they were rewritten"
                inspection.add("expected_heads", f"{inspection.place}: ledger", f"{message} ({head})")
        for head in expected:
            if head.tree_size > size and not _is_lost(head, lost):
                message = f"it has {size} entries, {head.tree_size} when {head} was written down: it was cut"
                inspection.add("expected_heads", f"{inspection.place}: ledger", message)
        for head in expected:
            if rebuild and _is_lost(head, lost):
                message = (
                    f"{head} is of the log before the rebuild of {rebuild.recorded_at:%Y-%m-%d}: heads.log"
                    " has it, its entries are gone, so that it shows nothing about what is here now"
                )
                inspection.add("expected_heads", f"{inspection.place}: ledger", message)


def _is_lost(head: Head, lost: Sequence[str]) -> bool:
    """Whether a head stands in a line of `heads.log` from before a rebuild."""
    return any(line.endswith(f" {head.tree_size} {head.root_sha256}") for line in lost)
