"""The provenance of one document as W3C PROV sees it: elements and statements, outside and inside bundles."""

from collections.abc import Iterator
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from flows.cli.reading import Record, read

NAMESPACES = {
    "chancery": "https://chancery.invalid/ns#",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes. That of Chancery is a name and no address: `.invalid` never resolves (RFC 2606)."""

ROLES = {
    "used": ("activity", "entity"),
    "wasGeneratedBy": ("entity", "activity"),
    "wasStartedBy": ("activity", "starter"),
    "wasDerivedFrom": ("generatedEntity", "usedEntity"),
    "wasAttributedTo": ("entity", "agent"),
    "wasAssociatedWith": ("activity", "agent"),
    "specializationOf": ("specificEntity", "generalEntity"),
    "alternateOf": ("alternate1", "alternate2"),
}
"""The roles of subject and object in each relation, as PROV-JSON names them."""


@dataclass(frozen=True)
class Graph:
    """What is stated in one bundle, or outside of all (`bundle_id` None)."""

    bundle_id: str | None
    elements: list[Record]
    statements: list[Record]


def graphs(connection: DuckDBPyConnection, document_id: str) -> Iterator[Graph]:
    """Yield the graph of a document, then the bundles of judgements on it."""
    entries = [entry["entry_number"] for entry in read(connection, "ledger_of", document_id=document_id)]
    read(connection, "prov_load_judgements", document_id=document_id)
    read(connection, "prov_load_statements", document_id=document_id, entry_numbers=entries)
    read(connection, "prov_load_elements", document_id=document_id)
    elements, statements = read(connection, "prov_elements_of"), read(connection, "prov_statements_of")
    bundles = dict.fromkeys(each["bundle_id"] for each in [*elements, *statements])
    for bundle_id in dict.fromkeys([None, *bundles]):
        yield Graph(
            bundle_id,
            [element for element in elements if element["bundle_id"] == bundle_id],
            [statement for statement in statements if statement["bundle_id"] == bundle_id],
        )
