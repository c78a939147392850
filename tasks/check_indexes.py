"""Do the indexes of seeds and anchors hold what the texts give?

They are no part of the record: a run makes them anew where they are missing, damaged or made another way. But
one that was changed with care would let what comes later pass unmatched, and nothing else would tell. What a
run that was cut short left out of an index, or in it, is no difference: the next one sees to that. How far a
judgement is from being another (`margins`) is not compared; no text gives it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb
from duckdb import DuckDBPyConnection

from schemas.errors import ArchiveDamaged
from tasks.match.match_form import form_of
from tasks.match.seed_index import Entry, SeedIndex
from tasks.translate.anchor_index import AnchorIndex
from tasks.translate.bodies import bodies_of
from warehouse.archive import Archive
from warehouse.connection import open_scratch
from warehouse.sql import sql
from warehouse.storage_faults import warehouse_fault
from warehouse.verify_inspection import Inspection, first_line

TEXTS_AT_ONCE = 500


class _Kind(NamedTuple):
    """An index: what to call its check, where it is, and what makes one of the texts of some derivations."""

    check: str
    path: Path
    make: Callable[[DuckDBPyConnection, DuckDBPyConnection, Sequence[str]], None]


def check_indexes(inspection: Inspection, archive: Archive, tell: Callable[[str], None]) -> None:
    """Find what the indexes have of the archive's texts, or of one document's, and should not, or lack."""
    kinds = (
        _Kind("seed_index", archive.seed_index, _make_seeds),
        _Kind("anchor_index", archive.anchor_index, _make_anchors),
    )
    for kind in kinds:
        name = kind.path.relative_to(archive.made).as_posix()
        try:
            if kind.path.exists():
                _check(inspection, kind, name, tell)
        except duckdb.Error as cause:
            fault = warehouse_fault(kind.path, cause)
            if not isinstance(fault, ArchiveDamaged):
                raise fault from cause
            inspection.add(kind.check, name, f"cannot be read: {first_line(cause)}")


def _check(inspection: Inspection, kind: _Kind, name: str, tell: Callable[[str], None]) -> None:
    texts = {row[0] for row in inspection.fetch("derivations")}
    with open_scratch() as scratch:
        _attach(scratch, kind.path)
        kind.make(scratch, inspection.connection, [])
        if scratch.execute("FROM made_with EXCEPT FROM held.made_with").fetchall():
            return
        indexed = {row[0] for row in scratch.execute("SELECT derivation_id FROM held.indexed").fetchall()}
        if inspection.document_id is None:
            _compare(inspection, kind.check, scratch, f"verify/{kind.check}_alien", name)
    wanted = sorted(texts & indexed)
    for start in range(0, len(wanted), TEXTS_AT_ONCE):
        tell(f"{name}: {start:,} of {len(wanted):,} texts compared")
        with open_scratch() as scratch:
            _attach(scratch, kind.path)
            kind.make(scratch, inspection.connection, wanted[start : start + TEXTS_AT_ONCE])
            _compare(inspection, kind.check, scratch, f"verify/{kind.check}", name)


def _attach(scratch: DuckDBPyConnection, path: Path) -> None:
    quoted = str(path).replace("'", "''")
    scratch.execute(f"ATTACH '{quoted}' AS held (READ_ONLY)")


def _compare(inspection: Inspection, check: str, scratch: DuckDBPyConnection, query: str, name: str) -> None:
    for place, message in scratch.execute(sql(query)).fetchall():
        inspection.add(check, f"{name}: {place}", f"{message}; removed, the next run makes it anew")


def _make_seeds(
    scratch: DuckDBPyConnection, connection: DuckDBPyConnection, derivation_ids: Sequence[str]
) -> None:
    index = SeedIndex(scratch)
    index.prepare()
    rows = connection.execute(sql("match/texts"), {"ids": derivation_ids}).fetchall()
    index.add([Entry(each, document_id, on, form_of(text)) for each, document_id, on, text in rows])


def _make_anchors(
    scratch: DuckDBPyConnection, connection: DuckDBPyConnection, derivation_ids: Sequence[str]
) -> None:
    index = AnchorIndex(scratch)
    index.prepare()
    index.add(bodies_of(connection, derivation_ids).values())
