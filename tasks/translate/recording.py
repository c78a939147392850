"""What was found of translations, written into the warehouse: aligned paragraphs and judgements."""

from datetime import datetime

from duckdb import DuckDBPyConnection

from schemas.translation import TranslatedGroup, Translation
from tasks.translate.anchor_index import AnchorIndex
from tasks.translate.method import METHOD_VERSION, PARAMETERS
from tasks.translate.translating import find_translations
from warehouse.sql import sql


def record_translations(
    connection: DuckDBPyConnection,
    index: AnchorIndex,
    run_id: str,
    landed: dict[str, str],
    recorded_at: datetime,
) -> None:
    """Look for what the landed derivations (each with its document) translate, and record what has changed.

    What was found by another version of the method is looked for anew, all of it. Runs inside the caller's
    transaction; `recorded_at` is UTC without a zone.
    """
    method = {"method_version": METHOD_VERSION}
    if connection.execute(sql("translate/other_methods"), method).fetchall()[0][0]:
        rows = connection.execute(
            "SELECT derivation_id, document_id FROM store.current_derivations"
        ).fetchall()
        landed = dict(rows)
    translations = find_translations(connection, index, landed)
    connection.execute(sql("translate/found"))
    groups = [_group_row(run_id, each, group) for each in translations for group in each.groups]
    _append(connection, "found_translations", groups)
    _append(connection, "found_pairs", [_pair_row(each) for each in translations])
    connection.execute(sql("translate/append_rows"))
    connection.execute(sql("translate/judged"))
    connection.execute(sql("translate/standing"), {"document_ids": sorted(landed.values())})
    moment = {"run_id": run_id, "recorded_at": recorded_at, **method}
    connection.execute(sql("landing/relation_events"), moment)
    connection.execute(sql("landing/methods"), {"parameters": PARAMETERS, "run_id": run_id, **method})


def _append(connection: DuckDBPyConnection, table: str, rows: list[tuple[object, ...]]) -> None:
    if rows:
        with connection.appender(table) as appender:
            appender.append_rows(rows)


def _group_row(run_id: str, each: Translation, group: TranslatedGroup) -> tuple[object, ...]:
    """Return a group as a row of `store.translations`; its id is filled in on the way."""
    return (
        "",
        run_id,
        each.derivation_id,
        each.document_id,
        each.language,
        each.other_derivation_id,
        each.other_document_id,
        each.other_language,
        group.text_start,
        group.text_end,
        group.other_start,
        group.other_end,
        group.score,
        METHOD_VERSION,
    )


def _pair_row(each: Translation) -> tuple[object, ...]:
    return (
        each.document_id,
        each.language,
        each.other_document_id,
        each.other_language,
        each.coverage,
        each.other_coverage,
        each.score,
        len(each.groups),
        each.longest_chars,
        each.said,
        each.implied,
        each.reason,
        each.other_reason,
    )
