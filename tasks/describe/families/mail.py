"""Mails: their headers say what they are, from whom, to whom and of which day.

Symbols in a mail are those of what it speaks of, not its own.
"""

from datetime import date

from tasks.describe.front import Front
from tasks.describe.portrait import Found, Portrait

ORDER = 5
HEADERS = 8
"""How many passages from the top may be headers."""


def describe(front: Front) -> Portrait | None:
    """Return the portrait of a mail, or None if the document is none."""
    hints = front.hints
    if hints.kind != "email":
        return None
    stated = [
        *_placed(front, "title", hints.title, "Subject: "),
        *_placed(front, "dated_on", _iso(hints.dated_on), "Date: "),
        *_placed(front, "issuer", hints.author, "From: "),
        *_placed(front, "addressee", hints.addressee, "To: "),
    ]
    return Portrait("email", tuple(stated), front.languages)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _placed(front: Front, name: str, value: str | None, label: str) -> list[Found]:
    """Return a header's value with the place of the header in the text."""
    for passage in front.passages[:HEADERS]:
        if value and passage.text.startswith(label):
            return [Found(name, value, passage.text_start + len(label), passage.text_end, "mail_header")]
    return front.claimed(name, value)
