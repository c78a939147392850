"""Every hostile file through the real stages, in child processes; prints what became of each.

Run as `python -m tests.hostile [PART OF A NAME…]`. Exit code 1 if a verdict is not one
of those that are right, or if the reader failed or crashed.
"""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from schemas.rejection import Rejection
from schemas.settings import Limits
from tasks.assignment import Assignment
from tasks.isolation import derive_all
from tests.hostile.case import LANDED, Case
from tests.hostile.cases import all_cases

NEVER = frozenset({"extractor_failed", "extractor_crashed", "invalid_document"})


def verdicts(
    cases: Iterable[Case], folder: Path, limits: Limits, workers: int = 2
) -> Iterator[tuple[Case, str, str]]:
    """Each case, the code of its verdict, and its message, in the order in which they get done."""
    by_id: dict[str, Case] = {}
    work = []
    for number, each in enumerate(cases):
        path = folder / f"{number}"
        path.write_bytes(each.make())
        identity = f"{number:064x}"
        by_id[identity] = each
        work.append(Assignment(identity, path, f"file:///{each.name}"))
    for result in derive_all(work, workers, limits):
        if isinstance(result, Rejection):
            yield by_id[result.original_sha256 or ""], result.code, result.message
        else:
            yield by_id[result.document_id], LANDED, ""


def is_right(case: Case, code: str) -> bool:
    return code in case.outcomes if case.outcomes else code not in NEVER


def main(wanted: list[str]) -> int:
    chosen = [case for case in all_cases() if not wanted or any(part in case.name for part in wanted)]
    counts: Counter[str] = Counter()
    wrong = 0
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        for case, code, message in verdicts(chosen, Path(folder), Limits()):
            counts[code] += 1
            mark = " " if is_right(case, code) else "!"
            wrong += mark == "!"
            print(
                f"{mark} {time.monotonic() - started:7.1f} {code:20} {case.name!r}  {message[:160]!r}",
                flush=True,
            )
    print(dict(counts), f"parent at most {getrusage(RUSAGE_SELF).ru_maxrss >> 10} MiB")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
