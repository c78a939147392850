"""Which tables of a page hold data, and which only lay it out."""

from collections import Counter

from tasks.extract.html_elements import LAYOUT
from tasks.extract.html_tree import Element

_MAX_PARAGRAPHS = 1.5


def data_tables(elements: list[Element]) -> set[Element]:
    """The tables with at least two rows of at least two cells on average and only short cells.

    A table that holds another table, headings, lists or more paragraphs than cells lays out a page.
    """
    counts: dict[Element, Counter[str]] = {}
    inside: dict[int, Element | None] = {}
    layout: set[Element] = set()
    for element in elements:
        around = inside[element.parent.number] if element.parent else None
        if around is not None:
            counts[around][element.tag] += 1
            if element.tag in LAYOUT:
                layout.add(around)
        inside[element.number] = element if element.tag == "table" else around
        if element.tag == "table":
            counts[element] = Counter()
    return {table for table, count in counts.items() if table not in layout and _is_regular(count)}


def _is_regular(count: Counter[str]) -> bool:
    cells = count["td"] + count["th"]
    return (
        count["tr"] >= 2
        and cells >= 1.5 * count["tr"]
        and count["p"] + count["div"] <= _MAX_PARAGRAPHS * cells
    )
