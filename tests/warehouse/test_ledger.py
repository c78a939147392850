"""The ledger: an RFC 6962 log whose entries stand in a fixed order under one head per run."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from schemas.verification import Head
from warehouse.archive import Archive
from warehouse.heads_log import head_lines, sync_heads_log
from warehouse.ledger import append_entries, root_sha256
from warehouse.merkle import build_levels, hash_ranges
from warehouse.proofs import are_included, is_consistent, prove_consistencies, prove_inclusions

REFERENCE_LEAVES = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
]
REFERENCE_ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
"""Certificate Transparency's own test vectors: leaves in hex, and the root over the first 0 to 8."""

EARLY, LATE = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC)


def load(connection: DuckDBPyConnection, leaves: list[str]) -> None:
    """Make a tree of leaves given in hex."""
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE nodes AS
        SELECT 0 AS level, generate_subscripts($leaves::VARCHAR[], 1) - 1 AS place,
            unhex(sha256('\\x00'::BLOB || unhex(unnest($leaves::VARCHAR[])))) AS hash""",
        {"leaves": leaves},
    )
    build_levels(connection)


def recursive_root(connection: DuckDBPyConnection, leaves: list[str]) -> str:
    """MTH of RFC 6962, section 2.1, word for word."""
    if len(leaves) < 2:
        data = "00" + leaves[0] if leaves else ""
    else:
        k = 1
        while k * 2 < len(leaves):
            k *= 2
        data = "01" + recursive_root(connection, leaves[:k]) + recursive_root(connection, leaves[k:])
    return str(connection.execute("SELECT sha256(unhex(?))", [data]).fetchall()[0][0])


def add_capture(connection: DuckDBPyConnection, run_id: str, capture_id: str) -> None:
    connection.execute(
        "INSERT INTO store.captures BY NAME SELECT ? AS capture_id, ? AS run_id, 'é \"' AS uri,"
        " '' AS final_uri, TIMESTAMP '2026-01-01 10:00:00.5' AS captured_at, 'file' AS method,"
        " 'failed' AS outcome",
        [capture_id, run_id],
    )


@pytest.fixture(scope="module")
def warehouse(new_warehouse: Callable[[], DuckDBPyConnection]) -> Iterator[DuckDBPyConnection]:
    with new_warehouse() as connection:
        yield connection


@pytest.fixture
def log(warehouse: DuckDBPyConnection) -> Iterator[DuckDBPyConnection]:
    """An empty warehouse in a transaction that is rolled back when the test is over."""
    warehouse.begin()
    yield warehouse
    warehouse.rollback()


def test_roots_equal_the_reference_vectors() -> None:
    with duckdb.connect() as connection:
        load(connection, REFERENCE_LEAVES)
        assert hash_ranges(connection, [(0, size) for size in range(9)]) == REFERENCE_ROOTS


def test_roots_at_every_size_equal_the_recursion_of_the_rfc() -> None:
    leaves = [f"{number:04x}" for number in range(37)]
    with duckdb.connect() as connection:
        load(connection, leaves)
        roots = hash_ranges(connection, [(0, size) for size in range(38)])
        assert roots == [recursive_root(connection, leaves[:size]) for size in range(38)]


def test_a_size_beyond_the_log_has_no_root() -> None:
    with duckdb.connect() as connection:
        load(connection, REFERENCE_LEAVES)
        with pytest.raises(ValueError, match="no entry 8"):
            hash_ranges(connection, [(0, 9)])


def test_the_root_of_an_empty_log_is_the_hash_of_nothing(log: DuckDBPyConnection) -> None:
    assert root_sha256(log) == REFERENCE_ROOTS[0]


def test_a_row_stands_whole_in_canonical_json(log: DuckDBPyConnection) -> None:
    add_capture(log, "run", "one")
    append_entries(log, ["run"], EARLY)
    (body,) = log.execute("SELECT body FROM store.ledger").fetchall()[0]
    said = json.loads(body)
    assert body == json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert said["table"] == "captures"
    assert said["run_id"] == "run"
    assert said["row"]["uri"] == 'é "'
    assert said["row"]["captured_at"] == "2026-01-01 10:00:00.5"
    assert said["row"]["status_code"] is None


def test_the_leaf_is_the_hash_of_a_zero_byte_and_the_body(log: DuckDBPyConnection) -> None:
    add_capture(log, "run", "one")
    append_entries(log, ["run"], EARLY)
    body, leaf = log.execute("SELECT body, leaf_sha256 FROM store.ledger").fetchall()[0]
    assert log.execute("SELECT sha256(?::BLOB)", [b"\0" + body.encode()]).fetchall() == [(leaf,)]
    assert root_sha256(log) == leaf


def test_entries_stand_in_the_order_of_tables_and_keys(sample_archive: Archive) -> None:
    with duckdb.connect(str(sample_archive.warehouse), read_only=True) as connection:
        rows = connection.execute(
            "SELECT kind, subject_id FROM store.ledger WHERE run_id = 'run-1' ORDER BY entry_number"
        ).fetchall()
    kinds = list(dict.fromkeys(kind for kind, _ in rows))
    assert kinds[:3] == ["run_events", "captures", "originals"]
    assert rows == sorted(rows, key=lambda row: (kinds.index(row[0]), row[1]))


def test_a_derivation_without_rows_in_a_table_is_vouched_to_have_none(log: DuckDBPyConnection) -> None:
    log.execute(
        "INSERT INTO store.derivations BY NAME SELECT 'd' AS derivation_id, 'x' AS document_id,"
        " 'run' AS run_id, '1' AS code_version, 'e' AS extractor, '{}' AS rules,"
        " 'a' AS raw_text_sha256, 'b' AS text_sha256, now()::TIMESTAMP AS derived_at"
    )
    append_entries(log, ["run"], EARLY)
    rows = log.execute("SELECT body FROM store.ledger WHERE kind = 'words'").fetchall()
    said = json.loads(rows[0][0])
    assert (said["row_count"], said["rows_sha256"]) == (0, REFERENCE_ROOTS[0])
    assert said["key"] == {"derivation_id": "d"}


def test_rows_are_vouched_for_once(log: DuckDBPyConnection) -> None:
    add_capture(log, "first", "one")
    append_entries(log, ["first"], EARLY)
    add_capture(log, "second", "two")
    append_entries(log, ["first", "second"], LATE)
    assert log.execute("SELECT subject_id FROM store.ledger ORDER BY entry_number").fetchall() == [
        ("one",),
        ("two",),
    ]


def test_rows_of_a_run_that_was_cut_short_stand_under_the_next_head(log: DuckDBPyConnection) -> None:
    add_capture(log, "cut short", "one")
    add_capture(log, "next", "two")
    add_capture(log, "somebody else's", "three")
    append_entries(log, ["cut short", "next"], EARLY)
    assert log.execute("SELECT run_id, tree_size FROM store.ledger_heads").fetchall() == [("next", 2)]
    assert log.execute("SELECT DISTINCT run_id FROM store.ledger").fetchall() == [("next",)]


def test_nothing_to_vouch_for_writes_nothing(log: DuckDBPyConnection) -> None:
    append_entries(log, ["run"], EARLY)
    assert log.execute("SELECT count(*) FROM store.ledger_heads").fetchall() == [(0,)]


def test_entries_and_head_go_with_the_callers_transaction(log: DuckDBPyConnection) -> None:
    add_capture(log, "run", "one")
    append_entries(log, ["run"], EARLY)
    log.rollback()
    log.begin()
    counts = "SELECT (SELECT count(*) FROM store.ledger), (SELECT count(*) FROM store.ledger_heads)"
    assert log.execute(counts).fetchall() == [(0, 0)]


def test_a_head_is_the_root_over_all_entries_so_far(log: DuckDBPyConnection) -> None:
    for number in range(3):
        add_capture(log, f"run-{number}", f"capture-{number}")
        append_entries(log, [f"run-{number}"], EARLY + timedelta(minutes=number))
    heads = log.execute("SELECT tree_size, root_sha256 FROM store.ledger_heads ORDER BY tree_size").fetchall()
    assert heads == [(size, root_sha256(log, size)) for size in (1, 2, 3)]


def test_times_are_recorded_in_utc(log: DuckDBPyConnection) -> None:
    add_capture(log, "run", "one")
    append_entries(log, ["run"], EARLY.astimezone(timezone(timedelta(hours=3))))
    assert log.execute("SELECT recorded_at FROM store.ledger_heads").fetchall() == [
        (EARLY.replace(tzinfo=None),)
    ]


def test_heads_log_gets_the_lines_it_lacks_and_no_other(
    archive: Archive, working: DuckDBPyConnection
) -> None:
    first, second = archive.heads_log.read_text().splitlines()
    archive.heads_log.write_text(first + "\n")
    assert sync_heads_log(working, archive) == [second]
    assert sync_heads_log(working, archive) == []
    assert archive.heads_log.read_text().splitlines() == head_lines(working) == [first, second]


@pytest.mark.parametrize("kept", [0, 1, 30])
def test_heads_log_completes_a_line_that_a_crash_tore_off(
    archive: Archive, working: DuckDBPyConnection, kept: int
) -> None:
    whole = archive.heads_log.read_text()
    first, second = whole.splitlines()
    archive.heads_log.write_text(f"{first}\n{second[:kept]}")
    sync_heads_log(working, archive)
    assert archive.heads_log.read_text() == whole


def test_heads_log_is_never_rewritten(archive: Archive, working: DuckDBPyConnection) -> None:
    whole = archive.heads_log.read_text()
    archive.heads_log.write_text("something else")
    sync_heads_log(working, archive)
    assert archive.heads_log.read_text() == "something else\n" + whole


def test_inclusion_of_every_entry_at_every_size_is_proved(log: DuckDBPyConnection) -> None:
    leaves = add_leaves(log, 7)
    for size in range(1, 8):
        root = root_sha256(log, size)
        proofs = prove_inclusions(log, range(size), size)
        assert all(len(proof) <= 3 for proof in proofs.values())
        claimed = [(number, leaves[number], proof) for number, proof in proofs.items()]
        assert are_included(log, claimed, size, root) == [True] * size
        others = [(number, leaves[(number + 1) % 7], proof) for number, proof in proofs.items()]
        assert are_included(log, others, size, root) == [False] * size


def test_consistency_between_all_heads_is_proved(log: DuckDBPyConnection) -> None:
    add_leaves(log, 7)
    heads = {size: Head(tree_size=size, root_sha256=root_sha256(log, size)) for size in range(1, 8)}
    for later in heads:
        for earlier, proof in prove_consistencies(log, range(1, later + 1), later).items():
            assert is_consistent(log, heads[earlier], heads[later], proof)
            rewritten = Head(tree_size=earlier, root_sha256=REFERENCE_ROOTS[0])
            assert not is_consistent(log, rewritten, heads[later], proof)


def test_what_is_not_in_the_log_has_no_proof(log: DuckDBPyConnection) -> None:
    add_leaves(log, 3)
    with pytest.raises(ValueError, match="entry 3 is not among the first 3"):
        prove_inclusions(log, [3], 3)
    with pytest.raises(ValueError, match="not before"):
        prove_consistencies(log, [4], 3)


def add_leaves(connection: DuckDBPyConnection, count: int) -> list[str]:
    for number in range(count):
        add_capture(connection, "run", f"capture-{number}")
    append_entries(connection, ["run"], EARLY)
    return [
        leaf
        for (leaf,) in connection.execute(
            "SELECT leaf_sha256 FROM store.ledger ORDER BY entry_number"
        ).fetchall()
    ]
