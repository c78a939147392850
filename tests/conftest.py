"""What the whole suite shares: one Prefect server, the command in a process of its own, the samples."""

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from tests.ahead import ahead, is_late, scenarios_under_way
from tests.new_warehouses import NewWarehouses
from tests.prefect_process import PrefectServer
from tests.samples import SAMPLES
from tests.warm_process import WarmProcess
from warehouse.archive import Archive
from warehouse.connection import open_scratch

pytest_plugins = ["tests.beside", "tests.case_names"]

REPOSITORY = Path(__file__).resolve().parents[1]
ENVIRONMENT = dict(os.environ)
"""The environment before any test changed it: scenarios run while tests do."""


def pytest_collection_finish() -> None:
    """Have the garbage collector leave out the thousands of tests, which all stay to the end."""
    gc.freeze()


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    exit_code: int
    output: str
    errors: str


class Chancery:
    """The command, run as users run it, on one archive.

    What `start` starts, and whatever finds no Prefect or another than the suite's, is a process from the
    beginning; the rest begins with everything loaded.
    It finds no `tesseract`, so that the same comes out on every machine; a call with `PATH` changes that.
    """

    def __init__(
        self, archive: Path, prefect: Mapping[str, str] | None = None, warm: WarmProcess | None = None
    ) -> None:
        self.root = archive
        self.warm = warm
        programs = archive.parent / "programs"
        programs.mkdir(parents=True, exist_ok=True)
        if not (programs / "bash").exists():
            (programs / "bash").symlink_to(shutil.which("bash") or "/bin/bash")
        self.archive = Archive(archive)
        self.environment = {
            **ENVIRONMENT,
            **(prefect or {}),
            "CHANCERY_ARCHIVE": str(archive),
            "PYTHONPATH": str(REPOSITORY),
            "COLUMNS": "100",
            "PATH": str(programs),
        }

    def __call__(self, *arguments: str | Path, **environment: str) -> Ended:
        return self.run("flows.cli.main", *arguments, **environment)

    def land(self, *files: Path) -> Ended:
        """Land files without Prefect, in half the time, where the command itself is not what is tested."""
        done = self.run("tests.benchmarks.plain_ingest", self.root, *files)
        assert done.exit_code == 0, done.errors
        return done

    def run(self, module: str, *arguments: str | Path, given: str = "", **environment: str) -> Ended:
        """Run a module, or a script after `-c`: in a fork of the warm process, if its Prefect is the same."""
        asked = {**self.environment, **environment}
        if self.warm and self.warm.suits(asked):
            done = self.warm.run(module, list(map(str, arguments)), asked, given)
        else:
            line = [sys.executable, *([] if module == "-c" else ["-m"]), module, *arguments]
            done = subprocess.run(
                line, env=asked, cwd=REPOSITORY, input=given, capture_output=True, text=True, timeout=120
            )
        return Ended(done.returncode, done.stdout, done.stderr)

    def start(self, *arguments: str | Path) -> "subprocess.Popen[bytes]":
        """Start the command and return at once."""
        return subprocess.Popen(
            self.line(*arguments),
            env=self.environment,
            cwd=REPOSITORY,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    @staticmethod
    def line(*arguments: str | Path) -> list[str]:
        return [sys.executable, "-m", "flows.cli.main", *map(str, arguments)]


@pytest.fixture(scope="session")
def tesseract() -> str:
    """Where the OCR program is; without it a test is skipped, or fails if `CHANCERY_TEST_OCR` is set."""
    found = shutil.which("tesseract")
    if found is None and not os.environ.get("CHANCERY_TEST_OCR"):
        pytest.skip("needs tesseract")
    assert found, "CHANCERY_TEST_OCR is set, and tesseract is not installed"
    return found


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No program is found."""
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.fixture(scope="session", autouse=True)
def scenarios_begun(request: pytest.FixtureRequest) -> None:
    """Start what takes longest before the first test, if any of the tests will wait for it."""
    if any(map(is_late, request.session.items)):
        request.getfixturevalue("under_way")


@pytest.fixture(scope="session", autouse=True)
def new_warehouses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewWarehouses]:
    """Archives that tests begin in this process begin with a copy of an empty warehouse."""
    warehouses = NewWarehouses(tmp_path_factory.mktemp("empty"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("warehouse.connection._opened_for_writing", warehouses.opened_for_writing)
        yield warehouses


@pytest.fixture(scope="session")
def prefect(
    new_warehouses: NewWarehouses, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PrefectServer]:
    """One Prefect server for the suite: commands find it by `PREFECT_API_URL`, as in real life."""
    server = PrefectServer(
        REPOSITORY,
        tmp_path_factory.mktemp("prefect"),
        {**ENVIRONMENT, "PYTHONPATH": str(REPOSITORY)},
        new_warehouses,
    )
    yield server
    server.end()


@pytest.fixture(scope="session")
def under_way(
    request: pytest.FixtureRequest, prefect: PrefectServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Mapping[str, "Future[Any]"]]:
    """The scenarios that tests of this session ask for."""

    def command(archive: Path) -> Chancery:
        return Chancery(archive, prefect.environment(), prefect.warm())

    folder = tmp_path_factory.mktemp("scenarios")
    with scenarios_under_way(request.session.items, folder, command) as futures:
        yield futures


@pytest.fixture
def chancery(prefect: PrefectServer, under_way: Mapping[str, "Future[Any]"], tmp_path: Path) -> Chancery:
    """The command on an archive that is not there yet."""
    return Chancery(tmp_path / "archive", prefect.environment(), prefect.warm())


@ahead
def ingested(chancery: Chancery) -> Chancery:
    """The samples, ingested once; for tests that only read."""
    done = chancery("ingest", *SAMPLES)
    assert done.exit_code == 0, done.errors
    return chancery


@pytest.fixture
def held(ingested: Chancery, prefect: PrefectServer, tmp_path: Path) -> Chancery:
    """An archive of the samples that may be damaged."""
    shutil.copytree(ingested.root, tmp_path / "held")
    return Chancery(tmp_path / "held", prefect.environment(), prefect.warm())


@pytest.fixture(scope="session")
def new_warehouse(new_warehouses: NewWarehouses) -> Callable[[], DuckDBPyConnection]:
    """Make warehouses in memory that have every table and no row."""

    def make() -> DuckDBPyConnection:
        connection = open_scratch()
        connection.execute(f"ATTACH '{new_warehouses.empty}' AS model (READ_ONLY)")
        connection.execute("COPY FROM DATABASE model TO memory")
        connection.execute("DETACH model")
        return connection

    return make
