"""Which tables of a Word document hold data, and which only lay out a page."""

from tasks.extract.docx_review import shown_text
from tasks.extract.docx_runs import shown_children
from tasks.extract.docx_styles import value_of
from tasks.extract.xml_tree import Element

MOST_PARAGRAPHS = 2
"""A cell with more of them is laid out as a page is: a letterhead, columns of text side by side."""
LONGEST_CELL = 400


def rows_of(table: Element) -> list[list[Element]]:
    """The cells of each row, without rows that are deleted and cells that go on from the row above."""
    rows = []
    for row in _within(table, "w:tr"):
        if row.find("w:trPr", "w:del") is None:
            rows.append([cell for cell in _within(row, "w:tc") if not _goes_on(cell)])
    return [row for row in rows if row]


def is_data(rows: list[list[Element]]) -> bool:
    """Whether there are two rows or more, of two cells or more on average, and only short cells."""
    cells = [cell for row in rows for cell in row]
    return len(rows) >= 2 and len(cells) >= 1.5 * len(rows) and all(map(_is_short, cells))


def _is_short(cell: Element) -> bool:
    paragraphs, length = 0, 0
    waiting = [cell]
    while waiting:
        item = waiting.pop()
        if item.tag == "w:tbl":
            return False
        if item.tag == "w:p":
            words = shown_text(item, ("w:t",)).strip()
            paragraphs += bool(words)
            length += len(words)
        else:
            waiting.extend(item.elements())
    return paragraphs <= MOST_PARAGRAPHS and length <= LONGEST_CELL


def _within(container: Element, tag: str) -> list[Element]:
    """The rows of a table or cells of a row, also those in content controls and the like."""
    found: list[Element] = []
    waiting = list(reversed(list(shown_children(container))))
    while waiting:
        item = waiting.pop()
        if item.tag == tag:
            found.append(item)
        elif item.tag in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"):
            waiting.extend(reversed(list(shown_children(item))))
    return found


def _goes_on(cell: Element) -> bool:
    merged = cell.find("w:tcPr", "w:vMerge")
    return merged is not None and (value_of(merged) or "continue") == "continue"
