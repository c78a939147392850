"""One target fuzzed for a while: a case per seed, each the same again from the same seed."""

import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from types import FrameType

from tests.fuzz.targets import TARGETS, Target

MOST_SECONDS = 20.0
"""How long one case may take: the seeds are small, and machines are busy."""


class TookTooLong(BaseException):
    """Not an `Exception`, so that no border in between makes a verdict of it."""


def case(target: Target, seed: int) -> bytes:
    """The bytes of a seed."""
    random = Random(seed)
    seeds = target.seeds()
    return target.mutate(random.choice(seeds), random, seeds)


def failure(name: str, seed: int) -> str | None:
    """What is wrong with the outcome of a seed, with how to see it again; None for nothing."""
    target = TARGETS[name]
    content = case(target, seed)
    try:
        with _limited(MOST_SECONDS):
            target.check(content)
    except (Exception, TookTooLong):
        again = f"python -m tests.fuzz --target {name} --seed {seed}"
        return f"{again}\n{traceback.format_exc(limit=-6)}"
    return None


def failures(name: str, seconds: float, first_seed: int, count: Callable[[], None]) -> Iterator[str]:
    """Failures of one seed after the other for so long; `count` is called for each case."""
    TARGETS[name].seeds()
    end = time.monotonic() + seconds
    seed = first_seed
    while time.monotonic() < end:
        found = failure(name, seed)
        count()
        seed += 1
        if found:
            yield found


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    def give_up(_signal: int, _frame: FrameType | None) -> None:
        raise TookTooLong(f"more than {seconds:.0f} s")

    before = signal.signal(signal.SIGALRM, give_up)
    limit = sys.getrecursionlimit()
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        sys.setrecursionlimit(limit)
