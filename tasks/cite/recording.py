"""Which documents held the citations mean, brought up to date with what has landed."""

from datetime import datetime

from duckdb import DuckDBPyConnection

from warehouse.sql import sql

METHOD_VERSION = "cites-1"
PARAMETERS = '{"by":["symbol","address","organs, session, year and date"]}'
STEPS = ("cited_keys", "borne_keys", "nameless", "inferred_keys", "resolved")


def record_citations(connection: DuckDBPyConnection, run_id: str, recorded_at: datetime) -> None:
    """Resolve every citation that counts anew, and record what has changed, relations among it.

    All of them, since a document that arrives may be what old ones cite, or leave open what was certain:
    so the outcome depends only on the documents held. Runs inside the caller's transaction; `recorded_at`
    is UTC without a zone.
    """
    for step in STEPS:
        connection.execute(sql(f"cite/{step}"))
    moment = {"run_id": run_id, "recorded_at": recorded_at}
    connection.execute(sql("cite/citation_events"), moment)
    connection.execute(sql("cite/judged"))
    connection.execute(sql("cite/standing"))
    method = {"method_version": METHOD_VERSION}
    connection.execute(sql("landing/relation_events"), {**moment, **method})
    connection.execute(sql("landing/methods"), {"parameters": PARAMETERS, "run_id": run_id, **method})
