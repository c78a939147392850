"""An acronym joins the one organization held whose acronym it is, whichever came first."""

from itertools import permutations

import duckdb
import pytest

from warehouse.connection import create_tables

FULL = ("organization:organization of northern waters", "onw", "name")
ACRONYM = ("organization:onw", "onw", "acronym")
OTHER = ("organization:office for northern whales", "onw", "name")


def speaker_ids(*keys: tuple[str, str | None, str]) -> dict[str, str]:
    with duckdb.connect() as connection:
        create_tables(connection)
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


@pytest.mark.parametrize("keys", permutations([FULL, ACRONYM]))
def test_an_acronym_joins_the_organization_it_stands_for(
    keys: tuple[tuple[str, str | None, str], ...],
) -> None:
    assert set(speaker_ids(*keys).values()) == {FULL[0]}


def test_an_acronym_of_two_organizations_joins_neither() -> None:
    assert speaker_ids(FULL, OTHER, ACRONYM)[ACRONYM[0]] == ACRONYM[0]


def test_a_name_of_unknown_kind_joins_the_state_of_that_name() -> None:
    keys = ("organization:ardelle", None, "name"), ("state:ardelle", None, "formal name")
    assert set(speaker_ids(*keys).values()) == {"state:ardelle"}
