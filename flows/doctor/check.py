"""One thing the doctor looked at."""

from dataclasses import dataclass
from typing import Literal

State = Literal["good", "doubtful", "broken"]
"""`doubtful`: works, but not all of it or not for long; `broken`: something cannot be done."""


@dataclass(frozen=True)
class Check:
    """What was looked at, how it is, what was seen, and what to do if it is not good."""

    subject: str
    state: State
    seen: str
    advice: str = ""


def good(subject: str, seen: str) -> Check:
    return Check(subject, "good", seen)


def doubtful(subject: str, seen: str, advice: str) -> Check:
    return Check(subject, "doubtful", seen, advice)


def broken(subject: str, seen: str, advice: str) -> Check:
    return Check(subject, "broken", seen, advice)
