"""Commands that are proposed work as they are printed."""

import os
import re
import shlex
import shutil
import sys

import pytest

from flows.cli.printing.proposed import as_called


@pytest.fixture
def typed(tmp_path, monkeypatch):
    """A command in a virtual environment, as it is called from the folder beside it."""
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    command = tmp_path / ".venv" / "bin" / "chancery"
    command.touch(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [".venv/bin/chancery", "ingest"])
    monkeypatch.setenv("PATH", "/nowhere")
    return command


def test_a_command_that_no_shell_would_find_is_named_as_it_was_typed(typed):
    assert as_called() == ".venv/bin/chancery"


def test_a_command_in_the_path_is_named_alone(typed, monkeypatch):
    monkeypatch.setenv("PATH", os.fspath(typed.parent))
    assert as_called() == "chancery"


def test_another_installation_in_the_path_is_not_taken_for_this_one(typed, monkeypatch, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "chancery").touch(0o755)
    monkeypatch.setenv("PATH", os.fspath(tmp_path / "other"))
    assert as_called() == ".venv/bin/chancery"


COMMAND = re.compile(r"chancery ((?:compare|show|verify|audit|trace|documents|quarantine|rebuild)\b[^`\n]*)")


@pytest.fixture
def elsewhere(chancery, sample_archive, tmp_path, monkeypatch):
    """Run the command on an archive that only `--archive` names, by a name that a shell would split."""
    monkeypatch.delenv("CHANCERY_ARCHIVE")
    shutil.copytree(sample_archive.root, tmp_path / "my papers")
    monkeypatch.chdir(tmp_path)
    return lambda *argv: chancery(*argv, "--archive", "my papers")


@pytest.mark.parametrize(
    ("argv", "found"),
    [
        (["audit", "note"], ["show", "show", "verify"]),
        (["related", "note"], ["compare", "compare"]),
        (["trace", "note", "--find", "no such words"], ["show"]),
        (["show", "no such paper"], ["documents"]),
        (["quarantine"], ["quarantine"]),
    ],
)
def test_a_command_that_is_printed_asks_the_archive_that_was_named(
    chancery, elsewhere, ids, tmp_path, argv, found
):
    done = elsewhere(*(ids.get(word, word) for word in argv))
    commands = [shlex.split(each.partition(";")[0]) for each in COMMAND.findall(done.out + done.err)]
    commands = [each for each in commands if each[0] in found]
    assert len(commands) >= len(found)
    for each in commands:
        assert each[-2:] == ["--archive", "my papers"]
        assert "retry" in each or chancery(*each).exit_code == 0


def test_a_page_that_is_read_elsewhere_names_no_archive(elsewhere, ids, tmp_path):
    assert elsewhere("audit", ids["note"], "--html", "note.html").exit_code == 0
    assert "my papers" not in (tmp_path / "note.html").read_text(encoding="utf-8")
