"""HTML source into a tree of elements and text runs, each with its place in the source.

The tags come from `html.parser`; the tree is built by the rules that matter for text (HTML Living
Standard, sections 13.1.2.4 and 13.2.6): void elements, end tags that may be omitted, end tags without
a start. Nothing here recurses, and the time is linear in the length of the source.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from tasks.extract.html_elements import (
    CLOSES_PARAGRAPH,
    ENDS_FOREIGN,
    FOREIGN,
    HTML_IN_FOREIGN,
    INLINE,
    VOID,
)

# A start tag ends the open elements of the first set, unless one of the second stands between.
_IMPLIED_ENDS = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "th": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "tbody": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
    "tfoot": (frozenset({"thead", "tbody"}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "a": (frozenset({"a"}), CLOSES_PARAGRAPH | {"li", "td", "th"}),
    **dict.fromkeys(
        CLOSES_PARAGRAPH, (frozenset({"p"}), frozenset({"button", "td", "th", "table", "object"}))
    ),
}
# Elements nested deeper are taken as siblings, as browsers do; it bounds every look at what is open.
_MAX_DEPTH = 512
_CELLS: frozenset[str] = frozenset({"table", "td", "th"})
_TABLE_PARTS = frozenset({"table", "tr", "td", "th", "tbody", "thead", "tfoot"})


@dataclass(slots=True, eq=False)
class Text:
    """A run of characters and references: the source from `start` to `end`."""

    start: int
    end: int


@dataclass(slots=True, eq=False)
class Element:
    """An element; `start` to `end` is its start tag, `number` its place in document order."""

    tag: str
    attributes: dict[str, str]
    parent: "Element | None"
    number: int
    start: int
    end: int
    children: "list[Element | Text]" = field(default_factory=list)

    def elements(self) -> "Iterator[Element]":
        return (child for child in self.children if isinstance(child, Element))

    def outward(self) -> "Iterator[Element]":
        """The element and those around it, the nearest first."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent


def parse(source: str) -> list[Element]:
    """The elements of an HTML source in document order; the first is an artificial root.

    Unfinished constructs at the end (a comment or a tag never closed) are left out, as browsers do.
    """
    builder = _Builder(source)
    # Marked sections are bogus comments in HTML; html.parser raises for those it does not know.
    builder.feed(source.replace("<![", "<!x"))
    builder.finish()
    return builder.elements


class _Builder(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self._source = source
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", source))]
        root = Element("", {}, None, 0, 0, 0)
        self.elements = [root]
        self._open = [root]
        self._open_counts: Counter[str] = Counter()
        self._pending: Text | Element | None = None

    def finish(self) -> None:
        """Close the last run; what the parser left as unfinished is text unless it is a tag."""
        position = self._position()
        rest_is_text = position < len(self._source) and self._source[position] != "<"
        if rest_is_text and not isinstance(self._pending, Text):
            self.handle_data("")
        self._end_pending(len(self._source) if rest_is_text else position)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._event()
        if tag in ENDS_FOREIGN and any(self._open_counts[name] for name in FOREIGN):
            self._end_foreign()
        self._imply_ends(tag)
        attributes = {name: value or "" for name, value in reversed(attrs)}
        parent = self._open[-1]
        element = Element(tag, attributes, parent, len(self.elements), start, start)
        parent.children.append(element)
        self.elements.append(element)
        self._pending = element
        if tag not in VOID and len(self._open) < _MAX_DEPTH:
            self._open.append(element)
            self._open_counts[tag] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A slash before the `>` means nothing in HTML: `<div/>` opens."""
        self.handle_starttag(tag, attrs)
        if tag in ("svg", "path", "script", "iframe", "use", "g", "rect", "circle"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self._event()
        if tag == "p" and not self._open_counts["p"]:
            return
        if self._open_counts[tag]:
            self._close_to(tag)

    def handle_data(self, data: str) -> None:
        if isinstance(self._pending, Text):
            return
        start = self._event()
        run = Text(start, start)
        self._open[-1].children.append(run)
        self._pending = run

    def handle_entityref(self, name: str) -> None:
        self.handle_data(name)

    def handle_charref(self, name: str) -> None:
        self.handle_data(name)

    def handle_comment(self, data: str) -> None:
        self._event()

    def handle_decl(self, decl: str) -> None:
        self._event()

    def handle_pi(self, data: str) -> None:
        self._event()

    def unknown_decl(self, data: str) -> None:
        self._event()

    def _position(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column

    def _event(self) -> int:
        """The place of the present event, at which the run or tag before it ends."""
        position = self._position()
        self._end_pending(position)
        return position

    def _end_pending(self, position: int) -> None:
        if self._pending is not None:
            self._pending.end = position
            self._pending = None

    def _imply_ends(self, tag: str) -> None:
        if tag not in _IMPLIED_ENDS:
            return
        ended, barriers = _IMPLIED_ENDS[tag]
        if not any(self._open_counts[name] for name in ended):
            return
        for element in reversed(self._open):
            if element.tag in barriers:
                return
            if element.tag in ended:
                self._close_to(element.tag)
                return

    def _end_foreign(self) -> None:
        """Pop a drawing or formula that somebody forgot to close, and all that it is in of the sort."""
        depth = len(self._open)
        for place in range(depth - 1, 0, -1):
            if self._open[place].tag in HTML_IN_FOREIGN:
                break
            if self._open[place].tag in FOREIGN:
                depth = place
        self._pop(depth)

    def _close_to(self, tag: str) -> None:
        """Pop the innermost open `tag` and what is open inside it, unless that is more than `tag` may end.

        A cell ends only with its row or table; a block does not end with a <b> or <span> around it.
        """
        bounds = _CELLS if tag not in _TABLE_PARTS else frozenset()
        if tag in INLINE and tag != "a":
            bounds = bounds | CLOSES_PARAGRAPH
        depth = len(self._open) - 1
        while self._open[depth].tag != tag:
            if self._open[depth].tag in bounds:
                return
            depth -= 1
        self._pop(depth)

    def _pop(self, depth: int) -> None:
        for element in self._open[depth:]:
            self._open_counts[element.tag] -= 1
        del self._open[depth:]
