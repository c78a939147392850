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

JOINERS = "\u200c\u200d"
"""Zero-width (non-)joiners: invisible, but words of Persian and Hindi are spelled with them."""

UNSEEN = re.compile(r"[^\x20-\x7e\xa1-\xac\xae-\u02ff\u0370-\u05ff]")
"""Every character that might need an escape; the rest is plain letters, looked at by nobody."""

ELLIPSIS = "…"


def terminal_width() -> int | None:
    """Return the columns of the terminal, or of `COLUMNS` if set; None where nothing limits a line."""
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
    named = {"\n": r"\n", "\t": r"\t", "\r": r"\r", "\f": r"\f"}.get(character)
    return named or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")


def display_width(text: str) -> int:
    """Return how many terminal cells the text takes: wide characters two, combining ones none."""
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


def padded(text: str, width: int, align: str = "<") -> str:
    """Return the text with blanks up to `width` cells, at its right (`<`) or left (`>`)."""
    blanks = " " * (width - display_width(text))
    return blanks + text if align == ">" else text + blanks


def wrapped(text: str, width: int | None, indent: str = "") -> list[str]:
    """Return the text in lines of at most `width` cells, the second and later ones indented.

    Words longer than a line are broken. Without a width the text is one line. The text has no
    newlines.
    """
    return [text] if width is None else list(_lines(text.split(" "), width, indent))


def _lines(words: list[str], width: int, indent: str) -> Iterator[str]:
    line = ""
    for word in words:
        joined = f"{line} {word}" if line.strip() else line + word
        if display_width(joined) <= width:
            line = joined
            continue
        if line.strip():
            yield line
            line = indent + word
        else:
            line = joined
        while display_width(line) > width:
            head = _head(line, width)
            yield head
            line = indent + line[len(head) :]
    yield line


def _head(text: str, width: int) -> str:
    """Return as much of the text as `width` cells hold, at least one character."""
    if text.isascii():
        return text[: max(width, 1)]
    used = 0
    for position, character in enumerate(text):
        used += _cells(character)
        if used > width and position > 0:
            return text[:position]
    return text
