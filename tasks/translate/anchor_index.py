"""The anchor index: which figures and names stand in which document, by language, kept from run to run.

Candidates are found in it: documents that may translate each other. Whether a pair is a candidate depends on
these two documents alone (languages, dates, figures in common), never on how frequent an anchor is in the
archive, so the end state depends on the set of documents and not on their order. That frequent anchors
cost little is due to the probes (`warehouse/translate/add_anchors.sql`).

It can always be made anew from the texts, and is, when the method has changed.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from duckdb import DuckDBPyConnection

from tasks.translate.bodies import Bodies
from tasks.translate.method import FEWEST_ANCHORS, FEWEST_FIGURES, LEAST_SHARED, METHOD_VERSION, MOST_DAYS
from warehouse.archive import Archive
from warehouse.index_file import drop_tables, opened_index, tables_in
from warehouse.sql import sql

TABLES = {"indexed", "bodies", "anchors", "made_with"}
"""What an index has (`warehouse/translate/tables.sql`)."""


class Candidate(NamedTuple):
    """Two bodies that may translate each other."""

    derivation_id: str
    language: str
    other_derivation_id: str
    other_language: str


@contextmanager
def anchor_index(archive: Archive, memory_bytes: int | None = None) -> Iterator["AnchorIndex"]:
    """Open the index, made anew if it is missing, damaged, or was made another way. Call under the lock.

    `memory_bytes` bounds what the database holds in memory; the rest goes to disk.
    """
    with opened_index(archive.anchor_index, memory_bytes) as connection:
        index = AnchorIndex(connection)
        index.prepare()
        yield index


class AnchorIndex:
    """Adds documents to the index and finds those that may translate each other."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self.connection = connection

    def prepare(self) -> None:
        """Create the tables, or empty them if they were made with another method."""
        made_with = [(METHOD_VERSION,)]
        if (
            tables_in(self.connection) >= TABLES
            and self.connection.execute("FROM made_with").fetchall() == made_with
        ):
            return
        self.connection.begin()
        drop_tables(self.connection)
        self.connection.execute(sql("translate/tables"))
        self.connection.execute("INSERT INTO made_with VALUES ($1)", made_with[0])
        self.connection.commit()

    def derivation_ids(self) -> set[str]:
        rows = self.connection.execute("SELECT derivation_id FROM indexed").fetchall()
        return {row[0] for row in rows}

    def remove(self, derivation_ids: Iterable[str]) -> None:
        """Forget derivations that did not land, or that no longer count."""
        gone = {"ids": list(derivation_ids)}
        if gone["ids"]:
            self.connection.begin()
            self.connection.execute(sql("translate/remove_anchors"), gone)
            for table in ("bodies", "indexed"):
                self.connection.execute(
                    f"DELETE FROM {table} WHERE derivation_id IN (SELECT unnest($ids))", gone
                )
            self.connection.commit()

    def add(self, documents: Iterable[Bodies]) -> None:
        """Index the bodies of documents."""
        next_number = "SELECT coalesce(max(body_number), -1) + 1 FROM bodies"
        number = self.connection.execute(next_number).fetchall()[0][0]
        indexed: list[tuple[object, ...]] = []
        bodies: list[tuple[object, ...]] = []
        anchors: list[tuple[object, ...]] = []
        for each in documents:
            indexed.append((each.derivation_id,))
            for language, paragraphs in each.by_language.items():
                figures = frozenset().union(*(one.figures for one in paragraphs))
                names = frozenset().union(*(one.names for one in paragraphs))
                about = (each.derivation_id, language, sorted(each.by_language), each.stated_on)
                bodies.append((number, *about, len(figures)))
                anchors += [(number, figure, True) for figure in figures]
                anchors += [(number, name, False) for name in names]
                number += 1
        self.connection.begin()
        self.connection.execute(
            "CREATE TEMP TABLE new_anchors (body_number INTEGER, anchor VARCHAR, is_figure BOOLEAN)"
        )
        for table, rows in (("indexed", indexed), ("bodies", bodies), ("new_anchors", anchors)):
            if rows:
                with self.connection.appender(table) as appender:
                    appender.append_rows(rows)
        self.connection.execute(sql("translate/add_anchors"), {"least_share": LEAST_SHARED})
        self.connection.execute("DROP TABLE new_anchors")
        self.connection.commit()

    def candidates(self, derivation_ids: Iterable[str]) -> list[Candidate]:
        """Return the pairs of bodies, in one document or two, that may translate each other.

        One document of each is among those named. Costs next to nothing while all are in one language.
        """
        ids = {"ids": list(derivation_ids)}
        if not self.connection.execute(sql("translate/has_two_languages")).fetchall()[0][0]:
            return []
        limits = {
            "least_share": LEAST_SHARED,
            "fewest_figures": FEWEST_FIGURES,
            "fewest_anchors": FEWEST_ANCHORS,
            "most_days": MOST_DAYS,
        }
        inside = self.connection.execute(sql("translate/inside"), ids).fetchall()
        between = self.connection.execute(sql("translate/candidates"), {**ids, **limits}).fetchall()
        return [Candidate(*row) for row in [*inside, *between]]
