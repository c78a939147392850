"""What a run made of what, as events that Prefect's pages list: original, document, warehouse.

The names are those of Prefect's own assets (`prefect.assets`), whose decorator would say of every document
that it came of all originals. Prefect's open pages show such events in their feed and on the time line of
their run, with what each came of; only its cloud draws a graph of them.
"""

from dataclasses import dataclass
from typing import Any

from flows.cli.printing.heads import head
from flows.cli.printing.terminal import shortened, visible
from schemas.run import LandedDocument, RunReport
from warehouse.archive import Archive

MATERIALIZED = "prefect.asset.materialization.succeeded"

MOST_DOCUMENTS = 50
"""Documents of one run that are told of."""

LONGEST_NAME = 100


@dataclass(frozen=True)
class AssetEvent:
    """One thing made: `resource` is what, `related` what of, `payload` what else there is to know."""

    resource: dict[str, str]
    related: list[dict[str, str]]
    payload: dict[str, Any]


def asset_events(archive: Archive, done: RunReport) -> list[AssetEvent]:
    """Return an event per new document, then one of the warehouse that holds them; none if none is new."""
    told = done.landed[:MOST_DOCUMENTS]
    if not told:
        return []
    documents = [_document(archive, each) for each in told]
    counts = {"landed_count": done.landed_count, "relation_count": len(done.relations)}
    warehouse = AssetEvent(
        _resource(_key(archive), archive.warehouse.name),
        [{**event.resource, "prefect.resource.role": "asset"} for event in documents],
        {**counts, "head": head(done.tree_size, done.root_sha256)},
    )
    return [*documents, warehouse]


def _document(archive: Archive, document: LandedDocument) -> AssetEvent:
    original = archive.original(document.document_id).as_uri()
    return AssetEvent(
        _resource(f"{_key(archive)}/documents/{document.document_id}", document.name),
        [{**_resource(original, f"original of {document.name}"), "prefect.resource.role": "asset"}],
        {"kind": document.kind, "title": shortened(visible(document.title or ""), LONGEST_NAME)},
    )


def _key(archive: Archive) -> str:
    return archive.warehouse.as_uri().replace("file:", "duckdb:", 1)


def _resource(key: str, name: str) -> dict[str, str]:
    return {"prefect.resource.id": key, "prefect.resource.name": shortened(visible(name), LONGEST_NAME)}
