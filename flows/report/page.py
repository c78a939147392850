"""A page of the site: what it says, and the frame that all pages share."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from flows.cli.printing.html_text import text_html

# `file:` stands beside 'self' because browsers disagree on whether a page opened from a disk has a self.
FRAME = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'self' file:; script-src 'self' file:">
<title>{title}</title>
<link rel="stylesheet" href="{up}site.css">
<script src="{up}site.js" defer></script>
</head>
<body>
<header class="top"><a class="home" href="{up}index.html" dir="auto">{archive}</a>
<nav aria-label="Sections">{menu}</nav></header>
<main>
{body}
</main>
<footer><p>{made}</p></footer>
</body>
</html>
"""


@dataclass(frozen=True)
class Page:
    """`path`: relative to the site, with at most one folder; `body`: HTML, everything in it escaped.

    `section`: the path of the page in the menu that it belongs to.
    """

    path: str
    title: str
    body: str
    section: str


@dataclass(frozen=True)
class Frame:
    """What all pages of one site share: the archive's name, the menu (path, heading), how it was made."""

    archive: str
    menu: Sequence[tuple[str, str]]
    made: str

    def around(self, page: Page) -> str:
        """Return the whole page as HTML."""
        up = "../" * page.path.count("/")
        links = (
            f'<a href="{up}{path}"{current}>{escape(heading)}</a>'
            for path, heading in self.menu
            for current in (' aria-current="page"' if path == page.section else "",)
        )
        return FRAME.format(
            title=f"{text_html(page.title)} · {text_html(self.archive)}",
            up=up,
            archive=text_html(self.archive),
            menu="".join(links),
            body=page.body,
            made=self.made,
        )
