"""A web page into a reading: its main text, where each character stands, and what it claims."""

import re

from schemas.errors import RejectedInput
from schemas.reading import Reading
from tasks.extract.encoding import Decoded, decode
from tasks.extract.html_blocks import Block, collect_blocks
from tasks.extract.html_claims import claims_in
from tasks.extract.html_furniture import is_unseen
from tasks.extract.html_headline import head_blocks
from tasks.extract.html_hints import hints_in
from tasks.extract.html_leftovers import drop_leftovers
from tasks.extract.html_main import MainText, find_main_text
from tasks.extract.html_notes import note_marks
from tasks.extract.html_prose import prose_weight
from tasks.extract.html_text import compose, find_marks
from tasks.extract.html_tree import Element, parse
from tasks.extract.plain_text import decoded_page

EXTRACTOR = "html/1"

# HTML Living Standard, 13.2.3.2: the declaration stands within the first 1,024 bytes; many are late.
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.-]+)")
_DECLARATION_BYTES = 8192


def read_html(content: bytes, charset: str | None = None) -> Reading:
    """The reading of a page: one block per paragraph, heading, list item or table of its main text.

    `charset` is what the page came declared with, which counts before what it declares itself. Raises
    RejectedInput: `empty` for no bytes, `no_text` where the page shows no text without scripts.
    """
    if not content:
        raise RejectedInput("empty", "the page has no bytes; fetch it again")
    decoded = decode(content, charset or _declared_charset(content))
    elements = parse(decoded.text)
    visible = collect_blocks(decoded.text, elements[0], elements, is_unseen)
    main = find_main_text(elements, visible)
    hints = hints_in(decoded.text, elements, _seen(elements, main))
    blocks = _text_blocks(decoded, elements, main)
    blocks = _with_head(blocks, visible, hints.title)
    if not blocks:
        raise RejectedInput("no_text", "the page shows no text without its scripts; save it as PDF instead")
    raw_text, spans, ranges = compose(blocks, decoded)
    return Reading(
        raw_text=raw_text,
        pages=[decoded_page(1, 0, len(raw_text))],
        words=[],
        raw_spans=spans,
        marks=[
            *find_marks(blocks, ranges, hints.language),
            *note_marks(decoded.text, elements, blocks, ranges),
        ],
        hints=hints,
        claims=claims_in(decoded.text, elements),
        extractor=EXTRACTOR,
    )


def _declared_charset(content: bytes) -> str | None:
    """The charset label in a page's meta element or XML declaration, if it has one."""
    head = content[:_DECLARATION_BYTES]
    match = _DECLARED.search(head) or _XML_DECLARED.match(head)
    return match[1].decode("ascii") if match else None


def _seen(elements: list[Element], main: MainText) -> list[Element]:
    """The elements outside what is hidden or furniture."""
    unseen: set[Element] = set(main.furniture)
    for element in elements:
        if element.parent in unseen or is_unseen(element):
            unseen.add(element)
    return [element for element in elements if element not in unseen]


def _text_blocks(decoded: Decoded, elements: list[Element], main: MainText) -> list[Block]:
    def skip(element: Element) -> bool:
        return is_unseen(element) or element in main.furniture

    blocks = [block for root in main.roots for block in collect_blocks(decoded.text, root, elements, skip)]
    return drop_leftovers(blocks)


def _with_head(blocks: list[Block], visible: list[Block], title: str | None) -> list[Block]:
    """The blocks with the headline and date line above their first paragraph, if these were left out."""
    if not blocks or not title:
        return blocks
    text_start = next((block for block in blocks if prose_weight(block)), blocks[0]).atoms[0].start
    taken = [(block.atoms[0].start, block.atoms[-1].end) for block in blocks]
    missing = [
        block
        for block in head_blocks(visible, text_start, title)
        if not any(start < block.atoms[-1].end and block.atoms[0].start < end for start, end in taken)
    ]
    return sorted(missing + blocks, key=lambda block: block.atoms[0].start)
