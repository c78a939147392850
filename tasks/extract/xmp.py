"""The properties of an XMP packet (ISO 16684-1): what PDFs and pictures state about themselves."""

from collections.abc import Iterator

from tasks.extract.claims import Stated
from tasks.extract.xml_tree import BrokenXml, Element, parse_xml

_PREFIXES = {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://ns.adobe.com/pdfx/1.3/": "pdfx",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "adobe:ns:meta/": "x",
}
_SCHEMAS = ("dc:", "xmp:", "xmpMM:", "xmpRights:", "pdf:", "pdfx:", "pdfaid:", "photoshop:")
_CONTAINERS = ("rdf:Alt", "rdf:Seq", "rdf:Bag")
MOST_BYTES = 2**20


def read_xmp(packet: bytes) -> list[Stated]:
    """The simple properties and the items of lists, by qualified name; none for a packet that is broken."""
    is_wide = packet.startswith((b"\xff\xfe", b"\xfe\xff"))
    trimmed = packet if is_wide else packet.strip(b"\x00 \r\n\t")
    try:
        root = parse_xml(trimmed[:MOST_BYTES], _PREFIXES)
    except BrokenXml:
        return []
    return [("xmp", name, value) for name, value in _properties(root) if name.startswith(_SCHEMAS)]


def _properties(root: Element) -> Iterator[tuple[str, str]]:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag != "rdf:Description":
            waiting.extend(reversed(list(element.elements())))
            continue
        yield from element.attributes.items()
        for child in element.elements():
            yield from ((child.tag, value) for value in _values(child))


def _values(element: Element) -> list[str]:
    """The value of a simple property, or those of a list; none for a structure such as a history."""
    held = list(element.elements())
    if not held:
        return [element.text()]
    items = [item for box in held if box.tag in _CONTAINERS for item in box.elements()]
    return [item.text() for item in items if not list(item.elements())]
