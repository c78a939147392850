"""What the whole suite shares: one Prefect server, the command in a process of its own, the samples."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.prefect_server import prefect_server
from warehouse.archive import Archive

REPOSITORY = Path(__file__).resolve().parents[1]
DOCUMENTS = REPOSITORY / "tests" / "documents"
SAMPLES = sorted(path for path in DOCUMENTS.iterdir() if path.is_file() and not path.name.startswith("."))
BROKEN = DOCUMENTS / "broken"


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    exit_code: int
    output: str
    errors: str


class Chancery:
    """The command, run as users run it, on one archive.

    It finds no `tesseract`, so that the same comes out on every machine; a call with `PATH` changes that.
    """

    def __init__(self, archive: Path) -> None:
        self.root = archive
        programs = archive.parent / "programs"
        programs.mkdir(parents=True, exist_ok=True)
        if not (programs / "bash").exists():
            (programs / "bash").symlink_to(shutil.which("bash") or "/bin/bash")
        self.archive = Archive(archive)
        self.environment = {
            **os.environ,
            "CHANCERY_ARCHIVE": str(archive),
            "PYTHONPATH": str(REPOSITORY),
            "COLUMNS": "100",
            "PATH": str(programs),
        }

    def __call__(self, *arguments: str | Path, **environment: str) -> Ended:
        done = subprocess.run(
            self.line(*arguments),
            env={**self.environment, **environment},
            cwd=REPOSITORY,
            capture_output=True,
            text=True,
            timeout=120,
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


@pytest.fixture(scope="session")
def prefect(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One Prefect server for the suite: commands find it by `PREFECT_API_URL`, as in real life."""
    with prefect_server(Archive(tmp_path_factory.mktemp("prefect"))):
        yield


@pytest.fixture
def chancery(prefect: None, tmp_path: Path) -> Chancery:
    """The command on an archive that is not there yet."""
    return Chancery(tmp_path / "archive")


@pytest.fixture(scope="session")
def ingested(prefect: None, tmp_path_factory: pytest.TempPathFactory) -> Chancery:
    """The samples, ingested once; for tests that only read."""
    command = Chancery(tmp_path_factory.mktemp("samples") / "archive")
    done = command("ingest", *SAMPLES)
    assert done.exit_code == 0, done.errors
    return command
