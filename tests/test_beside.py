"""A large set of tests is run by two processes, and nothing that is asked for is lost by it."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.beside import last_failed, may_be_shared
from tests.conftest import REPOSITORY

SMALL = """
import tests.beside
tests.beside.FEWEST = 4
tests.beside.is_late = lambda item: False
from tests.beside import pytest_collection_modifyitems
"""
WAITING = """
import time
def test_the_other_process_takes_the_next_file(pytestconfig):
    deadline = time.monotonic() + 30
    while not (pytestconfig.pluginmanager.getplugin("share").claims / "1").exists():
        assert time.monotonic() < deadline
        time.sleep(0.01)
def test_another(): pass
"""
FILE = """
import pytest
@pytest.mark.parametrize("number", range(3))
def test_number(number):
    assert number != {failing}
"""


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """Three files: one waits until the second process has the next, of whose three tests one fails."""
    (tmp_path / "conftest.py").write_text(SMALL)
    (tmp_path / "pytest.ini").write_text(f"[pytest]\npythonpath = {REPOSITORY}\n")
    (tmp_path / "test_a.py").write_text(WAITING)
    (tmp_path / "test_b.py").write_text(FILE.format(failing=1))
    (tmp_path / "test_c.py").write_text(FILE.format(failing=7))
    return tmp_path


def run(suite: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    line = [sys.executable, "-m", "pytest", "-q", *options]
    return subprocess.run(line, cwd=suite, capture_output=True, text=True, timeout=60)


def test_what_fails_in_the_second_process_fails_the_first_and_is_what_failed_last(suite: Path) -> None:
    done = run(suite)
    assert done.returncode == 1
    first, second = done.stdout.split("in the second process")
    assert "1 failed" in second and "failed" not in first
    again = run(suite, "--lf")
    assert again.returncode == 1 and "1 failed" in again.stdout


def test_each_test_is_run_by_one_of_both(suite: Path) -> None:
    (suite / "test_b.py").write_text(FILE.format(failing=7))
    done = run(suite)
    assert done.returncode == 0, done.stdout
    assert sum(int(count) for count in re.findall(r"(\d+) passed", done.stdout)) == 8


@pytest.mark.parametrize(
    "option", ["--lf", "--ff", "--nf", "--sw", "--junitxml=all.xml", "-x", "--durations=5"]
)
def test_what_needs_all_tests_in_one_process_has_them(option: str, pytestconfig: pytest.Config) -> None:
    assert not may_be_shared(pytestconfig._parser.parse_known_args([option]))


def test_a_plain_run_may_be_shared(pytestconfig: pytest.Config) -> None:
    assert may_be_shared(pytestconfig._parser.parse_known_args(["-q", "-k", "x"]))


def test_what_failed_earlier_elsewhere_stays_known(tmp_path: Path) -> None:
    (tmp_path / "v" / "cache").mkdir(parents=True)
    (tmp_path / "v" / "cache" / "lastfailed").write_text(json.dumps({"new": True}))
    assert last_failed({"old": True, "mended": True}, {"mended", "new"}, tmp_path) == {
        "old": True,
        "new": True,
    }
