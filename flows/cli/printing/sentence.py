"""Sentences below a heading: indented lines, as wide as the terminal."""

from flows.cli.printing.terminal import terminal_width, visible, wrapped

INDENT = "  "


def sentence(text: str) -> list[str]:
    """Return a sentence in indented lines; text of documents in it is made harmless."""
    return wrapped(INDENT + visible(text), terminal_width(), INDENT)
