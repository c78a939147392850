"""The time as the tables hold it: UTC, without a zone."""

from datetime import UTC, datetime

from duckdb import DuckDBPyConnection

from warehouse.sql import sql


def now() -> datetime:
    """Return the time."""
    return datetime.now(UTC).replace(tzinfo=None)


def next_moment(connection: DuckDBPyConnection) -> datetime:
    """Return the time, or the latest on record if the clock has been set back behind it."""
    latest = connection.execute(sql("landing/latest_moment")).fetchall()[0][0]
    return max(now(), latest) if latest else now()
