"""What all pages that verbs write share: how they begin, and their look."""

from pathlib import Path

SHARED = Path(__file__).with_name("look.css")


def style(own: Path) -> str:
    """Return the style sheet of a page, with what all pages share before the one in this file."""
    return SHARED.read_text(encoding="utf-8") + own.read_text(encoding="utf-8")


def page_head(title: str, policy: str, assets: str) -> str:
    """Return a page up to its body: `title` as HTML, what it may load, and the HTML that loads it."""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; {policy}">
<title>{title}</title>
{assets}
</head>"""
