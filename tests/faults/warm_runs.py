"""Runs without Prefect that begin with everything loaded, forked from a process that has loaded it.

`WarmRuns` starts it and asks; run as a module, it is that process. Loading takes longer than a small ingest.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from schemas.errors import ChanceryError
from schemas.settings import Settings
from tests.benchmarks.plain_ingest import ingest_plainly
from warehouse.archive import Archive
from warehouse.storage_faults import storage_faults


class WarmRuns:
    """Starts runs; one at a time."""

    def __init__(self, repository: Path, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.warm_runs"],
            cwd=repository,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, archive: Path, files: Sequence[Path], kill_after: float | None = None) -> int:
        """Return how a run on an archive ends, as `waitpid` has it; kill it after so many seconds."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps([str(archive), *map(str, files)]) + "\n")
        self._process.stdin.flush()
        process_id = int(self._process.stdout.readline())
        if kill_after is not None:
            time.sleep(kill_after)
            # The run may have ended by itself; nobody waits for it before it is told here.
            os.kill(process_id, signal.SIGKILL)
        self._process.stdin.write("wait\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def close(self) -> None:
        self._process.communicate()


def serve() -> None:
    """Fork a run for each line, tell its process, and when asked how it ended."""
    for line in sys.stdin:
        archive, *files = json.loads(line)
        process_id = os.fork()
        if process_id == 0:
            _run(Path(archive), list(map(Path, files)))
        print(process_id, flush=True)
        sys.stdin.readline()
        print(os.waitpid(process_id, 0)[1], flush=True)


def _run(archive: Path, files: list[Path]) -> None:
    """Ingest and end the process; never returns."""
    code = 1
    try:
        with storage_faults(archive):
            ingest_plainly(Archive(archive), files, Settings(workers=1))
        code = 0
    except ChanceryError as error:
        print(f"chancery: {error}", file=sys.stderr, flush=True)
    finally:
        os._exit(code)


if __name__ == "__main__":
    serve()
