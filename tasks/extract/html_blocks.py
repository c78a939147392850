"""The text of an HTML tree as blocks: white space collapsed, references decoded, places kept."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tasks.extract.html_elements import INLINE
from tasks.extract.html_tables import data_tables
from tasks.extract.html_tree import Element, Text

_SPECIAL = re.compile(
    r"[ \t\r\n\f]{2,}|[\t\r\n\f]|&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});?"
)
_REFERENCE = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});?")


@dataclass(slots=True)
class Atom:
    """Characters of a block and the part of the source they stand for.

    Where `is_verbatim`, `text` is the source from `start` to `end`; elsewhere it stands for it whole.
    """

    text: str
    start: int
    end: int
    is_verbatim: bool
    is_link: bool


@dataclass(slots=True)
class Block:
    """A paragraph, heading, list item or table: what stands between two block boundaries."""

    owner: Element
    atoms: list[Atom] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(atom.text for atom in self.atoms)

    @property
    def link_chars(self) -> int:
        return sum(len(atom.text) for atom in self.atoms if atom.is_link)


def collect_blocks(
    source: str, root: Element, elements: list[Element], skip: Callable[[Element], bool]
) -> list[Block]:
    """The blocks under `root` in document order, without the elements that `skip` names."""
    walk = _Walk(source, root, data_tables(elements))
    stack: list[Element | Text | tuple[Element]] = [root]
    while stack:
        item = stack.pop()
        if isinstance(item, Text):
            walk.add_text(item)
        elif isinstance(item, tuple):
            walk.leave(item[0])
        elif not skip(item):
            walk.enter(item)
            stack.append((item,))
            stack.extend(reversed(item.children))
    walk.flush()
    return walk.blocks


class _Walk:
    def __init__(self, source: str, root: Element, tables: set[Element]) -> None:
        self._source = source
        self._data_tables = tables
        self._block = Block(root)
        self._owners = [root]
        self._links = self._preformatted = 0
        self._table: Element | None = None
        self.blocks: list[Block] = []

    def enter(self, element: Element) -> None:
        if element.tag == "br":
            self._break_line(element)
        elif element.tag == "a":
            self._links += "href" in element.attributes
        elif self._table:
            self._enter_in_table(element)
        elif element.tag not in INLINE:
            self.flush()
            self._owners.append(element)
            self._block = Block(element)
            self._preformatted += element.tag == "pre"
            if element in self._data_tables:
                self._table = element

    def leave(self, element: Element) -> None:
        if element.tag == "a":
            self._links -= "href" in element.attributes
        elif element is self._table or (not self._table and element.tag not in INLINE):
            self._table = None
            self.flush()
            self._owners.pop()
            self._block = Block(self._owners[-1])
            self._preformatted -= element.tag == "pre"

    def _enter_in_table(self, element: Element) -> None:
        if element.tag == "tr" and self._block.atoms:
            self._trim()
            self._add("\n", element.start, element.end)
        elif element.tag in ("td", "th") and self._block.atoms and self._last() != "\n":
            self._trim()
            self._add("\t", element.start, element.end)
        elif element.tag not in INLINE:
            self._add_space(element.start, element.end)

    def _break_line(self, element: Element) -> None:
        """One <br> is a line end, two end the block; within a table they are blanks."""
        if self._table:
            self._add_space(element.start, element.end)
            return
        self._trim()
        if self._last() == "\n" and not self._preformatted:
            self.flush()
        elif self._block.atoms:
            self._add("\n", element.start, element.end)

    def add_text(self, run: Text) -> None:
        """The characters of a run: verbatim stretches, collapsed white space, decoded references."""
        position = run.start
        pattern = _REFERENCE if self._preformatted else _SPECIAL
        for match in pattern.finditer(self._source, run.start, run.end):
            self._add_verbatim(position, match.start())
            position = match.end()
            if match[0][0] != "&":
                self._add_space(match.start(), position)
            elif (decoded := html.unescape(match[0])) != match[0]:
                self._add(decoded, match.start(), position)
            else:
                self._add_verbatim(match.start(), position)
        self._add_verbatim(position, run.end)

    def _add_verbatim(self, start: int, end: int) -> None:
        if start < end and not self._preformatted and self._source[start] == " " and self._last() in " \n\t":
            start += 1
        if start < end:
            self._block.atoms.append(Atom(self._source[start:end], start, end, True, self._links > 0))

    def _add_space(self, start: int, end: int) -> None:
        if self._last() not in " \n\t":
            self._add(" ", start, end)

    def _add(self, text: str, start: int, end: int) -> None:
        """Add what the source stands for; a reference to a control character stands for nothing."""
        if text:
            self._block.atoms.append(Atom(text, start, end, False, self._links > 0))

    def _last(self) -> str:
        """The last character of the block; a newline while it is empty, where blanks are dropped too."""
        return self._block.atoms[-1].text[-1] if self._block.atoms else "\n"

    def _trim(self) -> None:
        """Drop the blanks at the end of the block."""
        atoms = self._block.atoms
        while atoms and atoms[-1].text[-1] in " \t":
            if atoms[-1].is_verbatim and len(atoms[-1].text) > 1:
                atoms[-1].text = atoms[-1].text[:-1]
                atoms[-1].end -= 1
            else:
                atoms.pop()

    def flush(self) -> None:
        """End the block; blanks and line ends at its end are dropped, and so is a block without text."""
        self._trim()
        while self._block.atoms and self._last() in "\n\r":
            last = self._block.atoms[-1]
            if len(last.text) > 1:
                last.text, last.end = last.text[:-1], last.end - 1
            else:
                self._block.atoms.pop()
            self._trim()
        if any(not atom.text.isspace() for atom in self._block.atoms):
            self.blocks.append(self._block)
        self._block = Block(self._owners[-1])
