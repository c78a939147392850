"""The look of the pages that verbs write: what all share, then what one kind of page has of its own."""

from pathlib import Path

SHARED = Path(__file__).with_name("look.css")


def style(own: Path) -> str:
    """Return the style sheet of a page, with what all pages share before the one in this file."""
    return SHARED.read_text(encoding="utf-8") + own.read_text(encoding="utf-8")
