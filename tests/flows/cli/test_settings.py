import re
from argparse import Namespace
from pathlib import Path

import pytest

from flows.cli import settings_command
from flows.cli.settings import given_settings, run_settings, setting_fields, unread_variables, variable
from flows.server.prefect_server import require_answer
from schemas.errors import FlowFailed, UsageError
from schemas.settings import MOST_WORKERS
from schemas.size import as_size, bytes_of
from warehouse.archive import Archive


@pytest.fixture
def archive(tmp_path):
    (tmp_path / "chancery.toml").write_text(
        "batch_size = 10\nlock_seconds = 5\n[limits]\nseconds = 7\n", encoding="utf-8"
    )
    return Archive(tmp_path)


@pytest.mark.parametrize("written", ["1.5 GiB", "1.5gib", "1536 MiB", "1610612736", "1610612736 B"])
def test_a_size_may_be_written_with_its_unit(archive, written):
    assert run_settings(archive, [f"memory_bytes={written}"]).memory_bytes == 1_610_612_736


@pytest.mark.parametrize("size", [1, 1023, 1024, 2**30 + 1, 2 * 2**30, 256 * 2**20])
def test_a_size_that_is_shown_can_be_typed(size):
    assert bytes_of(as_size(size)) == size


def test_settings_show_sizes_as_people_write_them_and_programs_read_numbers(chancery):
    assert "memory_bytes                 2 GiB: " in chancery("settings").out
    rows = {row["name"]: row["value"] for row in chancery("settings", "--json").json}
    assert rows["limits.output_bytes"] == 256 * 2**20


def test_every_setting_says_what_it_does():
    assert [name for name, field in setting_fields() if not field.description] == []


def test_a_flag_goes_before_the_environment_and_that_before_the_file(archive, monkeypatch):
    monkeypatch.setenv("CHANCERY_LOCK_SECONDS", "6")
    monkeypatch.setenv("CHANCERY_LIMITS_SECONDS", "8")
    settings = run_settings(archive, ["limits.seconds=9"])
    assert (settings.batch_size, settings.lock_seconds, settings.limits.seconds) == (10, 6.0, 9.0)


def test_where_a_value_comes_from_is_known(archive, monkeypatch):
    monkeypatch.setenv("CHANCERY_LOCK_SECONDS", "6")
    given = given_settings(archive, ["limits.seconds=9"])
    assert given["lock_seconds"].origin == "$CHANCERY_LOCK_SECONDS"
    assert given["limits.seconds"].origin == "--set limits.seconds"
    assert given["batch_size"].origin == str(archive.root / "chancery.toml")


def test_a_password_in_an_address_is_not_shown(archive, capsys):
    given = Namespace(
        archive=str(archive.root), set=["openlineage_url=http://me:hunt'er2@a.example/x"], json=False
    )
    assert settings_command.run(given) == 0
    said = capsys.readouterr()
    assert "a.example/x" in said.out and "er2" not in said.out + said.err


@pytest.mark.parametrize("url", ["http://me:hunter2@127.0.0.1:9/api", "http://me:hunter2@127.0.0.1/api"])
def test_the_server_that_does_not_answer_is_named_without_a_password(url):
    with pytest.raises(FlowFailed) as failed:
        require_answer(url)
    assert "127.0.0.1" in str(failed.value) and "hunter2" not in str(failed.value)


def test_each_setting_has_a_variable_of_its_own():
    variables = [variable(name) for name, _ in setting_fields()]
    assert len(set(variables)) == len(variables)


@pytest.mark.parametrize(
    ("flag", "said"),
    [
        ("batch_size=none", "--set batch_size: batch_size:"),
        ("batchsize=3", "--set batchsize: batchsize: there is no such setting"),
        ("batch_size", "give NAME=VALUE"),
        ("limits=3", "--set limits: limits: it is a group: set limits.seconds"),
        ("limits.seconds.x=3", "there is no such setting"),
        ("memory_bytes=2 GB", "memory_bytes: Value error, it must be a number of bytes, or one with KiB"),
        ("memory_bytes=1 KiB", "memory_bytes: Input should be greater than or equal to 134217728"),
        ("seed_partitions=12", "seed_partitions: Value error, it must be a power of two"),
    ],
)
def test_a_setting_that_will_not_do_is_named_with_its_place(archive, flag, said):
    with pytest.raises(UsageError, match=said):
        run_settings(archive, [flag])


def test_a_group_in_the_file_is_refused_also_beside_one_of_its_settings(tmp_path):
    (tmp_path / "chancery.toml").write_text("limits = 5\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"chancery\.toml: limits: it is a group"):
        run_settings(Archive(tmp_path), ["limits.seconds=9"])


def test_a_machine_may_have_more_cores_than_there_may_be_workers(archive, monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 1000)
    assert run_settings(archive).workers == MOST_WORKERS


def test_a_file_that_is_no_toml_is_named(tmp_path):
    (tmp_path / "chancery.toml").write_text("batch_size = \n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"chancery\.toml"):
        run_settings(Archive(tmp_path))


def test_a_variable_that_nothing_reads_is_told_with_the_one_that_was_meant():
    read = {"CHANCERY_LIMITS_SECONDS": "3", "CHANCERY_ARCHIVE": "a", "CHANCERY_TEST_DATA": "d", "HOME": "/"}
    (told,) = unread_variables({**read, "CHANCERY_LIMIT_SECONDS": "3"})
    assert told.startswith("$CHANCERY_LIMIT_SECONDS sets nothing")
    assert "did you mean $CHANCERY_LIMITS_SECONDS?" in told
    assert "\x1b" not in unread_variables({"CHANCERY_\x1b[2J": "3"})[0]


@pytest.mark.parametrize("argv", [["settings"], ["settings", "--json"], ["doctor"]])
def test_settings_and_doctor_tell_of_a_variable_that_nothing_reads(chancery, monkeypatch, argv):
    monkeypatch.setenv("CHANCERY_LIMIT_SECONDS", "3")
    outcome = chancery(*argv)
    assert "$CHANCERY_LIMIT_SECONDS sets nothing" in outcome.out + outcome.err


def test_every_variable_that_the_code_reads_is_known():
    here = Path(__file__).parents[3]
    texts = [path.read_text(encoding="utf-8") for path in here.glob("[ftwsc]*/**/*.py")]
    read = re.compile(r"environ(?:\.get\(|\[)\"(CHANCERY_\w+)\"")
    assert unread_variables({name: "" for text in texts for name in read.findall(text)}) == []
