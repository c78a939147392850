"""Everything Chancery raises on purpose.

    ChanceryError
    ├── UsageError           the command cannot be understood as given           exit code 2
    │   └── UnknownDocument  DOC names no document, or more than one
    ├── ArchiveError         the archive cannot be used as it is now             exit code 1
    │   ├── ArchiveBusy      another process holds it; the message says which
    │   ├── ArchiveDamaged   a warehouse file is not what was written; `chancery rebuild`
    │   ├── IndexDamaged     nor is an index file, which is removed: to begin again makes a new one
    │   └── ArchiveDiffers   it is not what it was                           exit code 4
    ├── NotRelated           all has landed, but what repeats what could not be told    exit code 1
    ├── IncompleteModule     a file was added that lacks what those beside it have   exit code 1
    ├── FlowFailed           the flow, or the Prefect server it needs, gave up   exit code 1
    └── RejectedInput        one input cannot become a document; becomes a quarantine row
        └── FetchFailed      one attempt to fetch an address came to nothing; becomes a failed capture

A message says what was wrong with which input, and what to do about it.
"""

import traceback

DUCKDB_INTERRUPTED = "Query interrupted"
"""What DuckDB says, in a RuntimeError, when Ctrl-C ends a statement."""


class ChanceryError(Exception):
    """The root: the command prints its message and notes, a line each, and exits with `exit_code`."""

    exit_code = 1


class UsageError(ChanceryError):
    exit_code = 2


class UnknownDocument(UsageError):
    pass


class ArchiveError(ChanceryError):
    """The message is what is wrong, and then the advice, where there is some on what to do."""

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(f"{what}: {advice}" if advice else what)
        self.what = what
        self.advice = advice


class ArchiveBusy(ArchiveError):
    pass


class ArchiveDamaged(ArchiveError):
    pass


class IndexDamaged(ArchiveError):
    pass


class ArchiveDiffers(ArchiveError):
    exit_code = 4


class NotRelated(ChanceryError):
    pass


class IncompleteModule(ChanceryError):
    pass


class FlowFailed(ChanceryError):
    pass


class RejectedInput(ChanceryError):
    """Raised by a stage for one input; `code` is a word for machines, the message for people."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class FetchFailed(RejectedInput):
    """`is_passing`: another attempt may go well, not before `wait_seconds` if the server said so."""

    def __init__(
        self, code: str, message: str, is_passing: bool = False, wait_seconds: float | None = None
    ) -> None:
        super().__init__(code, message)
        self.is_passing = is_passing
        self.wait_seconds = wait_seconds


def as_bug(error: BaseException) -> str:
    """Return a line that says what broke where, for whoever will mend it."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    first_line = str(error).partition("\n")[0]
    return f"a bug in chancery, please report it: {type(error).__name__}: {first_line}{place} (-v shows more)"
