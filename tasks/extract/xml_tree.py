"""XML into a tree whose texts know their bytes; what no document needs is refused.

A document type declaration is where entity bombs and outside references live (CWE-776, CWE-611); office
files and XMP packets have none, so its mere presence is an error.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

MOST_DEPTH = 250
"""Elements within elements; office files nest some dozens deep."""

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16le"), (b"\xfe\xff", "utf-16be"))


class BrokenXml(ValueError):
    """The bytes are no XML that can be trusted; the message says why."""


@dataclass(slots=True)
class Text:
    """Characters that stand for bytes of the member, one to one where `encoding` is not empty."""

    text: str
    byte_start: int
    byte_end: int
    encoding: str


@dataclass(slots=True, eq=False)
class Element:
    """An element; `tag` and the names of its attributes carry the prefixes that the caller gave."""

    tag: str
    byte_start: int
    attributes: dict[str, str]
    children: "list[Element | Text]" = field(default_factory=list)
    byte_end: int = 0

    def find(self, *path: str) -> "Element | None":
        """The first element down this path of tags."""
        found: Element | None = self
        for tag in path:
            found = next((item for item in found.elements() if item.tag == tag), None) if found else None
        return found

    def elements(self) -> "Iterator[Element]":
        return (child for child in self.children if isinstance(child, Element))

    def text(self) -> str:
        """All text within, in order."""
        return "".join(part.text if isinstance(part, Text) else part.text() for part in self.children)


def parse_xml(content: bytes, prefixes: Mapping[str, str]) -> Element:
    """The root element; `prefixes` maps namespaces to the prefixes by which tags are named.

    A name of another namespace stands as `{namespace}name`. Raises `BrokenXml`.
    """
    builder = _Builder(content, prefixes)
    try:
        builder.parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as cause:
        raise BrokenXml(str(cause)) from cause
    return builder.root


class _Builder:
    def __init__(self, content: bytes, prefixes: Mapping[str, str]) -> None:
        self.content = content
        self.prefixes = prefixes
        self.encoding = next((name for bom, name in _BOMS if content.startswith(bom)), "utf-8")
        self.names: dict[str, str] = {}
        self.open: list[Element] = []
        self.is_cdata = False
        self.parser: Any = expat.ParserCreate(namespace_separator="\n")
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartCdataSectionHandler = lambda: self._turn_cdata(True)
        self.parser.EndCdataSectionHandler = lambda: self._turn_cdata(False)

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and not encoding.lower().startswith("utf-16"):
            self.encoding = encoding

    def _doctype(self, *_: object) -> None:
        raise BrokenXml("it declares a document type, which no such file needs")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.open) >= MOST_DEPTH:
            raise BrokenXml(f"its elements are nested more than {MOST_DEPTH} deep")
        named = {self._named(key): value for key, value in attributes.items()}
        element = Element(self._named(name), self.parser.CurrentByteIndex, named)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def _end(self, _: str) -> None:
        start = self.parser.CurrentByteIndex
        self.open.pop().byte_end = self.content.find(b">", start) + 1

    def _characters(self, text: str) -> None:
        start = self.parser.CurrentByteIndex
        written = text.encode(self.encoding, "replace")
        # `&` comes alone when it was written `&amp;`, unless it stands in a CDATA section.
        if self.content.startswith(written, start) and (text != "&" or self.is_cdata):
            run = Text(text, start, start + len(written), self.encoding)
        else:
            run = Text(text, start, self._reference_end(text, start), "")
        self.open[-1].children.append(run)

    def _turn_cdata(self, is_on: bool) -> None:
        self.is_cdata = is_on

    def _reference_end(self, text: str, start: int) -> int:
        """Where the bytes end that stand for a reference, or for a line end written in two characters."""
        if text == "\n":
            width = len("\r\n".encode(self.encoding))
            return start + (
                width if self.content.startswith("\r\n".encode(self.encoding), start) else width // 2
            )
        end = ";".encode(self.encoding)
        return self.content.find(end, start) + len(end)

    def _named(self, name: str) -> str:
        """The name with its prefix: expat gives namespace and name with a newline between."""
        if name not in self.names:
            namespace, _, local = name.rpartition("\n")
            prefix = self.prefixes.get(namespace)
            known = f"{prefix}:{local}" if prefix else f"{{{namespace}}}{local}"
            self.names[name] = known if namespace else local
        return self.names[name]
