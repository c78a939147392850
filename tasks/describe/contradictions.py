"""Where what a file says of itself and what its text says exclude each other: findings, never changes.

A text with tracked changes says two things itself.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from schemas.claim import Claim
from schemas.document import Description, Finding

SLACK = timedelta(days=2)
"""Clocks and time zones differ; a paper may be finished on the eve of its date."""
FEWEST_WORDS, SHARED_WORDS = 3, 0.5
"""A title of fewer words may be a label; one that the text has half of may be worded otherwise."""
TITLE_SOURCES = ("pdf_info", "xmp", "docx_core")

_WORD = re.compile(r"[^\W\d_]{3,}")
_FILE_NAME = re.compile(
    r"\.(?:docx?|pdf|rtf|odt|indd|qxd|p65|wpd|xlsx?|pptx?|tmp)\b|^microsoft word\b|[\\/_]", re.I
)


def contradictions(claims: Sequence[Claim], description: Description, text: str) -> list[Finding]:
    """The findings on a document's claims: at most one each on its dates, its title and its changes."""
    found = [_on_dates(claims, description.dated_on), _on_title(claims, text), _on_changes(claims)]
    return [finding for finding in found if finding is not None]


def _on_dates(claims: Sequence[Claim], dated_on: date | None) -> Finding | None:
    """A file that was finished before the date in it; one made later may be a scan or a new edition."""
    latest = max((claim.value_on for claim in claims if claim.value_on is not None), default=None)
    if latest is None or dated_on is None or latest + SLACK >= dated_on:
        return None
    message = f"the file says that it is of {latest} at the latest, before the date it bears, {dated_on}"
    return _warning("file_older_than_date", str(latest), message)


def _on_title(claims: Sequence[Claim], text: str) -> Finding | None:
    """A title of which the text has hardly a word: that of another document, whose file was used again."""
    words = set(_WORD.findall(text.casefold()))
    for claim in claims:
        if claim.aspect != "title" or claim.source not in TITLE_SOURCES or _FILE_NAME.search(claim.value):
            continue
        titled = set(_WORD.findall(claim.value.casefold()))
        if len(titled) >= FEWEST_WORDS and len(titled & words) < SHARED_WORDS * len(titled):
            message = f"the file calls itself “{claim.value[:200]}”, of which its text says next to nothing"
            return _warning("title_not_in_text", claim.value[:200], message)
    return None


def _on_changes(claims: Sequence[Claim]) -> Finding | None:
    counts = {kind: sum(claim.name == kind for claim in claims) for kind in ("insertion", "deletion")}
    if not any(counts.values()):
        return None
    message = "the file has tracked changes that nobody accepted; its text is read as if all were: see claims"
    said = ", ".join(f"{number} {kind}{'' if number == 1 else 's'}" for kind, number in counts.items())
    return _warning("tracked_changes", said, message)


def _warning(rule: str, value: str, message: str) -> Finding:
    return Finding(rule=rule, severity="warning", value=value, message=message)
