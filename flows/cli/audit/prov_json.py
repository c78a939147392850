"""PROV-JSON: the W3C member submission of 24 April 2013."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from flows.cli.audit.prov_graph import NAMESPACES, ROLES, Graph
from flows.cli.reading import Record


def prov_json(found: Iterable[Graph]) -> str:
    """Return graphs as one PROV-JSON document: the first as its own content, the others as its bundles."""
    document: dict[str, Any] = {"prefix": NAMESPACES}
    for graph in found:
        if graph.bundle_id is None:
            document |= _content(graph)
        else:
            document.setdefault("bundle", {})[graph.bundle_id] = _content(graph)
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _content(graph: Graph) -> dict[str, Any]:
    content: dict[str, Any] = {}
    for element in graph.elements:
        content.setdefault(element["element_kind"], {})[element["element_id"]] = _element(element)
    for number, statement in enumerate(graph.statements, start=1):
        content.setdefault(statement["term"], {})[f"_:s{number}"] = _statement(statement)
    return content


def _element(element: Record) -> dict[str, Any]:
    made: dict[str, Any] = {"prov:type": _name(element["type"])}
    for name, at in (("prov:startTime", element["started_at"]), ("prov:endTime", element["ended_at"])):
        if at:
            made[name] = xsd_time(at)
    for name, value in attributes(element):
        made[name] = value
    return made


def _statement(statement: Record) -> dict[str, Any]:
    subject, object_ = ROLES[statement["term"]]
    made = {f"prov:{subject}": statement["subject_id"], f"prov:{object_}": statement["object_id"]}
    if statement["activity_id"]:
        made["prov:activity"] = statement["activity_id"]
    if statement["plan_id"]:
        made["prov:plan"] = statement["plan_id"]
    if statement["occurred_at"]:
        made["prov:time"] = xsd_time(statement["occurred_at"])
    if statement["type"]:
        made["prov:type"] = _name(statement["type"])
    return made


def attributes(element: Record) -> list[tuple[str, Any]]:
    """Return what is said of an element besides type and times; what is null is not said."""
    said = json.loads(element["attributes"])
    return [(name, value) for name, value in said.items() if value is not None]


def xsd_time(at: datetime) -> str:
    """Return a time in UTC as xsd:dateTime."""
    return at.replace(tzinfo=None).isoformat() + "Z"


def _name(qualified: str) -> dict[str, str]:
    return {"$": qualified, "type": "xsd:QName"}
