"""The headline and date line of a page, where they stand outside the element that holds its text."""

import re
from collections.abc import Sequence

from tasks.extract.html_blocks import Block
from tasks.extract.html_elements import HEADINGS

_DATE = re.compile(
    # 3 May 2020, 3 de mayo de 2020; May 3, 2020; 3.5.2020, 2020-05-03; 2020年5月3日
    r"\b\d{1,2}(?:st|nd|rd|th|\.)?\s+(?:de\s+)?[^\W\d_]{3,12}\.?,?\s+(?:de\s+)?(?:1[89]|20)\d\d\b"
    r"|\b[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:1[89]|20)\d\d\b"
    r"|\b\d{1,2}[./-]\d{1,2}[./-](?:1[89]|20)\d\d\b|\b(?:1[89]|20)\d\d[./-]\d{1,2}[./-]\d{1,2}\b"
    r"|(?:1[89]|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
)
_MAX_DATE_CHARS = 100
# A headline stands near its text; blocks between them are standfirst, byline, captions and buttons.
_MAX_BLOCKS_ABOVE = 40
_NOT_THE_PAGES_OWN = frozenset({"nav", "aside", "footer", "li"})


def head_blocks(blocks: Sequence[Block], text_start: int, title: str) -> list[Block]:
    """The headline block above the text at `text_start`, and the first date line next to it.

    `blocks` are all visible blocks of the page, `text_start` a place in the source, `title` the
    title that the page claims: a heading is its headline if the title contains it.
    """
    above = [block for block in blocks if block.atoms[0].start < text_start][-_MAX_BLOCKS_ABOVE:]
    places = [place for place, block in enumerate(above) if _is_headline(block, title)]
    if not places:
        return []
    place = places[-1]
    nearby = above[place + 1 :] + above[max(place - 3, 0) : place]
    dates = [block for block in nearby if _is_date_line(block)]
    return sorted([above[place], *dates[:1]], key=lambda block: block.atoms[0].start)


def _is_headline(block: Block, title: str) -> bool:
    if block.owner.tag not in HEADINGS and (block.owner.parent is None or block.owner.parent.tag != "h1"):
        return False
    words = _folded(block.text)
    return bool(words) and words in _folded(title)


def _is_date_line(block: Block) -> bool:
    """Whether the block is short and names a date, outside menus and lists of other pages."""
    if len(block.text) > _MAX_DATE_CHARS or not _DATE.search(block.text):
        return False
    return not any(element.tag in _NOT_THE_PAGES_OWN for element in block.owner.outward())


def _folded(text: str) -> str:
    """The letters and digits of a text, without case."""
    return "".join(char for char in text.casefold() if char.isalnum())
