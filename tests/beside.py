"""Half of a large set of tests run in a second process, beside the first: a test uses one processor.

Files stay whole, since tests of one file share what they set up. What waits for scenarios or for the
server stays in the first process, which ends with what came of the second.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import pytest

from tests.ahead import is_late

IS_SECOND = "CHANCERY_TESTS_IN_SECOND_PROCESS"
FEWEST = 1000
"""Of fewer tests all run in one process: it takes some seconds to begin another."""


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
        and not session.config.option.collectonly
    ):
        session.config.pluginmanager.register(SecondProcess(session.config), "second_process")
        chosen = set(given)
        items[:] = [item for item in items if item not in chosen]


def second_share(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """Return every other file's tests, none of a file of which a test is late."""
    late = {item.path for item in items if is_late(item)}
    files = sorted({item.path for item in items} - late)
    chosen = set(files[::2])
    return [item for item in items if item.path in chosen]


class SecondProcess:
    """The other pytest, with the same arguments, started at once and waited for at the end."""

    def __init__(self, config: pytest.Config) -> None:
        self.output: IO[bytes] = TemporaryFile()  # noqa: SIM115 (it is read at the end of the session)
        arguments = [*config.invocation_params.args]
        if basetemp := config.option.basetemp:
            arguments += [f"--basetemp={Path(basetemp).with_name(Path(basetemp).name + '-second')}"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pytest", *map(str, arguments), "--color=no", "-p", "no:cacheprovider"],
            cwd=config.invocation_params.dir,
            env={**os.environ, IS_SECOND: "1"},
            stdin=subprocess.DEVNULL,
            stdout=self.output,
            stderr=subprocess.STDOUT,
        )

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Fail with the second process; one that is stopped stops it too."""
        if exitstatus == pytest.ExitCode.INTERRUPTED:
            self.process.terminate()
        if self.process.wait() != 0 and exitstatus == 0:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Show what the second process printed; if all went well, only its last line."""
        self.output.seek(0)
        lines = self.output.read().decode("utf-8", "replace").splitlines()
        terminalreporter.section("in the second process")
        for line in lines if self.process.returncode else lines[-1:]:
            terminalreporter.write_line(line)
