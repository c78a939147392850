"""Whether the rows of `store` are those that the entries of the ledger vouch for."""

from warehouse import vouching
from warehouse.verify_inspection import Inspection


def check_rows(inspection: Inspection) -> None:
    """Find rows that were changed, deleted or inserted, in whichever columns their entries cover."""
    with inspection.guarded("rows"):
        vouching.start_collecting(inspection.connection)
        inspection.fetch("entries")
        inspection.fetch("derivation_documents")
        inspection.connection.execute("INSERT INTO scope SELECT derivation_id FROM derivation_documents")
        _collect(inspection)
        inspection.fetch("about")
        inspection.fetch("compared")
        for check in ("rows_changed", "rows_deleted", "rows_inserted", "digests"):
            inspection.compare(check)


def _collect(inspection: Inspection) -> None:
    """Fill `present` from every table, once for each set of columns that entries cover."""
    layouts: dict[str, list[list[str]]] = {}
    for kind, columns in inspection.fetch("layouts"):
        layouts.setdefault(kind, []).append(columns or [])
    types = vouching.column_types(inspection.connection)
    for vouched in vouching.VOUCHED:
        held = types.get(vouched.table, {})
        for columns in layouts.get(vouched.table) or [vouching.covered_columns(vouched, held)]:
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
