"""Documents derived in child processes, so that none can crash, hang or exhaust the pipeline.

A child takes one document at a time over a pipe. One that dies is replaced and its document tried once
more; one that takes too long is killed. Each document ends in `DerivedRows` or a `Rejection`.
"""

import contextlib
import logging
import os
import pickle
import resource
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from multiprocessing import connection, get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from schemas.rejection import Rejection
from schemas.settings import Limits
from tasks.derive import derive
from tasks.extract.ocr import Ocr
from tasks.rows import DerivedRows, rows_of

MOST_ATTEMPTS = 2


@dataclass(frozen=True)
class Assignment:
    """One original to derive: its hash, where its bytes are, how messages should name it.

    `spool`: the folder for the files it brings along; without one they are only told of.
    """

    document_id: str
    path: Path
    uri: str
    spool: Path | None = None
    attempt: int = 1


@dataclass
class Child:
    """A process, the pipe to it, and what it is at work on."""

    process: BaseProcess
    pipe: "connection.Connection[object, bytes]"
    assignment: Assignment | None = None
    deadline: float = float("inf")


@dataclass(frozen=True)
class MoreTime:
    """What a child sends before each page that OCR has to read: the seconds it may take."""

    seconds: float


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
    ready = connection.wait([child.pipe for child in children if child.assignment], patience)
    for index, child in enumerate(children):
        if child.assignment is None:
            continue
        if child.pipe in ready:
            result = _receive(child)
            if isinstance(result, MoreTime):
                child.deadline += result.seconds
                continue
            if result is None:
                _stop(child)
                children[index] = _start(limits, ocr_languages)
                result = _after_death(child.assignment, waiting)
            child.assignment, child.deadline = None, float("inf")
            if result is not None:
                yield result
        elif child.deadline <= time.monotonic():
            _stop(child)
            children[index] = _start(limits, ocr_languages)
            yield _timed_out(child.assignment, limits)


def _receive(child: Child) -> DerivedRows | Rejection | MoreTime | None:
    """Return what the child sent, or None if it died."""
    try:
        result: DerivedRows | Rejection | MoreTime = pickle.loads(child.pipe.recv_bytes())
    except (EOFError, OSError):
        return None
    return result


def _after_death(assignment: Assignment, waiting: deque[Assignment]) -> Rejection | None:
    if assignment.attempt < MOST_ATTEMPTS:
        waiting.append(replace(assignment, attempt=assignment.attempt + 1))
        return None
    message = "reading it killed the reader twice: the file is broken in a way no reader here survives"
    return _rejection(assignment, "extractor_crashed", message)


def _timed_out(assignment: Assignment, limits: Limits) -> Rejection:
    seconds = _seconds(assignment, limits)
    message = f"reading it took longer than {seconds:.0f} s; raise limits.seconds if it is worth more"
    return _rejection(assignment, "timeout", message)


def _rejection(assignment: Assignment, code: str, message: str) -> Rejection:
    return Rejection(
        uri=assignment.uri,
        original_sha256=assignment.document_id,
        stage="extract",
        code=code,
        message=message,
    )


def _seconds(assignment: Assignment, limits: Limits) -> float:
    megabytes = assignment.path.stat().st_size / 1e6 if assignment.path.exists() else 0.0
    return limits.seconds + limits.seconds_per_megabyte * megabytes


def _assign(child: Child, assignment: Assignment, limits: Limits) -> None:
    child.assignment = assignment
    child.deadline = time.monotonic() + _seconds(assignment, limits)
    # A child that died while idle is noticed when its answer is awaited.
    with contextlib.suppress(BrokenPipeError):
        child.pipe.send(assignment)


def _start(limits: Limits, ocr_languages: str) -> Child:
    context = get_context("forkserver")
    context.set_forkserver_preload(["tasks.derive"])
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs, limits, ocr_languages), daemon=True)
    with _safe_path():
        process.start()
    theirs.close()
    return Child(process, ours)


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


def _stop(child: Child) -> None:
    child.pipe.close()
    child.process.kill()
    child.process.join()


def work(pipe: "connection.Connection[bytes, Assignment]", limits: Limits, ocr_languages: str) -> None:
    """Derive what comes over the pipe until it closes: the life of a child."""
    # Ctrl-C goes to the whole process group; the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What the parsers complain of comes back as a verdict, not as lines on the terminal.
    logging.disable(logging.CRITICAL)
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def announce(seconds: float) -> None:
        pipe.send_bytes(pickle.dumps(MoreTime(seconds)))

    ocr = Ocr(ocr_languages, limits.seconds_per_scan, limits.scans, announce)
    with contextlib.suppress(EOFError, OSError):
        while True:
            pipe.send_bytes(_answer(pipe.recv(), limits, ocr))


def _answer(assignment: Assignment, limits: Limits, ocr: Ocr) -> bytes:
    """Return the pickled result of one document: the border where any exception becomes a value."""
    try:
        content = assignment.path.read_bytes()
        derived = derive(content, assignment.document_id, assignment.uri, ocr, assignment.spool)
        answer = pickle.dumps(derived if isinstance(derived, Rejection) else rows_of(derived))
    except MemoryError:
        message = f"reading it needs more than {limits.memory_bytes >> 20} MiB; raise limits.memory_bytes"
        return pickle.dumps(_rejection(assignment, "memory", message))
    except Exception as cause:
        message = f"reading it failed: {type(cause).__name__}: {cause}"[:500]
        return pickle.dumps(_rejection(assignment, "extractor_failed", message))
    if len(answer) > limits.output_bytes:
        message = f"it unpacks to {len(answer) >> 20} MiB, over the limit; raise limits.output_bytes"
        return pickle.dumps(_rejection(assignment, "too_large", message))
    return answer
