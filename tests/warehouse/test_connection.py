"""Connections for a query or two: cheap to open, and apart from each other."""

import duckdb
import pytest

from warehouse.connection import open_query


def test_what_one_creates_for_itself_the_others_do_not_see() -> None:
    with open_query() as one, open_query() as other:
        one.execute("CREATE TEMP TABLE numbers AS SELECT 1 AS number")
        with pytest.raises(duckdb.CatalogException):
            other.execute("FROM numbers")


def test_it_can_be_asked_again_after_all_were_closed() -> None:
    for _ in range(2):
        with open_query() as connection:
            assert connection.execute("SELECT count(*) FROM duckdb_tables()").fetchall() == [(0,)]
