"""An acronym joins the one organization held whose acronym it is, whichever came first."""

from collections.abc import Callable
from itertools import permutations

import pytest
from duckdb import DuckDBPyConnection

FULL = ("organization:organization of northern waters", "onw", "name")
ACRONYM = ("organization:onw", "onw", "acronym")
OTHER = ("organization:office for northern whales", "onw", "name")


Make = Callable[[], DuckDBPyConnection]
Key = tuple[str, str | None, str]


def speaker_ids(make: Make, *keys: Key) -> dict[str, str]:
    with make() as connection:
        connection.execute(
            "INSERT INTO store.derivations (derivation_id, document_id, run_id, code_version, extractor,"
            " rules, raw_text_sha256, text_sha256, derived_at)"
            " VALUES ('d', 'x', 'r', '1', 'text', '{}', 'a', 'b', TIMESTAMP '2026-01-01')"
        )
        for number, (key, acronym, basis) in enumerate(keys, start=1):
            connection.execute(
                "INSERT INTO store.statements (derivation_id, statement_number, speaker, speaker_kind,"
                " speaker_key, speaker_acronym, key_basis, attribution, passage_number, text_start,"
                " text_end, text)"
                " VALUES ('d', ?, 'X', 'organization', ?, ?, ?, 'named', 1, 0, 1, 'x')",
                [number, key, acronym, basis],
            )
        return dict(connection.execute("SELECT speaker_key, speaker_id FROM speakers").fetchall())


@pytest.mark.parametrize("keys", list(permutations([FULL, ACRONYM])))
def test_an_acronym_joins_the_organization_it_stands_for(new_warehouse: Make, keys: tuple[Key, ...]) -> None:
    assert set(speaker_ids(new_warehouse, *keys).values()) == {FULL[0]}


def test_an_acronym_of_two_organizations_joins_neither(new_warehouse: Make) -> None:
    assert speaker_ids(new_warehouse, FULL, OTHER, ACRONYM)[ACRONYM[0]] == ACRONYM[0]


def test_a_name_of_unknown_kind_joins_the_state_of_that_name(new_warehouse: Make) -> None:
    keys = ("organization:ardelle", None, "name"), ("state:ardelle", None, "formal name")
    assert set(speaker_ids(new_warehouse, *keys).values()) == {"state:ardelle"}
