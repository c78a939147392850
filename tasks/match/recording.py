"""Who repeats whom, brought up to date: the matches of new documents, and every judgement they touch."""

import json
from datetime import datetime

from duckdb import DuckDBPyConnection

from schemas.match import Match
from tasks.match.matching import Reuse, find_reuse
from tasks.match.method import LEAST_RELATED_CHARS, METHOD_VERSION, PARAMETERS
from tasks.match.seed_index import SeedIndex
from warehouse.sql import sql


def record_reuse(
    connection: DuckDBPyConnection,
    index: SeedIndex,
    run_id: str,
    landed: dict[str, str],
    recorded_at: datetime,
    workers: int = 1,
) -> None:
    """Match the landed derivations (each with its document), and record matches, relations and retractions.

    Runs inside the caller's transaction; `recorded_at` is UTC without a zone.
    """
    reuse = find_reuse(connection, index, landed, workers)
    moment = {"run_id": run_id, "recorded_at": recorded_at, "method_version": METHOD_VERSION}
    _record_matches(connection, run_id, reuse.found)
    _record_judgements(connection, reuse, moment)
    method = {"method_version": METHOD_VERSION, "parameters": PARAMETERS, "run_id": run_id}
    is_first_of_method = bool(connection.execute(sql("landing/methods"), method).fetchall()[0][0])
    touched = connection.execute(sql("relate/touched"), {"run_id": run_id}).fetchall()
    if is_first_of_method:
        present = {"method_version": METHOD_VERSION}
        touched += connection.execute(sql("relate/judged_otherwise"), present).fetchall()
    _relate(connection, sorted({row[0] for row in touched}.union(landed.values())), moment)


def _record_matches(connection: DuckDBPyConnection, run_id: str, matches: list[Match]) -> None:
    connection.execute("CREATE OR REPLACE TEMP TABLE unnamed_matches AS FROM store.matches LIMIT 0")
    if matches:
        with connection.appender("unnamed_matches") as appender:
            appender.append_rows([_row(run_id, match) for match in matches])
    connection.execute(sql("landing/found_matches"))
    connection.execute(sql("landing/matches"))


def _row(run_id: str, match: Match) -> tuple[object, ...]:
    """Return a match as a row of `store.matches`; its id is filled in on the way."""
    return (
        "",
        run_id,
        match.derivation_id,
        match.document_id,
        match.other_derivation_id,
        match.other_document_id,
        match.text_start,
        match.text_end,
        match.other_start,
        match.other_end,
        match.similarity,
        match.matched_chars,
        match.own_chars,
        match.is_formula,
        match.is_quoted,
        match.other_is_quoted,
        json.dumps(match.diff, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
        METHOD_VERSION,
    )


def _record_judgements(connection: DuckDBPyConnection, reuse: Reuse, moment: dict[str, object]) -> None:
    connection.execute(sql("landing/judged_matches"))
    if reuse.judged:
        rows = [(each.match_id, each.is_current, each.own_chars) for each in reuse.judged]
        with connection.appender("judged_matches") as appender:
            appender.append_rows(rows)
    connection.execute(sql("landing/match_events"), {**moment, "matched_anew": reuse.matched_anew})


def _relate(connection: DuckDBPyConnection, document_ids: list[str], moment: dict[str, object]) -> None:
    """Judge the pairs that these documents affect, and record what has changed."""
    if not document_ids:
        return
    pairs = connection.execute(sql("relate/affected_pairs"), {"document_ids": document_ids})
    # To plan all that follows takes longer than most runs of a few documents would need otherwise.
    if pairs.fetchall() == [(0,)]:
        return
    connection.execute(sql("relate/matches"))
    connection.execute(sql("relate/documents"))
    connection.execute(sql("relate/passages"))
    connection.execute(sql("relate/spans"))
    connection.execute(sql("relate/coverage"))
    connection.execute(sql("relate/same_texts"))
    connection.execute(sql("relate/undated_pairs"))
    connection.execute(sql("relate/leads"))
    connection.execute(sql("relate/misreadings"))
    connection.execute(sql("relate/short_quotations"), {"least_chars": LEAST_RELATED_CHARS})
    connection.execute(sql("relate/evidence"))
    connection.execute(sql("relate/directed"), {"least_chars": LEAST_RELATED_CHARS})
    connection.execute(sql("relate/judged"), {"least_chars": LEAST_RELATED_CHARS})
    connection.execute(sql("relate/standing"))
    connection.execute(sql("landing/relation_events"), moment)
