"""The tests of a large set run in two processes beside each other: a test uses one processor.

Both go through the same files, and whoever comes to one first has all of it, since tests of one file share
what they set up: so both end at about the same time. What waits for scenarios or for the server stays in the
first process, after the rest; it ends with what came of the second.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO

import pytest

from tests.ahead import is_late

LAST_FAILED = "cache/lastfailed"
SHARED = "CHANCERY_TESTS_SHARED_BY_TWO"
"""Where the second process finds what the first has taken."""
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
    """Put the tests last that wait for what runs beside the others; see to it that large sets are shared."""
    items.sort(key=is_late)
    files = shared_files(items)
    plugins = session.config.pluginmanager
    if shared := os.environ.pop(SHARED, None):
        items[:] = [item for item in items if item.path in files]
        plugins.register(Share(Path(shared), files), "share")
    elif (
        len(items) >= FEWEST
        and len(files) > 1
        and (os.cpu_count() or 1) > 1
        and may_be_shared(session.config.option)
    ):
        second = SecondProcess(session.config)
        share = Share(second.claims, files)
        plugins.register(share, "share")
        plugins.register(second, "second_process")


def may_be_shared(options: argparse.Namespace) -> bool:
    """Whether nothing is asked for that a part of the tests could not give."""
    return all(getattr(options, name, usual) == usual for name, usual in WHOLE.items())


def shared_files(items: Sequence[pytest.Item]) -> dict[Path, int]:
    """Return the files no test of which is late, numbered."""
    late = {item.path for item in items if is_late(item)}
    return {path: number for number, path in enumerate(sorted({item.path for item in items} - late))}


class Share:
    """Runs the tests of those files that no other process has taken before, and of those not to be shared."""

    def __init__(self, claims: Path, files: Mapping[Path, int]) -> None:
        self.claims, self.files = claims, files
        self.own: dict[Path, bool] = {}

    def takes(self, path: Path) -> bool:
        """Whether a file is this process's; it is now, if it was nobody's."""
        if path not in self.own:
            self.own[path] = path not in self.files or _is_first_to_make(self.claims / str(self.files[path]))
        return self.own[path]

    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        """Run as pytest does what is taken on the way."""
        if session.testsfailed:
            # Not everything could be collected: pytest says so.
            return None
        own: Iterator[pytest.Item] = (item for item in session.items if self.takes(item.path))
        item = next(own, None)
        while item is not None:
            following = next(own, None)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.shouldfail:
                raise session.Failed(session.shouldfail)
            if session.shouldstop:
                raise session.Interrupted(session.shouldstop)
            item = following
        return True


def _is_first_to_make(file: Path) -> bool:
    try:
        file.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


class SecondProcess:
    """The other pytest, with the same arguments, started at once and waited for at the end."""

    def __init__(self, config: pytest.Config) -> None:
        self.output: IO[bytes] = TemporaryFile()  # noqa: SIM115 (it is read at the end of the session)
        self.shared = TemporaryDirectory()
        self.cache, self.claims = Path(self.shared.name, "cache"), Path(self.shared.name, "claims")
        self.claims.mkdir()
        arguments = [*config.invocation_params.args, "--color=no", "-o", f"cache_dir={self.cache}"]
        if basetemp := config.option.basetemp:
            arguments += [f"--basetemp={Path(basetemp).with_name(Path(basetemp).name + '-second')}"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pytest", *map(str, arguments)],
            cwd=config.invocation_params.dir,
            env={**os.environ, SHARED: str(self.claims)},
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
        if cache := getattr(session.config, "cache", None):
            share = session.config.pluginmanager.getplugin("share")
            given = {item.nodeid for item in session.items if not share.own.get(item.path)}
            cache.set(LAST_FAILED, last_failed(cache.get(LAST_FAILED, {}), given, self.cache))
        self.shared.cleanup()

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
