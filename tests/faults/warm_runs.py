"""Runs without Prefect that begin with everything loaded, forked from a process that has loaded it.

`WarmRuns` starts it and asks; run as a module, it is that process. Loading takes longer than a small ingest,
and so does loading the readers in children: documents are derived in the run itself, which is what is killed.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from schemas.errors import ChanceryError
from schemas.rejection import Rejection
from schemas.settings import Limits, Settings
from tasks import shards
from tasks.assignment import Assignment
from tasks.derive import derive
from tasks.rows import DerivedRows, rows_of
from tests.benchmarks.plain_ingest import ingest_plainly
from warehouse.archive import Archive
from warehouse.storage_faults import storage_faults


class WarmRuns:
    """Starts runs; one at a time. They have one worker, and what other settings are given."""

    def __init__(self, repository: Path, environment: dict[str, str], **settings: int) -> None:
        self._settings = {"workers": 1, **settings}
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.warm_runs"],
            cwd=repository,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
        )

    def run(self, archive: Path, files: Sequence[Path], kill_after: float | None = None) -> int:
        """Return how a run on an archive ends, as `waitpid` has it; kill it after so many seconds."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps([self._settings, str(archive), *map(str, files)]) + "\n")
        self._process.stdin.flush()
        process_id = int(self._process.stdout.readline())
        if kill_after is not None:
            time.sleep(kill_after)
            # The run may have ended by itself; nobody waits for it before it is told here.
            os.kill(process_id, signal.SIGKILL)
        self._process.stdin.write("wait\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def errors(self) -> str:
        """Return what runs have said on standard error since this was last asked."""
        said = os.pread(self._errors.fileno(), 2**20, 0).decode()
        self._errors.truncate(0)
        self._errors.seek(0)
        return said

    def close(self) -> None:
        self._process.communicate()


def derive_here(
    assignments: Iterable[Assignment], workers: int, limits: Limits, ocr_languages: str = ""
) -> Iterator[DerivedRows | Rejection]:
    """Yield what becomes of each original, without a child."""
    for each in assignments:
        derived = derive(each.path.read_bytes(), each.document_id, each.uri, None, each.spool)
        yield derived if isinstance(derived, Rejection) else rows_of(derived)


def serve() -> None:
    """Fork a run for each line, tell its process, and when asked how it ended."""
    for line in sys.stdin:
        settings, archive, *files = json.loads(line)
        process_id = os.fork()
        if process_id == 0:
            _run(Path(archive), list(map(Path, files)), Settings(**settings))
        print(process_id, flush=True)
        sys.stdin.readline()
        print(os.waitpid(process_id, 0)[1], flush=True)


def _run(archive: Path, files: list[Path], settings: Settings) -> None:
    """Ingest and end the process; never returns."""
    code = 1
    try:
        with storage_faults(archive):
            ingest_plainly(Archive(archive), files, settings)
        code = 0
    except ChanceryError as error:
        print(f"chancery: {error}", file=sys.stderr, flush=True)
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    shards.derive_all = derive_here  # type: ignore[assignment]
    serve()
