"""What a run finds when others were killed, files were lost, or somebody wrote where only Chancery writes."""

import json
import os
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tasks.recovery import settle
from tests.ahead import ahead
from tests.conftest import Chancery, Ended
from tests.flows.final_state import final_rows
from tests.samples import BROKEN, DOCUMENTS, SAMPLES
from warehouse.connection import STORAGE_VERSION
from warehouse.verify import verify_archive

LETTER = DOCUMENTS / "letter.md"


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


@ahead
def killed_with_its_server(chancery: Chancery) -> Ended:
    chancery.environment = {k: v for k, v in chancery.environment.items() if not k.startswith("PREFECT")}
    running = chancery.start("ingest", LETTER)
    time.sleep(1.6)
    running.send_signal(signal.SIGKILL)
    running.wait()
    return chancery("ingest", LETTER)


def test_a_run_killed_while_its_server_starts_leaves_the_next_one_a_way(
    killed_with_its_server: Ended,
) -> None:
    assert killed_with_its_server.exit_code == 0, killed_with_its_server.errors
    assert "1 document landed" in killed_with_its_server.output


def test_a_server_address_that_is_not_one_is_passed_over(tmp_path: Path) -> None:
    from flows.server.prefect_server import written_address

    (tmp_path / "address").write_bytes(b"\xff\xfe")
    assert written_address(tmp_path) is None


def test_a_prefect_server_that_is_down_is_named(chancery: Chancery) -> None:
    done = chancery("ingest", LETTER, PREFECT_API_URL="http://127.0.0.1:9/api")
    assert done.exit_code == 1
    assert "nothing answers at $PREFECT_API_URL" in done.errors and done.errors.count("\n") == 1


def pipeline_gone(held: Chancery) -> None:
    shutil.rmtree(held.archive.pipeline)


def working_file_gone(held: Chancery) -> None:
    held.archive.working_warehouse.unlink()


def working_file_garbage(held: Chancery) -> None:
    held.archive.working_warehouse.write_bytes(b"garbage" * 5000)


def ledger_cut(held: Chancery) -> None:
    with duckdb.connect(str(held.archive.working_warehouse)) as tampered:
        tampered.execute("DELETE FROM store.ledger WHERE entry_number = 3")


@pytest.mark.parametrize("damage", [working_file_gone, working_file_garbage, ledger_cut])
def test_a_lost_working_warehouse_is_taken_from_the_published_copy(
    held: Chancery, damage: Callable[[Chancery], None], capsys: pytest.CaptureFixture[str]
) -> None:
    before = heads(held), final_rows(held)
    damage(held)
    settle(held.archive)
    assert "taken from the published copy" in capsys.readouterr().err
    assert (heads(held), final_rows(held)) == before
    assert verify_archive(held.archive).differences == []


@ahead
def run_without_its_pipeline(held: Chancery) -> tuple[Chancery, list[str], Ended, Ended]:
    before = heads(held)
    pipeline_gone(held)
    return held, before, held("ingest", *SAMPLES), held("verify")


def test_a_lost_pipeline_is_made_anew_from_the_published_copy(
    run_without_its_pipeline: tuple[Chancery, list[str], Ended, Ended],
) -> None:
    held, before, done, verified = run_without_its_pipeline
    assert done.exit_code == 0, done.errors
    assert "nothing new landed, 5 unchanged" in done.output
    assert "taken from the published copy" in done.errors
    assert heads(held)[:-1] == before
    assert verified.exit_code == 0, verified.output


def test_a_history_that_nothing_bears_out_is_not_built_upon(held: Chancery) -> None:
    held.archive.working_warehouse.unlink()
    held.archive.warehouse.unlink()
    done = held("ingest", LETTER)
    assert done.exit_code == 1
    assert "restore one of them from a backup" in done.errors
    assert not held.archive.warehouse.exists()


@ahead
def run_after_one_that_had_logged(held: Chancery) -> tuple[Ended, Ended]:
    path = BROKEN / "truncated.pdf"
    digest = duckdb.execute("SELECT sha256(content) FROM read_blob($1)", [str(path)]).fetchall()[0][0]
    original = held.archive.original(digest)
    original.parent.mkdir(exist_ok=True)
    shutil.copy(path, original)
    facts = {"original_sha256": digest, "original_bytes": path.stat().st_size, "uri": path.as_uri()}
    append(held.archive.captures_log, pending_line(held, **facts))
    return held("ingest", LETTER, "--json"), held("verify")


def test_what_a_killed_run_had_logged_is_landed_and_counted_by_the_next(
    run_after_one_that_had_logged: tuple[Ended, Ended],
) -> None:
    done, verified = run_after_one_that_had_logged
    told = json.loads(done.output)
    assert done.exit_code == 3
    assert (told["captured_count"], told["unchanged_count"], told["quarantined_count"]) == (2, 1, 1)
    assert verified.exit_code == 0, verified.output


def test_a_logged_capture_without_its_bytes_does_not_land(held: Chancery) -> None:
    append(held.archive.captures_log, pending_line(held, original_sha256="0" * 64))
    held.land(LETTER)
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
        assert verify_archive(held.archive).differences, added
    log.write_text(honest + pending_line(held), encoding="utf-8")
    assert verify_archive(held.archive).holds, "a killed run's line is no difference"


@ahead
def run_on_an_odd_name(chancery: Chancery) -> tuple[Ended, Ended]:
    folder = chancery.root.parent / "odd"
    folder.mkdir()
    shutil.copy(os.fsencode(LETTER), os.fsencode(folder) + b"/inv\xff\xfe.md")
    return chancery("ingest", folder), chancery("documents")


def test_a_name_that_is_not_utf8_lands_and_can_be_listed(run_on_an_odd_name: tuple[Ended, Ended]) -> None:
    done, listed = run_on_an_odd_name
    assert done.exit_code == 0, done.errors
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
    chancery.land(LETTER)
    assert "letter.md" in chancery("documents").output
    assert chancery("verify").exit_code == 0
