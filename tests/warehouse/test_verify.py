"""Whatever is changed in an archive, `verify` finds it and says where; what is honest it leaves alone."""

import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from schemas.errors import ArchiveBusy, ArchiveDamaged, ArchiveError
from schemas.verification import Difference
from tasks.rows import PARTS
from warehouse.archive import Archive
from warehouse.verify import verify_archive

SWAP_ENTRIES = """CREATE TEMP TABLE moved AS
SELECT * REPLACE (if(entry_number = 3, 4, 3) AS entry_number) FROM store.ledger
WHERE entry_number IN (3, 4)"""


def differences(archive: Archive, document_id: str | None = None) -> list[Difference]:
    return verify_archive(archive, document_id).differences


def checks(found: list[Difference]) -> set[str]:
    return {difference.check for difference in found}


def said(found: list[Difference]) -> str:
    return "\n".join(f"{difference.place}: {difference.message}" for difference in found)


def alter(archive: Archive, *statements: str) -> None:
    """Change the warehouse as somebody with a DuckDB client would, and publish it."""
    alter_file(archive.working_warehouse, *statements)
    shutil.copy(archive.working_warehouse, archive.warehouse)


def alter_file(path: Path, *statements: str) -> None:
    with duckdb.connect(str(path)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_an_honest_archive_holds(archive: Archive) -> None:
    verification = verify_archive(archive)
    assert verification.holds
    assert verification.differences == []
    assert verification.checked.original_count == verification.checked.derivation_count == 3
    assert verification.checked.entry_count == verification.tree_size > 40
    assert archive.heads_log.read_text().endswith(f" {verification.tree_size} {verification.root_sha256}\n")


def test_one_honest_document_holds(archive: Archive, documents: list[str]) -> None:
    checked = verify_archive(archive, documents[0]).checked
    assert (checked.original_count, checked.derivation_count) == (1, 1)
    assert differences(archive, documents[0]) == []


def test_nothing_is_written_to_the_archive(archive: Archive) -> None:
    before = {path: path.stat().st_mtime_ns for path in archive.root.rglob("*")}
    verify_archive(archive)
    assert {path: path.stat().st_mtime_ns for path in archive.root.rglob("*")} == before


def test_verification_tells_how_far_it_is(archive: Archive) -> None:
    told: list[str] = []
    verify_archive(archive, on_progress=told.append)
    assert any(line.startswith("originals: 3 of 3") for line in told)


def test_an_archive_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no archive at"):
        verify_archive(Archive(tmp_path))


def test_an_archive_that_has_lost_both_warehouse_files_names_the_cure(archive: Archive) -> None:
    archive.working_warehouse.unlink()
    archive.warehouse.unlink()
    with pytest.raises(ArchiveDamaged, match="`chancery rebuild` makes the warehouse anew"):
        verify_archive(archive)


def test_a_changed_text_is_found_though_no_entry_holds_it(archive: Archive, documents: list[str]) -> None:
    first, second, _ = documents
    change = "UPDATE store.documents SET {0} = 'X' || {0}[2:] WHERE document_id = '{1}'"
    alter(archive, change.format("raw_text", first), change.format("text", second))
    found = differences(archive)
    assert checks([difference for difference in found if first in difference.place]) == {
        "text_hashes",
        "replay",
    }
    assert checks([difference for difference in found if second in difference.place]) == {
        "text_hashes",
        "replay",
        "passages",
        "statements",
    }
    assert f"document {first}: raw_text hashes to" in said(found)
    assert f"document {second}: text hashes to" in said(found)


@pytest.mark.parametrize(
    ("changes", "messages"),
    [
        (
            ["after = '' WHERE piece_number = 2", "raw_end = raw_end - 1 WHERE piece_number = 5"],
            ["replaying them on raw_text does not give text", "they end at 10269, raw_text at 10270"],
        ),
        (
            [
                "raw_end = raw_end + 1 WHERE piece_number = 3",
                "text_start = text_start + 1 WHERE piece_number = 4",
            ],
            ["gap or an overlap in raw_text", "piece 4 does not begin or end in text"],
        ),
    ],
)
def test_pieces_that_do_not_lead_to_the_text_are_found(
    archive: Archive, documents: list[str], changes: list[str], messages: list[str]
) -> None:
    ids = documents[:2]
    pairs = list(zip(changes, ids, messages, strict=True))
    alter(
        archive,
        *(f"UPDATE store.pieces SET {change} AND derivation_id = '{i[:32]}'" for change, i, _ in pairs),
    )
    found = differences(archive)
    for _, document_id, message in pairs:
        of_document = [difference for difference in found if document_id in difference.place]
        assert checks(of_document) == {"digests", "replay"}
        assert message in said(of_document)


@pytest.mark.parametrize(
    ("table", "change", "message"),
    [
        (
            "passages",
            "text = reverse(text) WHERE passage_number = 3",
            "passage 3 is not what stands in text from 4090 to",
        ),
        (
            "citations",
            "cited_as = 'S/1' WHERE citation_number = 1",
            "citation 1 is not what stands in text from 10 to 20",
        ),
        (
            "footnotes",
            "note_end = 1000000 WHERE footnote_number = 2",
            "footnote 2 is not what stands in text from 4090",
        ),
        (
            "statements",
            "text = text || '!' WHERE statement_number = 1",
            "statement 1 is not what stands in text from 0",
        ),
        (
            "statements",
            "text = array_to_string(list_reverse(string_split(text, chr(10) || chr(10))), chr(10) || chr(10))"
            " WHERE statement_number = 2",
            "statement 2 is not what stands in text from 0 to 4099",
        ),
    ],
)
def test_a_row_that_misquotes_the_text_is_found(
    archive: Archive, table: str, change: str, message: str
) -> None:
    alter(archive, f"UPDATE store.{table} SET {change}")
    found = [difference for difference in differences(archive) if difference.check == table]
    assert len(found) == 3
    assert message in found[0].message


def test_only_the_document_that_was_changed_shows_it(archive: Archive, documents: list[str]) -> None:
    first, second, _ = documents
    alter(archive, f"UPDATE store.findings SET value = 'z' WHERE derivation_id = '{first[:32]}'")
    assert checks(differences(archive, first)) == {"digests"}
    assert differences(archive, second) == []


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        (
            ["DELETE FROM store.ledger WHERE entry_number = 5"],
            {"entry_numbers", "head_roots", "rows_inserted"},
        ),
        (["DELETE FROM store.ledger WHERE entry_number > 40"], {"head_roots", "head_runs"}),
        (
            [
                SWAP_ENTRIES,
                "DELETE FROM store.ledger WHERE entry_number IN (3, 4)",
                "INSERT INTO store.ledger FROM moved",
            ],
            {"head_roots"},
        ),
        (["UPDATE store.ledger SET leaf_sha256 = 'no hash' WHERE entry_number = 2"], {"leaf_hashes"}),
        (
            ["UPDATE store.ledger SET body = 'no JSON' WHERE entry_number = 2"],
            {"leaf_hashes", "entry_bodies", "head_roots"},
        ),
        (
            ["UPDATE store.ledger_heads SET tree_size = -5 WHERE run_id = 'run-2'"],
            {"head_roots", "head_runs", "heads_log"},
        ),
        (["DELETE FROM store.ledger_heads WHERE run_id = 'run-1'"], {"heads_missing", "heads_log"}),
    ],
)
def test_a_ledger_that_was_tampered_with_is_found(
    archive: Archive, statements: list[str], expected: set[str]
) -> None:
    alter(archive, *statements)
    found = differences(archive)
    assert checks(found) >= expected
    assert "cannot be checked" not in said(found)


def test_a_cut_tail_is_found_by_heads_log_even_if_the_heads_and_rows_are_cut_too(archive: Archive) -> None:
    tables = (
        "ledger",
        "ledger_heads",
        "run_events",
        "captures",
        "originals",
        "rules",
        "matches",
        "translations",
    )
    cut = [f"DELETE FROM store.{table} WHERE run_id = 'run-2'" for table in tables]
    cut += [
        f"DELETE FROM store.{table} WHERE run_id = 'run-2'"
        for table in ("relation_events", "quarantine_events")
    ]
    derived = ("documents", *PARTS, "derivations")
    ids = "(SELECT derivation_id FROM store.derivations WHERE run_id = 'run-2')"
    cut += [f"DELETE FROM store.{table} WHERE derivation_id IN {ids}" for table in derived]
    alter(archive, *cut)
    assert "heads.log line 2: no run of the warehouse ended with this head" in said(differences(archive))


def test_a_changed_line_of_heads_log_is_found(archive: Archive) -> None:
    first, second = archive.heads_log.read_text().splitlines()
    archive.heads_log.write_text(f"{second}\n{first}\n")
    assert checks(differences(archive)) == {"heads_log"}
    archive.heads_log.write_text(f"{first}\n")
    assert checks(differences(archive)) == {"heads_log"}
    archive.heads_log.write_text(f"{first[:-1]}x\n{second}\n")
    assert checks(differences(archive)) == {"heads_log"}


def test_only_the_file_that_was_changed_is_named(archive: Archive) -> None:
    alter_file(
        archive.warehouse, "UPDATE store.captures SET uri = 'elsewhere' WHERE capture_id = 'capture-A'"
    )
    (difference,) = differences(archive)
    assert difference.place == "warehouse.duckdb: store.captures capture-A"
    assert difference.message == 'uri is "elsewhere", entry 2 says "word"'


def test_a_published_copy_left_behind_is_named(archive: Archive, sample_archive: Archive) -> None:
    alter_file(
        archive.warehouse,
        "DELETE FROM store.ledger_heads WHERE run_id = 'run-2'",
        "DELETE FROM store.ledger WHERE run_id = 'run-2'",
    )
    assert {"publication", "rows_inserted"} <= checks(differences(archive))


def test_a_file_that_is_missing_or_broken_is_named(archive: Archive) -> None:
    archive.warehouse.write_bytes(b"no database")
    assert [(d.check, d.place) for d in differences(archive)] == [("files", "warehouse.duckdb")]
    archive.warehouse.unlink()
    assert [(d.check, d.message) for d in differences(archive)] == [("files", "the file is missing")]


@pytest.mark.parametrize("at", [5_000, 300_000])
def test_a_flipped_byte_of_the_file_is_a_difference_not_a_traceback(archive: Archive, at: int) -> None:
    data = bytearray(archive.warehouse.read_bytes())
    data[at] ^= 0xFF
    archive.warehouse.write_bytes(data)
    assert all(difference.place.startswith("warehouse.duckdb") for difference in differences(archive))


def test_an_archive_handed_on_without_pipeline_holds(archive: Archive) -> None:
    shutil.rmtree(archive.pipeline)
    assert differences(archive) == []


def test_a_definition_that_is_not_ours_is_named(archive: Archive) -> None:
    changes = {
        "main.captures": "CREATE OR REPLACE VIEW main.captures AS FROM store.captures WHERE uri <> 'x'",
        "main.edits": "DROP VIEW main.edits",
        "letters_and_digits": "CREATE OR REPLACE MACRO letters_and_digits(words) AS 0",
        "store.more": "CREATE TABLE store.more (a INTEGER)",
        "store.pages.raw_start": "ALTER TABLE store.pages ALTER COLUMN raw_start TYPE BIGINT",
        "store.findings": "DROP TABLE store.findings CASCADE",
    }
    alter(archive, *changes.values())
    found = [difference.place for difference in differences(archive) if difference.check == "definitions"]
    assert {place.rpartition(": ")[2] for place in found} >= changes.keys()


def test_a_working_warehouse_open_for_writing_is_busy(archive: Archive) -> None:
    code = "import sys, duckdb; c = duckdb.connect(sys.argv[1]); print(flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", code, str(archive.working_warehouse)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as ingest:
        assert ingest.stdout
        ingest.stdout.readline()
        with pytest.raises(ArchiveBusy, match="is being written to"):
            verify_archive(archive)
        ingest.communicate()
