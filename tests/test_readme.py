"""The README tells the truth: each of its commands prints what it shows."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ahead import long_ahead
from tests.conftest import REPOSITORY, Chancery

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN = [found["body"].partition("\n") for found in BLOCK.finditer(README) if found["language"] == "console"]
PASSING = [
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"), "WHEN"),
    (re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"), "RUN"),
    (re.compile(r"\b\d+:[0-9a-f]{64}\b"), "HEAD"),
    (re.compile(r"\b[0-9a-f]{64}\b"), "SHA256"),
    (re.compile(r"(?:file://)?/\S+/"), "PATH/"),
    (re.compile(r"\b[0-9a-f]{10}(?=  \w+  PATH)"), "ID"),
    (re.compile(r"\b[\d,]+(?= (?:rows|ledger entries),)"), "COUNT"),
]
"""What differs from run to run, from machine to machine, and with every new table."""


def settled(text: str) -> str:
    """The text without what passes, and without line breaks, which long paths shift."""
    for pattern, word in PASSING:
        text = pattern.sub(word, text)
    return " ".join(text.split())


def test_the_first_two_code_blocks_set_up_and_run_everything() -> None:
    first, second = [found for found in BLOCK.finditer(README) if found["language"]][:2]
    assert first["body"].count("\n") == second["body"].count("\n") == 1
    assert first["body"].strip().endswith(".venv/bin/chancery ingest tests/documents/*.*")
    assert second["body"].strip().endswith(".venv/bin/pytest")


Typed = dict[str, "subprocess.CompletedProcess[str]"]


@long_ahead
def typed(chancery: Chancery) -> tuple[Chancery, Typed]:
    """What a newcomer gets, with an empty archive, who types the README's commands one after the other."""
    return chancery, {line[2:]: _type(chancery, line[2:]) for line, _, _ in SHOWN}


def _type(chancery: Chancery, command: str) -> "subprocess.CompletedProcess[str]":
    script = command.replace("chancery", f"{sys.executable} -m flows.cli.main", 1)
    return subprocess.run(
        ["bash", "-c", script],
        cwd=REPOSITORY,
        env=chancery.environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.mark.parametrize(("command", "shown"), [(line[2:], shown) for line, _, shown in SHOWN])
def test_a_command_prints_what_the_readme_shows(
    typed: tuple[Chancery, Typed], command: str, shown: str
) -> None:
    done = typed[1][command]
    parts = [re.escape(settled(part)) for part in re.split(r"^ *…\n", shown, flags=re.MULTILINE)]
    printed = settled(done.stdout)
    assert re.fullmatch(r".*?".join(parts), printed.strip()), done.stdout + done.stderr
    assert done.returncode == (3 if command.endswith("broken") else 0)


def test_the_heads_that_are_shown_are_those_of_one_log_that_grows() -> None:
    ingested, verified, added = re.findall(r"^head +(\d+):(\w{64})$", README, re.MULTILINE)[:3]
    assert ingested == verified
    assert int(added[0]) > int(verified[0]) and added[1] != verified[1]


def test_the_python_example_answers(typed: tuple[Chancery, Typed], tmp_path: Path) -> None:
    example = next(found["body"] for found in BLOCK.finditer(README) if found["language"] == "python")
    (tmp_path / "archive").symlink_to(typed[0].root)
    done = subprocess.run([sys.executable, "-c", example], cwd=tmp_path, capture_output=True, text=True)
    assert "note_verbale" in done.stdout, done.stderr
