"""Whether the ledger is the log that its heads, and the lines of `heads.log`, say it is."""

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
