"""Where the page about a document is, and links to it."""

from flows.cli.printing.html_text import text_html
from flows.cli.printing.terminal import display_width, on_one_line, shortened
from flows.report.paging import page_path

FOLDER = "documents"
ID_LENGTH = 32
"""Hex digits of an id in a file name: enough that nobody can make two documents share one."""

NAME_CELLS = 150

PART_CHARS = 40_000
"""The text of a document is cut into pages: a passage stands on the page that its start falls into."""


def part_of(text_start: int) -> int:
    """Return the number, from 1, of the page on which a passage that starts here stands."""
    return text_start // PART_CHARS + 1


def document_file(document_id: str, part: int = 1) -> str:
    """Return the name of a page about a document, in their folder."""
    return page_path(f"{document_id[:ID_LENGTH]}.html", part)


def document_path(document_id: str) -> str:
    """Return the path of the page about a document, from the pages at the top."""
    return f"{FOLDER}/{document_file(document_id)}"


def document_link(document_id: str, called: str, *, is_near: bool = False) -> str:
    """Return a link to the page about a document; `is_near` from another such page."""
    href = document_file(document_id) if is_near else document_path(document_id)
    return f'<a href="{href}" dir="auto" class="called"{_whole(called)}>{shortly(called)}</a>'


def shortly(called: str) -> str:
    """Return what something is called as HTML on one line, cut where it is too long to be a name."""
    return text_html(shortened(on_one_line(called), NAME_CELLS))


def _whole(called: str) -> str:
    return "" if display_width(called) <= NAME_CELLS else f' title="{text_html(called)}"'
