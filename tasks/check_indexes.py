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
ADVICE = "removed, the next run makes it anew"


class _Kind(NamedTuple):
    """An index: what its check is called, where it is, how to look at it, what makes one of some texts."""

    check: str
    path: Path
    attach: Callable[[DuckDBPyConnection], None]
    make: Callable[[DuckDBPyConnection, DuckDBPyConnection, Sequence[str]], None]


def check_indexes(inspection: Inspection, archive: Archive, tell: Callable[[str], None]) -> None:
    """Find what the indexes have of the archive's texts, or of one document's, and should not, or lack."""
    seeds, anchors = archive.seed_index, archive.anchor_index
    kinds = (
        _Kind("seed_index", seeds, lambda scratch: _attach_seeds(scratch, archive), _make_seeds),
        _Kind("anchor_index", anchors, lambda scratch: _attach(scratch, anchors, "held"), _make_anchors),
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
            inspection.add(kind.check, name, f"cannot be read: {first_line(cause)}; {ADVICE}")


def _check(inspection: Inspection, kind: _Kind, name: str, tell: Callable[[str], None]) -> None:
    texts = {row[0] for row in inspection.fetch("derivations")}
    with open_scratch() as scratch:
        kind.make(scratch, inspection.connection, [])
        _attach(scratch, kind.path, "held")
        if _made_with(scratch, "held.made_with") != _made_with(scratch, "made_with"):
            return
        indexed = {row[0] for row in scratch.execute("SELECT derivation_id FROM held.indexed").fetchall()}
    if inspection.document_id is None:
        with open_scratch() as scratch:
            kind.attach(scratch)
            _compare(inspection, kind.check, scratch, f"verify/{kind.check}_alien", name)
    wanted = sorted(texts & indexed)
    for start in range(0, len(wanted), TEXTS_AT_ONCE):
        tell(f"{name}: {start:,} of {len(wanted):,} texts compared")
        with open_scratch() as scratch:
            kind.make(scratch, inspection.connection, wanted[start : start + TEXTS_AT_ONCE])
            kind.attach(scratch)
            _compare(inspection, kind.check, scratch, f"verify/{kind.check}", name)


def _made_with(scratch: DuckDBPyConnection, table: str) -> list[tuple[object, ...]]:
    """Return what an index was made with, but for the number of its files, which may be any."""
    return [(*row[:2], len(row)) for row in scratch.execute(f"FROM {table}").fetchall()]


def _attach(scratch: DuckDBPyConnection, path: Path, name: str) -> None:
    quoted = str(path).replace("'", "''")
    scratch.execute(f"ATTACH '{quoted}' AS {name} (READ_ONLY)")


def _attach_seeds(scratch: DuckDBPyConnection, archive: Archive) -> None:
    """Attach the index, and make the view `held_seeds` of all its seeds, whichever files they are in."""
    _attach(scratch, archive.seed_index, "held")
    count = scratch.execute("SELECT partition_count FROM held.made_with").fetchall()[0][0]
    parts = ["held"] if count == 1 else [f"partition_{number}" for number in range(count)]
    for number, part in enumerate(parts if count > 1 else ()):
        _attach(scratch, archive.seed_partitions / f"{number}.duckdb", part)
    all_of_them = " UNION ALL ".join(f"FROM {part}.seeds" for part in parts)
    scratch.execute(f"CREATE TEMP VIEW held_seeds AS {all_of_them}")


def _compare(inspection: Inspection, check: str, scratch: DuckDBPyConnection, query: str, name: str) -> None:
    for place, message in scratch.execute(sql(query)).fetchall():
        inspection.add(check, f"{name}: {place}", f"{message}; {ADVICE}")


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
