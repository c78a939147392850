"""Blocks within the main text that are not part of it: lists of links, labels of what was left out."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from tasks.extract.html_blocks import Block
from tasks.extract.html_elements import HEADINGS
from tasks.extract.html_tree import Element

_LINK_SHARE = 0.8
_MAX_LABEL_CHARS = 60
# Labels that stand where an advertisement, a button or a gallery was.
_LABEL = re.compile(
    r"(?:advert(?:isement|s)?|ad|anzeige|werbung|publicité|publicidad(?:e)?|реклама|sponsored(?: content)?|"
    r"(?:story|article) continues below.*|continue reading.*|image \d+ of \d+|close|comments?|"
    r"(?:share|tweet|print|email|save|copy link|поделиться|partager|compartir|teilen)"
    r"(?: (?:this|on|via|to) .*)?)[.:…]?",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|odt|rtf|txt)(?:$|[?#])", re.IGNORECASE)


def drop_leftovers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without lists of links to other pages, labels, and headings left with nothing below.

    A list of links is kept if one leads to a file, since annexes are listed so.
    """
    dropped = _link_list_items(blocks)
    dropped.update(place for place, block in enumerate(blocks) if _is_label(block))
    has_dropped_below, is_end = True, True
    for place in reversed(range(len(blocks))):
        if place not in dropped and has_dropped_below and _announces(blocks[place], is_end):
            dropped.add(place)
        has_dropped_below = place in dropped
        is_end = is_end and has_dropped_below
    kept = [block for place, block in enumerate(blocks) if place not in dropped]
    return kept or list(blocks)


def _link_list_items(blocks: Sequence[Block]) -> set[int]:
    """The places of list items whose list has two or more and is nearly all links."""
    lists: dict[Element, list[int]] = defaultdict(list)
    for place, block in enumerate(blocks):
        if found := _list_around(block):
            lists[found].append(place)
    found_places: set[int] = set()
    for places in lists.values():
        items = [blocks[place] for place in places]
        length = sum(len(item.text) for item in items)
        if len(items) >= 2 and sum(item.link_chars for item in items) > _LINK_SHARE * length:
            found_places.update(places if not any(_leads_to_file(item.owner) for item in items) else ())
    return found_places


def _list_around(block: Block) -> Element | None:
    """The list a block is an item of, or a part of an item up to two levels down."""
    near = islice(block.owner.outward(), 3)
    return next((element.parent for element in near if element.tag == "li"), None)


def _leads_to_file(owner: Element) -> bool:
    waiting = [owner]
    while waiting:
        element = waiting.pop()
        if _DOCUMENT.search(element.attributes.get("href", "")):
            return True
        waiting.extend(element.elements())
    return False


def _is_label(block: Block) -> bool:
    text = block.text.strip()
    return len(text) <= _MAX_LABEL_CHARS and bool(_LABEL.fullmatch(text))


def _announces(block: Block, is_end: bool) -> bool:
    """Whether the block is a heading, or a line with a colon, for what would stand below it."""
    if block.owner.tag in HEADINGS and block.owner.tag != "h1":
        return True
    return not is_end and len(block.text) <= _MAX_LABEL_CHARS and block.text.rstrip().endswith(":")
