"""The runs of a Word paragraph as the characters a reader sees (ECMA-376-1, 17.3.2 and 17.3.3)."""

from collections.abc import Iterator
from dataclasses import dataclass

from tasks.extract.docx_notes import NoteKind, Notes
from tasks.extract.docx_numbering import Numbering
from tasks.extract.docx_review import Review, shown_text
from tasks.extract.docx_styles import Style, Styles, is_on, switch_of, value_of
from tasks.extract.docx_symbols import PRIVATE, readable, symbol
from tasks.extract.part_blocks import Block
from tasks.extract.xml_tree import Element, Text

_SIGNS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}
_REFERENCES: dict[str, NoteKind] = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}
_UNSHOWN = frozenset({"w:instrText", "w:delText", "w:delInstrText", "w:rt", "w:annotationRef"})
_BLANKS = " \t\r\n"


@dataclass(slots=True)
class Shared:
    """What all parts of a document have in common while they are read."""

    styles: Styles
    numbering: Numbering
    notes: Notes
    review: Review


class RunReader:
    """Adds the characters of paragraphs of one part to blocks; fields may reach over several of them."""

    def __init__(self, part: str, root: Element, shared: Shared, own_mark: str = "") -> None:
        self._part = part
        self._shared = shared
        self._own_mark = own_mark
        self._fields: list[bool] = []
        self._has_sound_fields = _are_paired(root)
        self.boxes: list[Element] = []
        """Text boxes come across, to be read behind their paragraph."""

    def read(self, element: Element, block: Block, style: Style, is_cell: bool) -> None:
        """Add what an element and all within it show."""
        tag = element.tag
        if tag == "w:r":
            self._read_run(element, block, style, is_cell)
        elif tag in ("w:del", "w:moveFrom"):
            self._shared.review.add("deletion", element, shown_text(element, ("w:delText", "w:t")))
        elif tag == "m:t":
            self._add_text(element, block, "", keeps_blanks=True)
        elif not tag.endswith("Pr") and not is_placeholder(element):
            if tag in ("w:ins", "w:moveTo"):
                self._shared.review.add("insertion", element, shown_text(element, ("w:t",)))
            for child in shown_children(element):
                self.read(child, block, style, is_cell)

    def _read_run(self, run: Element, block: Block, style: Style, is_cell: bool) -> None:
        properties = run.find("w:rPr")
        if self._is_hidden(properties, style):
            self._shared.review.add("hidden text", run, shown_text(run, ("w:t",)))
            return
        fonts = properties.find("w:rFonts") if properties else None
        font = fonts.attributes.get("w:ascii", "") if fonts else ""
        waiting = list(reversed(list(shown_children(run))))
        while waiting:
            item = waiting.pop()
            if item.tag == "w:fldChar":
                self._turn_field(item)
            elif item.tag in ("w:drawing", "w:pict", "w:object"):
                self.boxes += _boxes_in(item)
            elif item.tag in ("w:ruby", "w:rubyBase"):
                waiting.extend(reversed(list(shown_children(item))))
            elif item.tag == "w:r":
                self._read_run(item, block, style, is_cell)
            elif item.tag not in _UNSHOWN and not (self._has_sound_fields and any(self._fields)):
                self._read_item(item, block, font, is_cell)

    def _read_item(self, item: Element, block: Block, font: str, is_cell: bool) -> None:
        if item.tag in ("w:t", "m:t"):
            self._add_text(item, block, font, item.attributes.get("xml:space") == "preserve")
        elif item.tag == "w:lastRenderedPageBreak" or item.attributes.get("w:type") == "page":
            block.add_break()
            # A blank line would end the block; what a page break parts in words is parted in the text.
            if item.tag == "w:br":
                block.add_for(item, " " if is_cell else "\n", self._part)
        elif item.tag in _SIGNS:
            sign = _SIGNS[item.tag]
            block.add_for(item, " " if is_cell and sign in "\t\n" else sign, self._part)
        elif item.tag == "w:sym":
            block.add_for(item, _symbol_of(item), self._part)
        elif item.tag in _REFERENCES:
            self._cite(item, block, _REFERENCES[item.tag])
        elif item.tag in ("w:footnoteRef", "w:endnoteRef"):
            block.add_for(item, self._own_mark, self._part)
            self._own_mark = ""

    def _cite(self, item: Element, block: Block, kind: NoteKind) -> None:
        has_own_mark = is_on(item.attributes.get("w:customMarkFollows"))
        mark = self._shared.notes.cite(kind, item.attributes.get("w:id", ""), has_own_mark)
        if mark:
            block.marks.append(("footnote_mark", block.length, block.length + len(mark)))
            block.add_for(item, mark, self._part)

    def _add_text(self, element: Element, block: Block, font: str, keeps_blanks: bool) -> None:
        """Add the text of an element; without `xml:space` the blanks at its ends do not count."""
        runs = [child for child in element.children if isinstance(child, Text)]
        if not keeps_blanks:
            while runs and not runs[0].text.strip(_BLANKS):
                del runs[0]
            while runs and not runs[-1].text.strip(_BLANKS):
                del runs[-1]
        held = Block()
        for run in runs:
            if run.text == "\n" or PRIVATE.search(run.text):
                whole = Text(readable(run.text, font).replace("\n", " "), run.byte_start, run.byte_end, "")
                held.add_text(whole, self._part)
            else:
                held.add_text(run, self._part)
        shown = held if keeps_blanks else held.trimmed()
        if shown:
            block.add_all(shown)

    def _is_hidden(self, properties: Element | None, style: Style) -> bool:
        direct = switch_of(properties, "w:vanish")
        if direct is not None:
            return direct
        named = value_of(properties.find("w:rStyle")) if properties else None
        of_run = self._shared.styles.of(named).is_hidden if named else None
        return bool(style.is_hidden if of_run is None else of_run)

    def _turn_field(self, item: Element) -> None:
        """Follow the codes of fields, which are not shown, unlike their results."""
        kind = item.attributes.get("w:fldCharType")
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()


def shown_children(element: Element) -> Iterator[Element]:
    """The elements within another, of alternatives one and of content controls their content."""
    for child in element.elements():
        if child.tag == "mc:AlternateContent":
            chosen = _alternative(child)
            yield from shown_children(chosen) if chosen else ()
        else:
            yield child


def _boxes_in(drawing: Element) -> Iterator[Element]:
    """The contents of the text boxes in a drawing, in order."""
    waiting = [drawing]
    while waiting:
        item = waiting.pop()
        if item.tag == "w:txbxContent":
            yield item
        else:
            waiting.extend(reversed(list(shown_children(item))))


def _alternative(element: Element) -> Element | None:
    """The first alternative that holds text, if any does: the same content stands in all of them."""
    alternatives = [item for item in element.elements() if item.tag in ("mc:Choice", "mc:Fallback")]
    return next((item for item in alternatives if shown_text(item, ("w:t", "m:t")).strip()), None)


def is_placeholder(element: Element) -> bool:
    """Whether a content control shows the prompt that stands where nothing was filled in."""
    return element.tag == "w:sdt" and bool(switch_of(element.find("w:sdtPr"), "w:showingPlcHdr"))


def _symbol_of(item: Element) -> str:
    try:
        code = int(item.attributes.get("w:char", ""), 16)
    except ValueError:
        return ""
    return symbol(code, item.attributes.get("w:font", ""))


def _are_paired(root: Element) -> bool:
    """Whether every field of a part that begins ends: else its text must not be taken for code."""
    depth = 0
    waiting = [root]
    while waiting:
        item = waiting.pop()
        if item.tag == "w:fldChar":
            kind = item.attributes.get("w:fldCharType")
            depth += {"begin": 1, "end": -1}.get(kind or "", 0)
            if depth < 0:
                return False
        waiting.extend(reversed(list(item.elements())))
    return depth == 0
