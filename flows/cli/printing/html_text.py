"""Text of documents in HTML pages: it may say anything and must act on nothing."""

from html import escape

from flows.cli.printing.terminal import visible


def text_html(text: str) -> str:
    """Return the text for HTML, with characters that act on the reader's eye (overrides) as escapes."""
    return escape(visible(text, lines=True))
