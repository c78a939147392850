"""A seed index in memory."""

from collections.abc import Iterator

import duckdb
import pytest

from tasks.match.seed_index import SeedIndex


@pytest.fixture
def index() -> Iterator[SeedIndex]:
    with duckdb.connect(":memory:") as connection:
        made = SeedIndex(connection)
        made.prepare()
        yield made
