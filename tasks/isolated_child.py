"""The life of a child process that derives documents: what it may take, and what it leaves alone.

Its limits are the kernel's, which hold in C code too. It is a process group of its own, so that whatever it
starts goes when it is killed; it dies with the pipeline, or at the latest when its time is up.
"""

import contextlib
import errno
import fcntl
import logging
import os
import pickle
import resource
import signal
from multiprocessing import connection

from schemas.rejection import Rejection
from schemas.settings import Limits
from tasks.assignment import Assignment, MoreTime
from tasks.derive import derive
from tasks.extract.media_type import detect_media_type
from tasks.extract.ocr import Ocr
from tasks.rows import rows_of

GRACE_SECONDS = 10.0
"""How long after its time is up a child ends itself, should nobody be there to kill it."""


def seconds_for(assignment: Assignment, limits: Limits) -> float:
    """How long one original may take to read, by its size."""
    megabytes = assignment.path.stat().st_size / 1e6 if assignment.path.exists() else 0.0
    return limits.seconds + limits.seconds_per_megabyte * megabytes


def work(
    pipe: "connection.Connection[bytes, Assignment]",
    lifeline: "connection.Connection[bytes, bytes]",
    limits: Limits,
    ocr_languages: str,
) -> None:
    """Derive what comes over the pipe until it closes.

    Nothing comes over the lifeline: it breaks when the pipeline dies, and this process with it.
    """
    _retire(limits)
    _hang_on(lifeline.fileno())

    def announce(seconds: float) -> None:
        pipe.send_bytes(pickle.dumps(MoreTime(seconds)))
        _allow(signal.getitimer(signal.ITIMER_REAL)[0] + seconds)

    ocr = Ocr(ocr_languages, limits.seconds_per_scan, limits.scans, announce)
    with contextlib.suppress(EOFError, OSError):
        while True:
            assignment = pipe.recv()
            _allow(seconds_for(assignment, limits) + GRACE_SECONDS)
            answer = _answer(assignment, limits, ocr)
            _allow(0)
            pipe.send_bytes(answer)


def _retire(limits: Limits) -> None:
    """Give up what a reader needs not: the terminal, the group of the pipeline, more than its share."""
    os.setpgid(0, 0)
    # Ctrl-C goes to the whole process group; the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    # A write beyond the limit is an error to tell of, not a reason to die.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    # What the parsers complain of comes back as a verdict, not as lines among the results.
    logging.disable(logging.CRITICAL)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.output_bytes, limits.output_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _hang_on(lifeline: int) -> None:
    """Let the kernel end this process, whatever it is at, when nobody holds the other end any more.

    A thread that waits for that would not get its turn while C code runs. Being told of the parent's death
    would not do: it is the server that forks, which lives as long as its children do.
    """
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(lifeline, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_ASYNC)


def _allow(seconds: float) -> None:
    """Let the kernel end this process after so long; 0 calls that off."""
    signal.setitimer(signal.ITIMER_REAL, seconds)


def _answer(assignment: Assignment, limits: Limits, ocr: Ocr) -> bytes:
    """Return the pickled result of one document: the border where any exception becomes a value."""
    try:
        content = assignment.path.read_bytes()
        if _cannot_fit(content, limits):
            what = f"is a text of {len(content) >> 20} MiB, which is held raw, clean and by passages"
            return pickle.dumps(_too_large(assignment, limits, what))
        derived = derive(content, assignment.document_id, assignment.uri, ocr, assignment.spool, limits.pages)
        answer = pickle.dumps(derived if isinstance(derived, Rejection) else rows_of(derived))
    except MemoryError:
        message = f"reading it needs more than {limits.memory_bytes >> 20} MiB; raise limits.memory_bytes"
        return pickle.dumps(assignment.rejected("memory", message))
    except Exception as cause:
        return pickle.dumps(_failed(assignment, limits, cause))
    if len(answer) > limits.output_bytes:
        return pickle.dumps(_too_large(assignment, limits, f"unpacks to {len(answer) >> 20} MiB"))
    return answer


def _cannot_fit(content: bytes, limits: Limits) -> bool:
    """Whether a text is sure to be over the limit when it has been read, which takes hours for large ones.

    It is held three times; at worst it comes in UTF-16 and needs half the room in UTF-8.
    """
    is_large = len(content) * 3 // 2 > limits.output_bytes
    return is_large and detect_media_type(content, "") in ("text/plain", "text/markdown")


def _failed(assignment: Assignment, limits: Limits, cause: Exception) -> Rejection:
    if isinstance(cause, OSError) and cause.errno == errno.EFBIG:
        return _too_large(assignment, limits, "brings along a file")
    if isinstance(cause, OSError) and not os.access(assignment.path, os.R_OK):
        return _missing(assignment)
    said = f"{type(cause).__name__}: {cause}"[:400]
    message = f"reading it failed ({said}); please report it with the file, it stays here to be tried again"
    return assignment.rejected("extractor_failed", message)


def _missing(assignment: Assignment) -> Rejection:
    place = "/".join(("originals", *assignment.path.parts[-2:]))
    what = "cannot be read" if assignment.path.exists() else "is missing"
    message = (
        f"{place} {what}: put these bytes back from a backup, or where they were fetched from "
        "(their SHA-256 is the name), then try again; `chancery verify` lists all that is amiss"
    )
    return assignment.rejected("original_missing", message)


def _too_large(assignment: Assignment, limits: Limits, what: str) -> Rejection:
    limit = f"over the limit of {limits.output_bytes >> 20} MiB; raise limits.output_bytes"
    return assignment.rejected("too_large", f"it {what}, {limit}")
