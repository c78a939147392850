"""Whether the rows of `store` are those that the entries of the ledger vouch for.

What an entry should say is made anew from the rows that are there, and compared with its body letter for
letter. Only entries and rows that are left over are taken apart, to say what differs.
"""

from warehouse import vouching
from warehouse.verify_inspection import Inspection

Layouts = set[tuple[str, tuple[str, ...]]]
"""Tables and sets of their columns that entries cover."""


def check_rows(inspection: Inspection) -> None:
    """Find rows that were changed, deleted or inserted, in whichever columns their entries cover."""
    with inspection.guarded("rows"):
        vouching.start_collecting(inspection.connection)
        inspection.fetch("layouts")
        if inspection.document_id is None:
            _compare_all(inspection)
        else:
            _compare_one(inspection)
        inspection.fetch("compared")
        for check in ("rows_changed", "rows_deleted", "rows_inserted", "digests"):
            inspection.compare(check)


def _compare_all(inspection: Inspection) -> None:
    """Set aside the entries that are borne out; read the others, and collect what they may be about."""
    collected: Layouts = set()
    inspection.fetch("no_entries")
    _collect(inspection, collected)
    inspection.fetch("borne_out")
    inspection.fetch("ambiguous")
    inspection.fetch("entries")
    if inspection.fetch("suspects")[0][0]:
        inspection.fetch("entries")
    _collect(inspection, collected)
    inspection.fetch("unsuspected")
    inspection.fetch("derivation_documents")
    inspection.fetch("about")


def _compare_one(inspection: Inspection) -> None:
    """Read all entries, to know which are about the document, and collect what it has."""
    inspection.fetch("borne_out")
    inspection.fetch("entries")
    inspection.fetch("derivation_documents")
    inspection.connection.execute("INSERT INTO scope SELECT derivation_id FROM derivation_documents")
    _collect(inspection, set())
    inspection.fetch("about")


def _collect(inspection: Inspection, collected: Layouts) -> None:
    """Fill `present` from every table, once for each set of columns that entries cover and not twice."""
    layouts: dict[str, list[list[str]]] = {}
    for kind, columns in inspection.fetch("layouts_seen"):
        layouts.setdefault(kind, []).append(columns or [])
    types = vouching.column_types(inspection.connection)
    for vouched in vouching.VOUCHED:
        held = types.get(vouched.table, {})
        for columns in layouts.get(vouched.table) or [vouching.covered_columns(vouched, held)]:
            layout = (vouched.table, tuple(columns))
            if layout not in collected:
                collected.add(layout)
                _collect_table(inspection, vouched, columns, held)


def _collect_table(
    inspection: Inspection, vouched: vouching.Vouched, columns: list[str], types: vouching.Types
) -> None:
    gone = [name for name in (*columns, *vouched.key) if name not in types]
    if gone:
        place = f"{inspection.place}: store.{vouched.table}"
        inspection.add("columns", place, f"columns to be vouched for are not there: {', '.join(gone)}")
        return
    is_scoped = inspection.document_id is not None and vouched.scope == "derivation_id"
    vouching.collect(inspection.connection, vouched, columns, types, is_scoped=is_scoped)
