"""The date in a time stamp that a file carries, in its own time zone."""

import re
from datetime import date
from email.utils import parsedate_to_datetime

_NUMERIC = re.compile(r"\s*(?:D:)?((?:1[89]|20)\d\d)[-/.:]?(\d\d)[-/.:]?(\d\d)(?!\d{1,3}(?:\D|$))")


def parse_date(value: str) -> date | None:
    """The date of an ISO 8601, PDF (ISO 32000-1, 7.9.4) or RFC 5322 time stamp; None for anything else."""
    try:
        if match := _NUMERIC.match(value):
            return date(int(match[1]), int(match[2]), int(match[3]))
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
