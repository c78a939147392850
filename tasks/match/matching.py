"""The match stage: new derivations against everything that is held, and against each other."""

from collections.abc import Iterable

from duckdb import DuckDBPyConnection

from schemas.match import Match
from tasks.match.match_form import match_form
from tasks.match.seed_index import SeedIndex
from tasks.match.side import Side
from tasks.match.verification import EVIDENCE, verify
from warehouse.sql import sql

TEXTS_AT_ONCE = 500


def find_matches(
    connection: DuckDBPyConnection, index: SeedIndex, derivation_ids: Iterable[str]
) -> list[Match]:
    """Return the matches of new derivations; their rows are in the warehouse already, if uncommitted.

    The index is first brought to what the warehouse holds: a run that was killed may have left it ahead
    or behind.
    """
    new = set(derivation_ids)
    bring_up_to_date(connection, index)
    candidates = index.candidates(new, EVIDENCE)
    named = {name for each in candidates for name in (each.derivation_id, each.other_derivation_id)}
    return verify(candidates, sides_of(connection, named))


def bring_up_to_date(connection: DuckDBPyConnection, index: SeedIndex) -> None:
    """Index what counts in the warehouse and is not indexed; forget what does not count."""
    current = {row[0] for row in connection.execute(sql("match/current_derivation_ids")).fetchall()}
    indexed = index.derivation_ids()
    index.remove(indexed - current)
    missing = sorted(current - indexed)
    for start in range(0, len(missing), TEXTS_AT_ONCE):
        texts = connection.execute(
            sql("match/texts"), {"ids": missing[start : start + TEXTS_AT_ONCE]}
        ).fetchall()
        index.add({derivation_id: match_form(text).form for derivation_id, _, text in texts})


def sides_of(connection: DuckDBPyConnection, derivation_ids: Iterable[str]) -> dict[str, Side]:
    """Return the texts and passages of derivations, ready to be aligned."""
    ids = {"ids": list(derivation_ids)}
    passages: dict[str, list[tuple[int, int, str]]] = {}
    for derivation_id, start, end, role in connection.execute(sql("match/passages"), ids).fetchall():
        passages.setdefault(derivation_id, []).append((start, end, role))
    return {
        derivation_id: Side(document_id, derivation_id, text, tuple(passages.get(derivation_id, [])))  # type: ignore[arg-type]
        for derivation_id, document_id, text in connection.execute(sql("match/texts"), ids).fetchall()
    }
