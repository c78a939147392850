"""What a Word document states about itself in its properties (ECMA-376-1, 22.2 to 22.3; ECMA-376-2, 11)."""

from collections.abc import Iterator

from schemas.claim import ClaimSource
from tasks.extract.claims import Stated
from tasks.extract.docx_package import Package
from tasks.extract.xml_tree import Element

_SOURCES: dict[str, ClaimSource] = {
    "core-properties": "docx_core",
    "extended-properties": "docx_app",
    "custom-properties": "docx_custom",
}
# What Word counts and how it saves: nothing about the document.
_TECHNICAL = (
    "TitlesOfParts HeadingPairs ScaleCrop LinksUpToDate SharedDoc HyperlinksChanged HLinks DocSecurity"
    " HyperlinkBase DigSig"
)


def properties_of(package: Package) -> list[Stated]:
    """The core, application and custom properties that have a value."""
    found: list[Stated] = []
    technical = frozenset(_TECHNICAL.split())
    for _, kind, member in package.related(""):
        source = _SOURCES.get(_kind(kind))
        root = package.xml(member) if source else None
        if source and root:
            found += [(source, name, value) for name, value in _values(root) if name not in technical]
    return found


def _kind(kind: str) -> str:
    """The kind of a relation, as it is called in the transitional form of the standard."""
    return {"extendedProperties": "extended-properties", "customProperties": "custom-properties"}.get(
        kind, kind
    )


def _values(root: Element) -> Iterator[tuple[str, str]]:
    for item in root.elements():
        name = item.attributes.get("name") if item.tag == "custom:property" else None
        yield name or item.tag.rpartition(":")[2].rpartition("}")[2], item.text()
