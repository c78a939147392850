"""Documents derived in child processes, so that none can crash, hang or exhaust the pipeline.

A child takes one document at a time over a pipe. One that dies is replaced and its document tried once
more; one that takes too long is killed. Each document ends in `DerivedRows` or a `Rejection`.
"""

import contextlib
import os
import pickle
import signal
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from multiprocessing import connection, get_context
from multiprocessing.process import BaseProcess

from schemas.rejection import Rejection
from schemas.settings import Limits
from tasks.assignment import Assignment, MoreTime
from tasks.derive import modules_found
from tasks.isolated_child import GRACE_SECONDS, seconds_for, work
from tasks.rows import DerivedRows

MOST_ATTEMPTS = 2
ANSWER_SECONDS = 60.0
"""How long a child may take to hand over an answer that it has begun to send."""


@dataclass
class Child:
    """A process, the pipe to it, what breaks when we die, and what it is at work on."""

    process: BaseProcess
    pipe: "connection.Connection[object, bytes]"
    lifeline: "connection.Connection[bytes, bytes]"
    assignment: Assignment | None = None
    deadline: float = float("inf")


def derive_all(
    assignments: Iterable[Assignment], workers: int, limits: Limits, ocr_languages: str = ""
) -> Iterator[DerivedRows | Rejection]:
    """Yield what became of each original, in the order in which they get done."""
    waiting = deque(assignments)
    children = [_start(limits, ocr_languages) for _ in range(min(workers, len(waiting)))]
    try:
        while waiting or any(child.assignment for child in children):
            for child in children:
                if child.assignment is None and waiting:
                    _assign(child, waiting.popleft(), limits)
            yield from _collect(children, waiting, limits, ocr_languages)
    finally:
        for child in children:
            _stop(child)


def _collect(
    children: list[Child], waiting: deque[Assignment], limits: Limits, ocr_languages: str
) -> Iterator[DerivedRows | Rejection]:
    """Wait for the next result, death or deadline, and yield what it settles."""
    patience = max(0.0, min(child.deadline for child in children) - time.monotonic())
    busy = [child for child in children if child.assignment]
    # What a child started may hold its pipe open when it is dead.
    ready = connection.wait(
        [*(child.pipe for child in busy), *(child.process.sentinel for child in busy)], patience
    )
    for index, child in enumerate(children):
        if child.assignment is None:
            continue
        if child.pipe in ready or child.process.sentinel in ready:
            result = _receive(child)
            if isinstance(result, MoreTime):
                child.deadline += result.seconds
                continue
            if result is None:
                # Its pipe ends before it is known how it did.
                child.process.join(GRACE_SECONDS)
                how = _stop(child)
                children[index] = _start(limits, ocr_languages)
                result = _after_death(child.assignment, how, waiting)
            child.assignment, child.deadline = None, float("inf")
            if result is not None:
                yield result
        elif child.deadline <= time.monotonic():
            _stop(child)
            children[index] = _start(limits, ocr_languages)
            yield _timed_out(child.assignment, limits)


def _receive(child: Child) -> DerivedRows | Rejection | MoreTime | None:
    """Return what the child sent, or None if it died."""
    # One that stops in the middle of an answer would be waited for without end.
    watch = threading.Timer(ANSWER_SECONDS, _kill, [child])
    watch.start()
    try:
        if not child.pipe.poll():
            return None
        result: DerivedRows | Rejection | MoreTime = pickle.loads(child.pipe.recv_bytes())
    except (EOFError, OSError):
        return None
    finally:
        watch.cancel()
    return result


def _after_death(assignment: Assignment, how: str, waiting: deque[Assignment]) -> Rejection | None:
    if assignment.attempt < MOST_ATTEMPTS:
        waiting.append(replace(assignment, attempt=assignment.attempt + 1))
        return None
    message = f"reading it ended the reader twice ({how}): save it anew with another program and ingest that"
    return assignment.rejected("extractor_crashed", message, {"ended": how})


def _timed_out(assignment: Assignment, limits: Limits) -> Rejection:
    seconds = seconds_for(assignment, limits)
    message = f"reading it took longer than {seconds:.0f} s; raise limits.seconds if it is worth more"
    return assignment.rejected("timeout", message)


def _assign(child: Child, assignment: Assignment, limits: Limits) -> None:
    child.assignment = assignment
    child.deadline = time.monotonic() + seconds_for(assignment, limits)
    # A child that died while idle is noticed when its answer is awaited.
    with contextlib.suppress(BrokenPipeError):
        child.pipe.send(assignment)


def _start(limits: Limits, ocr_languages: str) -> Child:
    context = get_context("forkserver")
    context.set_forkserver_preload(modules_found())
    ours, theirs = context.Pipe()
    lifeline_end, lifeline = context.Pipe(duplex=False)
    arguments = (theirs, lifeline_end, limits, ocr_languages)
    process = context.Process(target=work, args=arguments, daemon=True)
    with _safe_path():
        process.start()
    theirs.close()
    lifeline_end.close()
    return Child(process, ours, lifeline)


@contextlib.contextmanager
def _safe_path() -> Iterator[None]:
    """Keep what lies in the working directory, such as a folder `tasks`, from being imported by the children.

    The server that forks them is started with `python -c`, which would look there first.
    """
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONSAFEPATH"]
        else:
            os.environ["PYTHONSAFEPATH"] = before


def _stop(child: Child) -> str:
    """End a child and all it has started; return how it ended, if it had ended by itself."""
    code = child.process.exitcode
    _kill(child)
    child.pipe.close()
    child.lifeline.close()
    # One that waits for a disk that does not answer cannot be killed; nothing waits for it.
    child.process.join(GRACE_SECONDS)
    if code is None or code >= 0:
        return f"exit code {code}"
    return signal.Signals(-code).name if -code in signal.valid_signals() else f"signal {-code}"


def _kill(child: Child) -> None:
    """Kill a child and whatever it has started."""
    # Before it leads a group of its own there is none of its number.
    with contextlib.suppress(ProcessLookupError):
        if child.process.pid:
            os.killpg(child.process.pid, signal.SIGKILL)
    child.process.kill()
