"""What a run finds when others were killed, files were lost, or somebody wrote where only Chancery writes."""

import json
import os
import shutil
import signal
import time
from pathlib import Path

import duckdb
import pytest

from tests.conftest import BROKEN, DOCUMENTS, SAMPLES, Chancery
from warehouse.connection import STORAGE_VERSION

LETTER = DOCUMENTS / "letter.md"


@pytest.fixture
def held(ingested: Chancery, tmp_path: Path) -> Chancery:
    """An archive of the samples that may be damaged."""
    shutil.copytree(ingested.root, tmp_path / "held")
    return Chancery(tmp_path / "held")


def heads(chancery: Chancery) -> list[str]:
    return chancery.archive.heads_log.read_text(encoding="utf-8").splitlines()


def pending_line(chancery: Chancery, **changed: object) -> str:
    """A line of the captures log as a run that was killed leaves it: of a run that never landed."""
    line = json.loads(chancery.archive.captures_log.read_text(encoding="utf-8").splitlines()[0])
    run_id, capture_id = "019a0000-0000-7000-8000-00000000dead", "019a0000-0000-7000-8000-0000000000ca"
    return json.dumps({**line, "run_id": run_id, "capture_id": capture_id, **changed}) + "\n"


def append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as log:
        log.write(text)


def test_a_run_killed_while_its_server_starts_leaves_the_next_one_a_way(tmp_path: Path) -> None:
    alone = Chancery(tmp_path / "archive")
    alone.environment = {k: v for k, v in alone.environment.items() if not k.startswith("PREFECT")}
    for delay in (0.8, 1.6):
        running = alone.start("ingest", LETTER)
        time.sleep(delay)
        running.send_signal(signal.SIGKILL)
        running.wait()
    done = alone("ingest", LETTER)
    assert done.exit_code == 0, done.errors
    assert "1 document landed" in done.output


def test_a_server_address_that_is_not_one_is_passed_over(tmp_path: Path) -> None:
    from flows.prefect_server import _written_address

    (tmp_path / "address").write_bytes(b"\xff\xfe")
    assert _written_address(tmp_path) is None


def test_a_prefect_server_that_is_down_is_named(chancery: Chancery) -> None:
    done = chancery("ingest", LETTER, PREFECT_API_URL="http://127.0.0.1:9/api")
    assert done.exit_code == 1
    assert "nothing answers at $PREFECT_API_URL" in done.errors and done.errors.count("\n") == 1


@pytest.mark.parametrize(
    "damage", ["pipeline gone", "working file gone", "working file garbage", "ledger cut"]
)
def test_a_lost_working_warehouse_is_taken_from_the_published_copy(held: Chancery, damage: str) -> None:
    before = heads(held)
    working = held.archive.working_warehouse
    if damage == "pipeline gone":
        shutil.rmtree(held.archive.pipeline)
    elif damage == "working file gone":
        working.unlink()
    elif damage == "working file garbage":
        working.write_bytes(b"garbage" * 5000)
    else:
        with duckdb.connect(str(working)) as tampered:
            tampered.execute("DELETE FROM store.ledger WHERE entry_number = 3")
    done = held("ingest", *SAMPLES)
    assert done.exit_code == 0, done.errors
    assert "nothing new landed, 5 unchanged" in done.output
    assert "taken from the published copy" in done.errors
    assert heads(held)[:-1] == before
    assert held("verify").exit_code == 0


def test_a_history_that_nothing_bears_out_is_not_built_upon(held: Chancery) -> None:
    held.archive.working_warehouse.unlink()
    held.archive.warehouse.unlink()
    done = held("ingest", LETTER)
    assert done.exit_code == 1
    assert "restore one of them from a backup" in done.errors
    assert not held.archive.warehouse.exists()


def test_what_a_killed_run_had_logged_is_landed_and_counted_by_the_next(held: Chancery) -> None:
    path = BROKEN / "truncated.pdf"
    digest = duckdb.execute("SELECT sha256(content) FROM read_blob($1)", [str(path)]).fetchall()[0][0]
    original = held.archive.original(digest)
    original.parent.mkdir(exist_ok=True)
    shutil.copy(path, original)
    facts = {"original_sha256": digest, "original_bytes": path.stat().st_size, "uri": path.as_uri()}
    append(held.archive.captures_log, pending_line(held, **facts))
    done = held("ingest", LETTER, "--json")
    told = json.loads(done.output)
    assert done.exit_code == 3
    assert (told["captured_count"], told["unchanged_count"], told["quarantined_count"]) == (2, 1, 1)
    assert held("verify").exit_code == 0


def test_a_logged_capture_without_its_bytes_does_not_land(held: Chancery) -> None:
    append(held.archive.captures_log, pending_line(held, original_sha256="0" * 64))
    assert held("ingest", LETTER).exit_code == 0
    with duckdb.connect(str(held.archive.warehouse), read_only=True) as warehouse:
        question = "SELECT count(*) FROM captures WHERE original_sha256 = repeat('0', 64)"
        assert warehouse.execute(question).fetchall() == [(0,)]


def test_verify_finds_what_was_written_into_the_captures_log(held: Chancery) -> None:
    log = held.archive.captures_log
    honest = log.read_text(encoding="utf-8")
    line = honest.splitlines()[0]
    forged = json.dumps({**json.loads(line), "capture_id": "019a0000-0000-7000-8000-0000000000ca"})
    for added in ("junk\n", line + "\n", forged + "\n"):
        log.write_text(honest + added, encoding="utf-8")
        assert held("verify").exit_code == 4, added
    log.write_text(honest + pending_line(held), encoding="utf-8")
    assert held("verify").exit_code == 0, "a killed run's line is no difference"


def test_a_retry_in_vain_ends_with_exit_code_3(chancery: Chancery) -> None:
    assert chancery("ingest", BROKEN / "empty.txt").exit_code == 3
    again = chancery("quarantine", "retry")
    assert again.exit_code == 3
    assert "empty.txt: empty" in again.output


def test_a_name_that_is_not_utf8_lands_and_can_be_listed(chancery: Chancery, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/odd"
    os.mkdir(folder)
    shutil.copy(os.fsencode(LETTER), folder + b"/inv\xff\xfe.md")
    assert chancery("ingest", tmp_path / "odd").exit_code == 0
    listed = chancery("documents")
    assert listed.exit_code == 0 and "inv%FF%FE.md" in listed.output


def test_an_archive_that_cannot_be_one_is_refused_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("not an archive")
    for place, said in ((file, "is not a directory"), (tmp_path / "q?x", "must not hold a ?")):
        done = Chancery(place)("ingest", LETTER)
        assert done.exit_code == 2
        assert said in done.errors and done.errors.count("\n") == 1


def test_a_run_that_finds_the_archive_held_says_by_whom(held: Chancery) -> None:
    from warehouse.archive_lock import archive_lock

    with archive_lock(held.archive, "somebody else", 0):
        done = held("ingest", LETTER, CHANCERY_LOCK_SECONDS="0.2")
    assert done.exit_code == 1
    assert "is held by somebody else" in done.errors and done.errors.count("\n") == 1


def test_a_first_run_killed_before_it_had_tables_is_no_lost_history(chancery: Chancery) -> None:
    chancery.archive.pipeline.mkdir(parents=True)
    settings = {"storage_compatibility_version": STORAGE_VERSION}
    duckdb.connect(str(chancery.archive.working_warehouse), config=settings).close()
    done = chancery("ingest", LETTER)
    assert done.exit_code == 0, done.errors
    assert chancery("verify").exit_code == 0
