"""The end of a run's summary: commands that work as they are printed."""

import os
import sys

import pytest

from flows.cli.ingest.run_summary import as_called


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
