"""Whether the ledger is the log that its heads, the lines of `heads.log`, and people's notes say it is."""

from collections.abc import Sequence

from schemas.verification import Head
from warehouse.archive import Archive
from warehouse.heads_log import read_heads_log
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


def check_heads_log(inspection: Inspection, archive: Archive) -> None:
    """Compare `heads.log` with the heads of the file: every head has its line, and every line its head."""
    with inspection.guarded("heads_log"):
        lines, torn = read_heads_log(archive)
        inspection.compare("heads_log", is_in_file=False, lines=lines + [torn] * bool(torn))


def check_expected(inspection: Inspection, expected: Sequence[Head]) -> None:
    """Compare the log with heads that were written down elsewhere: each must be that of its beginning.

    Needs the temporary table `nodes` that `check_log` leaves.
    """
    with inspection.guarded("expected_heads"):
        size = inspection.fetch("head")[0][0]
        held = [head for head in expected if head.tree_size <= size]
        roots = hash_ranges(inspection.connection, [(0, head.tree_size) for head in held])
        for head, root in zip(held, roots, strict=True):
            if root != head.root_sha256:
                message = f"its first {head.tree_size} entries give the root {root}: they were rewritten"
                inspection.add("expected_heads", f"{inspection.place}: ledger", f"{message} ({head})")
        for head in expected:
            if head.tree_size > size:
                message = f"it has {size} entries, {head.tree_size} when {head} was written down: it was cut"
                inspection.add("expected_heads", f"{inspection.place}: ledger", message)
