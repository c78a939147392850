import fcntl
import os
from contextlib import closing

import duckdb

from flows.doctor.archive_state import check_archive, warehouse_check
from flows.doctor.server import named_server_check
from warehouse.archive import Archive
from warehouse.archive_lock import archive_lock, lock_holder


def by_subject(archive):
    return {each.subject: each for each in check_archive(archive)}


def test_no_archive_yet_is_no_fault(tmp_path):
    (only,) = check_archive(Archive(tmp_path / "archive"))
    assert (only.state, "chancery ingest" in only.seen) == ("good", True)


def test_a_warehouse_that_is_damaged_names_the_verb_that_makes_it_anew(tmp_path):
    archive = Archive(tmp_path)
    archive.warehouse.write_bytes(b"no database" * 1000)
    check = warehouse_check(archive)
    assert check.state == "broken"
    assert "chancery rebuild" in check.advice


def test_a_warehouse_of_a_later_version_is_not_to_be_made_anew(tmp_path):
    archive = Archive(tmp_path)
    with closing(duckdb.connect(str(archive.warehouse))) as connection:
        connection.execute("CREATE SCHEMA store")
        connection.execute(
            "CREATE VIEW store.made_with AS SELECT '99.0' AS code_version, '' AS definitions_sha256"
        )
    check = warehouse_check(archive)
    assert (check.state, "install that version" in check.advice) == ("broken", True)
    assert "rebuild" not in check.advice


def test_a_published_copy_that_is_gone_comes_back_with_the_next_run(tmp_path):
    archive = Archive(tmp_path)
    archive.pipeline.mkdir()
    archive.working_warehouse.touch()
    assert "chancery ingest" in warehouse_check(archive).advice


def test_an_archive_with_heads_and_no_warehouse_is_to_be_made_anew(tmp_path):
    archive = Archive(tmp_path)
    archive.heads_log.touch()
    assert "chancery rebuild" in warehouse_check(archive).advice


def test_who_holds_the_archive_is_named_while_it_is_held(tmp_path):
    archive = Archive(tmp_path)
    archive.captures_log.touch()
    with archive_lock(archive, "run 0199", patience_seconds=0):
        assert lock_holder(archive) == "run 0199"
        assert "run 0199" in by_subject(archive)["lock"].seen
    assert lock_holder(archive) is None


def test_a_run_at_work_is_told_from_one_that_was_cut_short(tmp_path):
    archive = Archive(tmp_path)
    archive.captures_log.touch()
    (archive.staging / "cut-short").mkdir(parents=True)
    working = archive.staging / "working"
    working.mkdir()
    descriptor = os.open(working, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        said = [each.seen for each in check_archive(archive) if each.subject == "runs at work"]
    finally:
        os.close(descriptor)
    assert said == ["working", "1 cut short, with work that is not lost"]


def test_what_a_client_left_beside_the_published_copy_is_told(tmp_path):
    archive = Archive(tmp_path)
    archive.captures_log.touch()
    (tmp_path / "warehouse.duckdb.wal").touch()
    assert by_subject(archive)["published copy"].state == "doubtful"


def test_a_named_server_that_does_not_answer_is_broken():
    check = named_server_check("http://me:hunter2@127.0.0.1:9/api")
    assert "hunter2" not in str(check)
    assert (check.state, "unset PREFECT_API_URL" in check.advice) == ("broken", True)
