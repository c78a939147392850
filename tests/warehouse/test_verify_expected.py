"""A head written down elsewhere shows what nothing inside the archive can: that all of it was rewritten."""

import shutil
from datetime import UTC, datetime

import duckdb
import pytest

from schemas.verification import Head
from warehouse.archive import Archive
from warehouse.ledger import append_entries
from warehouse.verify import verify_archive


@pytest.fixture
def heads(archive: Archive) -> list[Head]:
    """The heads of the sample's two runs."""
    with duckdb.connect(str(archive.warehouse), read_only=True) as connection:
        rows = connection.execute("SELECT tree_size, root_sha256 FROM ledger_heads ORDER BY 1").fetchall()
    return [Head(tree_size=size, root_sha256=root) for size, root in rows]


def rewrite_all(archive: Archive) -> None:
    """Change a cell and make log and heads anew, so that the archive agrees with itself."""
    with duckdb.connect(str(archive.working_warehouse)) as connection:
        runs = [
            row[0]
            for row in connection.execute("SELECT run_id FROM ledger_heads ORDER BY tree_size").fetchall()
        ]
        connection.execute("UPDATE store.documents SET title = 'another' WHERE title = 'word'")
        connection.execute("DELETE FROM store.ledger")
        connection.execute("DELETE FROM store.ledger_heads")
        lines = []
        for run in runs:
            append_entries(connection, [run], datetime(2026, 3, 1, 12, tzinfo=UTC))
            found = connection.execute(
                "SELECT strftime(recorded_at, '%Y-%m-%dT%H:%M:%S.%fZ'), tree_size, root_sha256"
                " FROM store.ledger_heads WHERE run_id = $run",
                {"run": run},
            ).fetchall()
            lines += [" ".join(map(str, row)) + "\n" for row in found]
    archive.heads_log.write_text("".join(lines))
    shutil.copy(archive.working_warehouse, archive.warehouse)


def test_heads_of_an_honest_archive_hold_at_every_size(archive: Archive, heads: list[Head]) -> None:
    assert len(heads) == 2
    assert verify_archive(archive, expected=heads).holds


def test_an_archive_rewritten_whole_differs_only_from_the_head_written_down(
    archive: Archive, heads: list[Head]
) -> None:
    rewrite_all(archive)
    assert verify_archive(archive).differences == []
    found = verify_archive(archive, expected=heads).differences
    assert {difference.check for difference in found} == {"expected_heads"}
    assert "were rewritten" in found[0].message
    assert str(heads[0]) in found[0].message


def test_a_log_shorter_than_the_head_written_down_was_cut(archive: Archive, heads: list[Head]) -> None:
    longer = Head(tree_size=heads[-1].tree_size + 3, root_sha256="0" * 64)
    found = verify_archive(archive, expected=[longer, heads[0]]).differences
    assert [difference.check for difference in found] == ["expected_heads"]
    assert f"it has {heads[-1].tree_size} entries" in found[0].message


def test_a_head_of_the_right_size_and_another_root_differs(archive: Archive, heads: list[Head]) -> None:
    other = Head(tree_size=heads[0].tree_size, root_sha256="0" * 64)
    found = verify_archive(archive, expected=[other]).differences
    assert heads[0].root_sha256 in found[0].message
