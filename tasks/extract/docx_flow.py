"""The paragraphs and tables of one part of a Word document as blocks (ECMA-376-1, 17.2 to 17.4)."""

from schemas.reading import MarkKind
from tasks.extract.docx_runs import RunReader, Shared, is_placeholder, shown_children
from tasks.extract.docx_styles import BODY_LEVEL, Style, number_of, switch_of, value_of
from tasks.extract.docx_tables import is_data, rows_of
from tasks.extract.part_blocks import Block
from tasks.extract.xml_tree import Element

_UNREAD = ("w:del", "w:moveFrom", "w:r")
"""What stands between paragraphs without being one: text that was deleted, or that lost its paragraph."""


class Flow:
    """The blocks of a part; `kinds` are those of every block of it, such as `footnote`."""

    def __init__(
        self,
        part: str,
        root: Element,
        shared: Shared,
        kinds: list[MarkKind] | None = None,
        own_mark: str = "",
    ) -> None:
        self.blocks: list[Block] = []
        self._part = part
        self._shared = shared
        self._kinds = kinds or []
        self._runs = RunReader(part, root, shared, own_mark)
        self._broken_off = Block()
        self._page_is_due = False
        self.read(root)
        self._add(self._broken_off)

    def read(self, container: Element) -> None:
        """Add the blocks within a body, cell, text box, note or header."""
        for child in shown_children(container):
            if child.tag == "w:p":
                self._read_paragraph(child)
            elif child.tag == "w:tbl":
                self._read_table(child)
            elif not child.tag.endswith("Pr") and child.tag not in _UNREAD and not is_placeholder(child):
                self.read(child)

    def _read_paragraph(self, paragraph: Element) -> None:
        properties = paragraph.find("w:pPr")
        style_id, style = self._style_of(properties)
        block = Block()
        is_numbered = False
        ends = properties is None or properties.find("w:rPr", "w:del") is None
        if ends:
            direct = switch_of(properties, "w:pageBreakBefore")
            if style.starts_page if direct is None else direct:
                block.add_break()
            is_numbered = self._number(paragraph, style, style_id, block)
        shown_from = block.length
        block.add_all(self._broken_off)
        self._broken_off = Block()
        for child in shown_children(paragraph):
            self._runs.read(child, block, style, is_cell=False)
        if not ends:
            self._broken_off = block
        elif block.text[shown_from:].strip():
            block.kinds = self._kinds or _kinds_of(properties, style, is_numbered)
            self._add(block)
        else:
            self._page_is_due = self._page_is_due or bool(block.breaks)
        self._read_boxes()

    def _style_of(self, properties: Element | None) -> tuple[str | None, Style]:
        style_id = value_of(properties.find("w:pStyle")) if properties else None
        return style_id, self._shared.styles.of(style_id)

    def _number(self, paragraph: Element, style: Style, style_id: str | None, block: Block) -> bool:
        """Add the number or bullet that Word shows before the paragraph; whether it has one."""
        direct = paragraph.find("w:pPr", "w:numPr")
        number_id = value_of(direct.find("w:numId")) if direct else None
        level = number_of(direct.find("w:ilvl")) if direct else None
        number_id = style.number_id if number_id is None else number_id
        if not number_id or number_id == "0":
            return False
        number = self._shared.numbering.next(number_id, style.level if level is None else level, style_id)
        if number:
            block.add_for(paragraph.find("w:pPr") or _tag_of(paragraph), f"{number} ", self._part)
        return number is not None

    def _read_table(self, table: Element) -> None:
        rows = rows_of(table)
        if not is_data(rows):
            for row in rows:
                for cell in row:
                    self.read(cell)
            return
        block = Block(kinds=self._kinds or ["table"])
        for row in rows:
            line = Block()
            for number, cell in enumerate(row):
                if number:
                    line.add_for(_start_of(cell), "\t", self._part)
                self._read_cell(cell, line)
            if line.text.strip():
                if block.length:
                    block.add_for(_start_of(row[0]), "\n", self._part)
                block.add_all(line)
        self._add(block)
        self._read_boxes()

    def _read_cell(self, cell: Element, line: Block) -> None:
        """Add the paragraphs of a cell to a line, a blank between them."""
        start = line.length
        for paragraph in _paragraphs(cell):
            if line.length > start:
                line.add_for(_start_of(paragraph), " ", self._part)
            style_id, style = self._style_of(paragraph.find("w:pPr"))
            self._number(paragraph, style, style_id, line)
            for child in shown_children(paragraph):
                self._runs.read(child, line, style, is_cell=True)

    def _read_boxes(self) -> None:
        boxes, self._runs.boxes = self._runs.boxes, []
        for box in boxes:
            self.read(box)

    def _add(self, block: Block) -> None:
        trimmed = block.trimmed()
        if trimmed:
            if self._page_is_due:
                trimmed.breaks.insert(0, 0)
            self._page_is_due = False
            self.blocks.append(trimmed)


def _start_of(element: Element) -> Element:
    """The place before an element and what it holds: no bytes stand for what sets it apart."""
    return Element("", element.byte_start, {}, byte_end=element.byte_start)


def _tag_of(element: Element) -> Element:
    """The start tag alone: what a default style gives a paragraph stands for nothing else of it."""
    end = element.children[0].byte_start if element.children else element.byte_end
    return Element("", element.byte_start, {}, byte_end=end)


def _paragraphs(cell: Element) -> list[Element]:
    found, waiting = [], list(reversed(list(shown_children(cell))))
    while waiting:
        item = waiting.pop()
        if item.tag == "w:p":
            found.append(item)
        elif not item.tag.endswith("Pr"):
            waiting.extend(reversed(list(shown_children(item))))
    return found


def _kinds_of(properties: Element | None, style: Style, is_numbered: bool) -> list[MarkKind]:
    direct = number_of(properties.find("w:outlineLvl")) if properties else None
    outline = style.outline if direct is None else direct
    if (outline is None and style.is_heading) or (outline is not None and 0 <= outline < BODY_LEVEL):
        return ["heading"]
    if style.is_quotation:
        return ["quotation"]
    return ["list_item"] if is_numbered else []
