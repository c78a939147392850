"""Half of a large set of tests run in a second process, beside the first: a test uses one processor.

Files stay whole, since tests of one file share what they set up. What waits for scenarios or for the
server stays in the first process, which ends with what came of the second.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence, Set
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO

import pytest

from tests.ahead import is_late

LAST_FAILED = "cache/lastfailed"
IS_SECOND = "CHANCERY_TESTS_IN_SECOND_PROCESS"
FEWEST = 1000
"""Of fewer tests all run in one process: it takes some seconds to begin another."""

WHOLE = {
    "capture": "fd",
    "collectonly": False,
    "durations": None,
    "failedfirst": False,
    "lf": False,
    "log_file": None,
    "maxfail": None,
    "newfirst": False,
    "setuponly": False,
    "setupplan": False,
    "stepwise": False,
    "trace": False,
    "usepdb": False,
    "xmlpath": None,
}
"""Options, with their value where they are not given, that need all tests in one process.

They ask for an order of the tests, for a record of all, or for a person at the terminal.
"""


def pytest_collection_modifyitems(session: pytest.Session, items: list[pytest.Item]) -> None:
    """Keep what this process is to run, the tests last that wait for what runs beside the others."""
    items.sort(key=is_late)
    given = second_share(items)
    if os.environ.get(IS_SECOND):
        items[:] = given
    elif (
        len(items) >= FEWEST
        and 0 < len(given) < len(items)
        and (os.cpu_count() or 1) > 1
        and may_be_halved(session.config.option)
    ):
        session.config.pluginmanager.register(SecondProcess(session.config, given), "second_process")
        chosen = set(given)
        items[:] = [item for item in items if item not in chosen]


def may_be_halved(options: argparse.Namespace) -> bool:
    """Whether nothing is asked for that half of the tests could not give."""
    return all(getattr(options, name, usual) == usual for name, usual in WHOLE.items())


def second_share(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """Return every other file's tests, none of a file of which a test is late."""
    late = {item.path for item in items if is_late(item)}
    files = sorted({item.path for item in items} - late)
    chosen = set(files[::2])
    return [item for item in items if item.path in chosen]


class SecondProcess:
    """The other pytest, with the same arguments, started at once and waited for at the end."""

    def __init__(self, config: pytest.Config, given: Sequence[pytest.Item]) -> None:
        self.given = {item.nodeid for item in given}
        self.output: IO[bytes] = TemporaryFile()  # noqa: SIM115 (it is read at the end of the session)
        self.cache = TemporaryDirectory()
        arguments = [*config.invocation_params.args, "--color=no", "-o", f"cache_dir={self.cache.name}"]
        if basetemp := config.option.basetemp:
            arguments += [f"--basetemp={Path(basetemp).with_name(Path(basetemp).name + '-second')}"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pytest", *map(str, arguments)],
            cwd=config.invocation_params.dir,
            env={**os.environ, IS_SECOND: "1"},
            stdin=subprocess.DEVNULL,
            stdout=self.output,
            stderr=subprocess.STDOUT,
        )

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Fail with the second process, and keep for `--lf` what failed in it; if stopped, stop it too."""
        if exitstatus == pytest.ExitCode.INTERRUPTED:
            self.process.terminate()
        if self.process.wait() != 0 and exitstatus == 0:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
        if cache := session.config.cache:
            cache.set(LAST_FAILED, last_failed(cache.get(LAST_FAILED, {}), self.given, Path(self.cache.name)))
        self.cache.cleanup()

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Show what the second process printed; if all went well, its last line, unless asked for more."""
        self.output.seek(0)
        lines = self.output.read().decode("utf-8", "replace").splitlines()
        is_whole = self.process.returncode or terminalreporter.verbosity > 0
        terminalreporter.section("in the second process")
        for line in lines if is_whole else lines[-1:]:
            terminalreporter.write_line(line)


def last_failed(known: Mapping[str, bool], given: Set[str], second_cache: Path) -> dict[str, bool]:
    """Return what pytest keeps of tests that failed last: what is known, and what a second process found."""
    found = second_cache / "v" / LAST_FAILED
    failed = json.loads(found.read_text(encoding="utf-8")) if found.exists() else {}
    return {each: True for each in known if each not in given} | failed
