"""PROV-N: the notation of provenance for people, W3C recommendation of 30 April 2013."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from flows.cli.audit.prov_graph import NAMESPACES, Graph
from flows.cli.audit.prov_json import attributes, xsd_time
from flows.cli.reading import Record

ESCAPED = re.compile(r"[=',():;\[\]]")
"""What must be escaped in the local part of a name (production PN_CHARS_ESC)."""

WITHOUT_ATTRIBUTES = ("specializationOf", "alternateOf")


def prov_n(found: Iterable[Graph]) -> str:
    """Return graphs as one PROV-N document: the first as its own content, the others as its bundles."""
    lines = ["document"]
    known = {prefix: uri for prefix, uri in NAMESPACES.items() if prefix not in ("prov", "xsd")}
    lines += [f"  prefix {prefix} <{uri}>" for prefix, uri in known.items()]
    for graph in found:
        if graph.bundle_id is None:
            lines += [f"  {line}" for line in _content(graph)]
        else:
            lines.append(f"  bundle {_name(graph.bundle_id)}")
            lines += [f"    {line}" for line in _content(graph)]
            lines.append("  endBundle")
    return "\n".join([*lines, "endDocument", ""])


def _content(graph: Graph) -> Iterator[str]:
    yield from map(_element, graph.elements)
    yield from map(_statement, graph.statements)


def _element(element: Record) -> str:
    said = [f"prov:type={_literal_name(element['type'])}"]
    said += [f"{_name(name)}={_literal(value)}" for name, value in attributes(element)]
    times = ""
    if element["element_kind"] == "activity":
        at = (element["started_at"], element["ended_at"])
        times = "".join(f", {xsd_time(each) if each else '-'}" for each in at)
    return f"{element['element_kind']}({_name(element['element_id'])}{times}, [{', '.join(said)}])"


def _statement(statement: Record) -> str:
    term = statement["term"]
    arguments = [_name(statement["subject_id"]), _name(statement["object_id"])]
    if term in ("used", "wasGeneratedBy"):
        arguments.append(xsd_time(statement["occurred_at"]) if statement["occurred_at"] else "-")
    elif term == "wasStartedBy":
        arguments = [arguments[0], "-", arguments[1], "-"]
    elif term == "wasDerivedFrom":
        arguments += [_optional(statement["activity_id"]), "-", "-"]
    elif term == "wasAssociatedWith":
        arguments.append(_optional(statement["plan_id"]))
    if statement["type"] and term not in WITHOUT_ATTRIBUTES:
        arguments.append(f"[prov:type={_literal_name(statement['type'])}]")
    return f"{term}({', '.join(arguments)})"


def _optional(name: str | None) -> str:
    return _name(name) if name else "-"


def _name(qualified: str) -> str:
    prefix, _, local = qualified.partition(":")
    return f"{prefix}:{ESCAPED.sub(lambda match: chr(92) + match[0], local)}"


def _literal_name(qualified: str) -> str:
    return f"'{_name(qualified)}'"


def _literal(value: Any) -> str:
    """Return a value as PROV-N writes it: strings in quotes, everything else with its type."""
    if isinstance(value, bool):
        return f'"{str(value).lower()}" %% xsd:boolean'
    if isinstance(value, int):
        return f'"{value}" %% xsd:integer'
    if isinstance(value, float):
        return f'"{value}" %% xsd:double'
    return json.dumps(str(value), ensure_ascii=False)
