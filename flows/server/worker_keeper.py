"""The keeper of a worker: starts it again if it dies, and ends it with the runs it has at work.

Run as `python -m flows.server.worker_keeper POOL NAME` with a pipe as standard input: when the other
end closes, which the system sees to however its holder dies, the worker is ended.
"""

import glob
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 60.0
LIVES_LONG_SECONDS = 60.0
"""A worker that lived so long and then died is started again at once."""

PATIENCE_SECONDS = 10.0
"""How long a worker may take to end its runs before they are killed."""


def keep(pool: str, name: str) -> None:
    """Keep a worker for a pool until standard input ends."""
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # Not ignored, which the worker would inherit: whoever started this one tells when it is over.
        signal.signal(each, lambda *_: None)
    pause = PAUSE_SECONDS
    while True:
        worker, began = _started(pool, name), time.monotonic()
        while worker.poll() is None:
            if _is_over(PAUSE_SECONDS):
                _end(worker)
                return
        pause = PAUSE_SECONDS if time.monotonic() - began > LIVES_LONG_SECONDS else longer(pause)
        print(f"the worker ended with {worker.returncode}; another starts in {pause:.0f} s", flush=True)
        if _is_over(pause):
            return


def longer(pause: float) -> float:
    """Return the pause before the next start, in seconds, after one that did not help."""
    return min(2 * pause, LONGEST_PAUSE_SECONDS)


def _started(pool: str, name: str) -> "subprocess.Popen[bytes]":
    line = [sys.executable, "-m", "prefect", "worker", "start", "--pool", pool, "--type", "process"]
    return subprocess.Popen([*line, "--name", name], stdin=subprocess.DEVNULL, start_new_session=True)


def _is_over(seconds: float) -> bool:
    """Whether standard input has ended, or does so within so many seconds."""
    return bool(select.select([sys.stdin], [], [], seconds)[0])


def _end(worker: "subprocess.Popen[bytes]") -> None:
    """Ask a worker to end, which ends its runs; then kill what is left of them."""
    runs = descendants(worker.pid)
    worker.terminate()
    try:
        worker.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        runs |= descendants(worker.pid)
        worker.kill()
        worker.wait()
    for process_id in runs:
        try:
            os.kill(process_id, signal.SIGKILL)
        except ProcessLookupError:
            continue


def descendants(process_id: int) -> set[int]:
    """Return the processes that one has started, and those that they have; none where /proc is not there."""
    found: set[int] = set()
    waiting = [process_id]
    while waiting:
        # `Path.glob` raises where a process ends meanwhile.
        for path in glob.glob(f"/proc/{waiting.pop()}/task/*/children"):
            try:
                children = {int(each) for each in Path(path).read_text().split()} - found
            except OSError:
                continue
            found |= children
            waiting += children
    return found


if __name__ == "__main__":
    keep(sys.argv[1], sys.argv[2])
