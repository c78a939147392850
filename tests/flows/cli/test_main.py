import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from flows.cli.arguments import command_parser, parsed
from flows.cli.ingest.command import told_hidden
from schemas.errors import UsageError

PARSERS = next(action.choices for action in command_parser()._actions if action.choices)
MODULES = {verb: parser.get_default("module") for verb, parser in PARSERS.items()}
VERBS = list(MODULES)
FOREIGN = {"prefect", "pdfplumber"}


@pytest.mark.parametrize("verb", VERBS)
def test_help_of_every_verb_has_examples(chancery, verb):
    outcome = chancery(verb, "--help")
    assert outcome.exit_code == 0
    assert f"chancery {verb}" in outcome.out.partition("examples:")[2]


def test_help_fits_eighty_columns(chancery):
    for argv in (["--help"], *([verb, "--help"] for verb in VERBS)):
        assert max(map(len, chancery(*argv, columns=80).out.splitlines())) <= 80


def test_no_verb_at_all_shows_the_help(chancery):
    outcome = chancery()
    assert outcome.exit_code == 2
    assert "examples:" in outcome.err


def test_an_unknown_verb_is_a_usage_error(chancery):
    assert chancery("fly").exit_code == 2


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["sohw"], "there is no verb 'sohw'; did you mean show?"),
        (["fly"], "there is no verb 'fly': `chancery --help` lists them"),
        (["query", "--format", "jsno"], "argument --format: there is no 'jsno'; did you mean json?"),
        (["query", "FROM documents", "--formt=csv"], "arguments: --formt=csv; did you mean --format?"),
        (["documents", "letter.md"], "chancery documents: error: unrecognized arguments: letter.md"),
        (["completion", "fish"], "there is no 'fish': choose from bash, zsh"),
    ],
)
def test_a_word_that_there_is_not_is_told_with_what_was_meant(chancery, argv, said):
    outcome = chancery(*argv)
    assert outcome.exit_code == 2
    assert outcome.err.splitlines()[-1].endswith(said)


def test_settings_and_json_may_be_asked_for_before_and_after_the_verb():
    given = parsed(["--set", "workers=1", "--json", "ingest", "papers", "--set", "batch_size=3"])
    assert (given.set, given.json) == (["workers=1", "batch_size=3"], True)
    assert parsed(["ingest", "papers", "--json"]).set == []


def test_an_option_before_a_verb_that_has_none_of_it_is_refused(chancery):
    assert "documents takes no --set" in chancery("--set", "workers=1", "documents").err
    assert "serve takes no --json" in chancery("--json", "serve").err


def test_the_archive_may_be_named_before_and_after_the_verb(chancery, sample_archive, monkeypatch):
    monkeypatch.delenv("CHANCERY_ARCHIVE")
    for argv in (
        ["--archive", str(sample_archive.root), "runs"],
        ["runs", "--archive", str(sample_archive.root)],
    ):
        assert chancery(*argv).exit_code == 0


def test_a_missing_archive_is_one_line_that_says_what_to_do(chancery, tmp_path):
    outcome = chancery("documents", "--archive", str(tmp_path / "none"))
    assert outcome.exit_code == 1
    assert outcome.err.count("\n") == 1
    assert "chancery ingest" in outcome.err


def test_a_file_that_is_no_warehouse_is_one_line(chancery, tmp_path):
    (tmp_path / "warehouse.duckdb").write_text("not a database, but long enough to be taken for one" * 100)
    outcome = chancery("documents", "--archive", str(tmp_path))
    assert outcome.exit_code == 1
    assert "is damaged" in outcome.err and "`chancery rebuild --archive" in outcome.err
    assert outcome.err.count("\n") == 1


def failing_ingest(monkeypatch, error):
    ingest = ModuleType("flows.cli.ingest.command")

    def run(arguments):
        raise error

    ingest.run = run
    monkeypatch.setitem(sys.modules, "flows.cli.ingest.command", ingest)


def test_an_interrupt_exits_130(chancery, monkeypatch):
    failing_ingest(monkeypatch, KeyboardInterrupt())
    assert chancery("ingest", "x").exit_code == 130


def test_an_unexpected_error_is_one_line_that_says_it_is_a_bug(chancery, monkeypatch):
    failing_ingest(monkeypatch, ZeroDivisionError("division\nby zero"))
    outcome = chancery("ingest", "x")
    assert outcome.exit_code == 1
    assert "bug" in outcome.err and "test_main.py" in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_traceback_is_shown_only_when_asked_for(chancery, monkeypatch):
    failing_ingest(monkeypatch, ZeroDivisionError())
    assert "Traceback" not in chancery("ingest", "x").err
    assert "Traceback" in chancery("ingest", "x", "-v").err


def test_reading_verbs_import_neither_prefect_nor_the_readers(sample_archive):
    verbs = sorted(f"flows.cli.{module}" for module in MODULES.values())
    code = f"import sys, importlib; [importlib.import_module(m) for m in {verbs}]; print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not FOREIGN & {name.partition(".")[0] for name in ended.stdout.split()}


def test_a_reader_that_leaves_early_is_no_error(sample_archive):
    command = [sys.executable, "-m", "flows.cli.main", "--archive", str(sample_archive.root)]
    asking = [*command, "query", "SELECT repeat('x', 1000) FROM range(10000)", "--format", "csv"]
    with subprocess.Popen(asking, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_every_option_of_every_verb_has_help():
    verbs = next(action for action in command_parser()._actions if action.dest == "verb")
    for parser in verbs.choices.values():
        assert all(action.help for action in parser._actions)


def test_what_an_error_adds_to_its_message_is_told_in_lines_of_its_own(chancery, monkeypatch):
    error = UsageError("first\nmistake")
    error.add_note("second\x1b mistake")
    failing_ingest(monkeypatch, error)
    outcome = chancery("ingest", "x")
    assert outcome.exit_code == 2
    assert outcome.err.splitlines() == [r"chancery: first\nmistake", r"chancery: second\x1b mistake"]


def test_what_is_hidden_in_a_folder_is_counted():
    assert told_hidden([Path("in/.git")]).startswith("1 hidden file or folder was passed over, in/.git:")
    assert told_hidden([Path("in/.b"), Path("in/.a")]).startswith("2 hidden files and folders were")


PASSWORD = "geheim"


@pytest.mark.parametrize("argv", [["doctor"], ["settings"], ["doctor", "--json"], ["settings", "--json"]])
@pytest.mark.parametrize("host", ["127.0.0.1:9", "127.0.0.1:nine"])
def test_no_verb_prints_a_password_of_the_environment(chancery, monkeypatch, argv, host):
    monkeypatch.setenv("PREFECT_API_URL", f"http://me:{PASSWORD}@{host}/api")
    monkeypatch.setenv("CHANCERY_OPENLINEAGE_URL", f"https://me:{PASSWORD}@{host}/lineage?key={PASSWORD}")
    outcome = chancery(*argv)
    assert host in outcome.out and PASSWORD not in outcome.out + outcome.err


def test_an_error_prints_no_password_either(chancery, monkeypatch):
    failing_ingest(monkeypatch, ValueError(f"no answer from https://me:{PASSWORD}@prefect.example/api"))
    outcome = chancery("ingest", "x", "-v")
    assert "prefect.example" in outcome.err and PASSWORD not in outcome.err
