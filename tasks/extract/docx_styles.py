"""The styles of a Word document with what they inherit (ECMA-376-1, 17.7)."""

import re
from dataclasses import dataclass

from tasks.extract.xml_tree import Element

BODY_LEVEL = 9
"""The outline level of text that is no heading (17.3.1.20)."""
MOST_ANCESTORS = 20

# Built-in styles have these names in every language of Word; only their ids are localised.
_HEADING = re.compile(r"(?:heading [1-9]|title|subtitle)", re.IGNORECASE)
_QUOTATION = re.compile(r"(?:intense )?quote|quotations?|block (?:text|quotation)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of its paragraphs and runs, what it inherits included; None where it says nothing."""

    name: str = ""
    outline: int | None = None
    number_id: str | None = None
    level: int | None = None
    is_hidden: bool | None = None
    starts_page: bool | None = None
    is_heading: bool = False
    is_quotation: bool = False


class Styles:
    """Styles by id; an unknown id is a style that says nothing."""

    def __init__(self, root: Element | None) -> None:
        self._elements = {
            element.attributes.get("w:styleId", ""): element
            for element in (root.elements() if root else ())
            if element.tag == "w:style"
        }
        defaults = [
            style_id
            for style_id, element in self._elements.items()
            if element.attributes.get("w:type") == "paragraph" and is_on(element.attributes.get("w:default"))
        ]
        self._default = defaults[0] if defaults else ""
        self._resolved: dict[str, Style] = {}

    def of(self, style_id: str | None) -> Style:
        """The style of this id, the default paragraph style for None."""
        wanted = self._default if style_id is None else style_id
        if wanted not in self._resolved:
            self._resolved[wanted] = self._inherited(wanted)
        return self._resolved[wanted]

    def _inherited(self, style_id: str) -> Style:
        line: list[Element] = []
        while (element := self._elements.get(style_id)) is not None and len(line) < MOST_ANCESTORS:
            line.append(element)
            style_id = value_of(element.find("w:basedOn")) or ""
        style = Style()
        for element in reversed(line):
            style = _refined(style, element)
        return style


def _refined(inherited: Style, element: Element) -> Style:
    paragraph, run = element.find("w:pPr"), element.find("w:rPr")
    numbering = paragraph.find("w:numPr") if paragraph else None
    outline = number_of(paragraph.find("w:outlineLvl") if paragraph else None)
    level = number_of(numbering.find("w:ilvl") if numbering else None)
    number_id = value_of(numbering.find("w:numId") if numbering else None)
    is_hidden = switch_of(run, "w:vanish")
    starts_page = switch_of(paragraph, "w:pageBreakBefore")
    name = value_of(element.find("w:name")) or ""
    return Style(
        name=name,
        outline=inherited.outline if outline is None else outline,
        number_id=inherited.number_id if number_id is None else number_id,
        level=inherited.level if level is None else level,
        is_hidden=inherited.is_hidden if is_hidden is None else is_hidden,
        starts_page=inherited.starts_page if starts_page is None else starts_page,
        is_heading=inherited.is_heading or bool(_HEADING.fullmatch(name)),
        is_quotation=inherited.is_quotation or bool(_QUOTATION.fullmatch(name)),
    )


def value_of(element: Element | None) -> str | None:
    """The `val` of a property element; None if there is no such element."""
    return None if element is None else element.attributes.get("w:val")


def number_of(element: Element | None) -> int | None:
    """The `val` of a property element as a small number, None for anything else."""
    value = value_of(element) or ""
    return int(value) if re.fullmatch(r"-?\d{1,6}", value, re.ASCII) else None


def switch_of(properties: Element | None, tag: str) -> bool | None:
    """Whether a property that is on or off is on; None where it is not said."""
    element = properties.find(tag) if properties else None
    return None if element is None else is_on(element.attributes.get("w:val", "1"))


def is_on(value: str | None) -> bool:
    """Whether a value means on (ECMA-376-1, 22.9.2.7)."""
    return value in ("1", "true", "on")
