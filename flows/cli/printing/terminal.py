"""Text on a terminal: how wide it is, how wide text is, and how to show text that must not act.

Documents are hostile: a control character in a title could clear the screen, a bidirectional
override could make one name look like another. Nothing reaches the terminal before `visible`.
"""

import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterator

from flows.cli.printing.plain_page import page_columns

JOINERS = "\u200c\u200d"
"""Zero-width (non-)joiners: invisible, but words of Persian and Hindi are spelled with them."""

UNSEEN = re.compile(r"[^\x20-\x7e\xa1-\xac\xae-\u02ff\u0370-\u05ff]")
"""Every character that might need an escape; the rest is plain letters, looked at by nobody."""

SHORT_ESCAPES = {"\n": r"\n", "\t": r"\t", "\r": r"\r", "\f": r"\f"}

ELLIPSIS = "…"

BLANKS = re.compile(r"\s+")

STYLE = re.compile(r"\x1b\[[0-9;]*m")
"""What `colour.paint` puts around text; takes no room."""

UNIT = re.compile(rf"{STYLE.pattern}|.", re.DOTALL)


def terminal_width() -> int | None:
    """Return the columns of the terminal, or of `COLUMNS` if set; None where nothing limits a line."""
    if page_columns.get():
        return page_columns.get()
    if not os.environ.get("COLUMNS", "").isdigit() and not sys.stdout.isatty():
        return None
    return max(shutil.get_terminal_size().columns, 20)


def visible(text: str, *, lines: bool = False) -> str:
    """Return the text with every character that could act on a terminal as an escape that can be read.

    Controls, bidirectional and other invisible format characters, line separators and lone
    surrogates become `\\n`, `\\x1b`, `\\u202e` and so on. With `lines`, newlines stay newlines and
    tabs become spaces.
    """
    if lines:
        return "\n".join(visible(line) for line in text.expandtabs(4).split("\n"))
    return UNSEEN.sub(_escaped_match, text)


def _escaped_match(match: re.Match[str]) -> str:
    character = match.group()
    return _escape(character) if _acts(character) else character


def _acts(character: str) -> bool:
    category = unicodedata.category(character)
    return category in ("Cc", "Zl", "Zp", "Cs") or (category == "Cf" and character not in JOINERS)


def _escape(character: str) -> str:
    code = ord(character)
    if character in SHORT_ESCAPES:
        return SHORT_ESCAPES[character]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def on_one_line(text: str) -> str:
    """Return the text with its runs of white space as single blanks, also those at its ends."""
    return BLANKS.sub(" ", text)


def display_width(text: str) -> int:
    """Return how many terminal cells the text takes: wide characters two, combining ones none."""
    if "\x1b" in text:
        text = STYLE.sub("", text)
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def shortened(text: str, width: int) -> str:
    """Return the text, cut to `width` cells with an ellipsis at its end if it is longer."""
    if display_width(text) <= width:
        return text
    return _head(text, width - 1).rstrip() + ELLIPSIS


def without_middle(text: str, longest: int) -> str:
    """Return the text, or the beginning and the end of one of more than `longest` characters."""
    if len(text) <= longest:
        return text
    return f"{text[: longest // 2]} {ELLIPSIS} {text[-longest // 2 :]}"


def padded(text: str, width: int, align: str = "<") -> str:
    """Return the text with blanks up to `width` cells, at its right (`<`) or left (`>`)."""
    blanks = " " * (width - display_width(text))
    return blanks + text if align == ">" else text + blanks


def wrapped(text: str, width: int | None, indent: str = "", *, breaks: bool = False) -> list[str]:
    """Return the text, which has no newlines, in lines of at most `width` cells.

    Blanks at its start stay; the second and later lines begin with `indent`. A word longer than a line
    sticks out (it may be a hash, a path, an address to copy) unless `breaks`. Without a width the text
    is one line.
    """
    return [text] if width is None else list(_lines(text, width, indent, breaks))


def _lines(text: str, width: int, indent: str, breaks: bool) -> Iterator[str]:
    line = text[: len(text) - len(text.lstrip(" "))]
    is_empty = True
    for word in text[len(line) :].split(" "):
        joined = line + word if is_empty else f"{line} {word}"
        if not is_empty and display_width(joined) > width:
            yield line
            joined = indent + word
        while breaks and display_width(joined) > width:
            head = _head(joined, width)
            yield head
            joined = indent + joined[len(head) :]
        line, is_empty = joined, False
    yield line


def _head(text: str, width: int) -> str:
    """Return as much of the text as `width` cells hold, at least one character; styles stay whole."""
    if text.isascii() and "\x1b" not in text:
        return text[: max(width, 1)]
    used = 0
    for unit in UNIT.finditer(text):
        cells = display_width(unit.group())
        if used + cells > width and used > 0:
            return text[: unit.start()]
        used += cells
    return text
