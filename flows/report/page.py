"""A page of the site: what it says, and the frame that all pages share."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from flows.cli.printing.html_text import text_html
from flows.cli.printing.look import page_head

# `file:` stands beside 'self' because browsers disagree on whether a page opened from a disk has a self.
FRAME = """{page_head}
<body>
<header class="top"><a class="home" href="{up}index.html" dir="auto">{archive}</a>
<nav aria-label="Sections">{menu}</nav></header>
<main>
{body}
</main>
<footer><p>{made}</p>
<p>Commands here ask the archive in <code>./archive</code>; <code>--archive DIR</code> names another.</p>
</footer>
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
        own = f'<link rel="stylesheet" href="{up}site.css">\n<script src="{up}site.js" defer></script>'
        title = f"{text_html(page.title)} · {text_html(self.archive)}"
        return FRAME.format(
            page_head=page_head(title, "style-src 'self' file:; script-src 'self' file:", own),
            up=up,
            archive=text_html(self.archive),
            menu="".join(links),
            body=page.body,
            made=self.made,
        )
