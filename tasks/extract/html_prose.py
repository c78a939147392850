"""How much running text a block, and each element of a page, holds."""

from collections.abc import Iterable, Sequence
from itertools import islice

from tasks.extract.html_blocks import Block
from tasks.extract.html_tree import Element

_MIN_PARAGRAPH, _MIN_OTHER = 25, 80
_MAX_LINK_SHARE = 0.5
_PARAGRAPHS = frozenset({"p", "blockquote", "pre"})
_LISTS = frozenset({"li", "dd", "td"})
_LIST_WEIGHT, _OTHER_WEIGHT = 0.3, 0.8


def prose_weight(block: Block) -> float:
    """The characters outside links, if the block reads as running text, else 0.

    Paragraphs count whole; list items and cells, of which menus and teasers are made, count less;
    any other block must be long to count at all (after Kohlschütter et al. 2010, WSDM: link density
    and text density tell content from boilerplate).
    """
    length = len(block.text)
    unlinked = length - block.link_chars
    if unlinked < (1 - _MAX_LINK_SHARE) * length:
        return 0
    if block.owner.tag in _PARAGRAPHS:
        return unlinked * _list_weight(block.owner) if unlinked >= _MIN_PARAGRAPH else 0
    return unlinked * _list_weight(block.owner) * _OTHER_WEIGHT if unlinked >= _MIN_OTHER else 0


def _list_weight(owner: Element) -> float:
    """Less than 1 in a list item or cell, or in a part of one up to two levels down."""
    near = islice(owner.outward(), 3)
    is_listed = any(each.tag in _LISTS and (each.tag != "td" or owner.tag != "p") for each in near)
    return _LIST_WEIGHT if is_listed else 1


def prose_by_element(elements: Sequence[Element], blocks: Iterable[Block]) -> list[float]:
    """The prose of the blocks within each element, by its number."""
    sums = [0.0] * len(elements)
    for block in blocks:
        sums[block.owner.number] += prose_weight(block)
    for element in reversed(elements):
        if element.parent:
            sums[element.parent.number] += sums[element.number]
    return sums
