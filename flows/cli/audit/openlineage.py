"""`audit --openlineage`: the runs that one document went through, as OpenLineage events."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from flows.cli.captures import captures_of
from flows.cli.printing.output import json_text
from flows.cli.reading import Record, read
from tasks.lineage.datasets import addresses, landed_views
from tasks.lineage.events import Job, Run, Touched, run_event
from warehouse.archive import Archive

FLOWS = Path(__file__).parents[2]
"""Their source is read, not imported: importing a flow loads Prefect."""


def lineage_events(connection: DuckDBPyConnection, archive: Archive, document_id: str) -> str:
    """Return one event a line: START and, if the run has ended, COMPLETE, of each run about a document."""
    captures = captures_of(connection, document_id)
    derivations = read(connection, "derivations_of", document_id=document_id)
    run_ids = dict.fromkeys(row["run_id"] for row in [*captures, *derivations])
    runs = [row for run_id in run_ids for row in read(connection, "run", run_id=run_id)]
    events: list[dict[str, Any]] = []
    for run in sorted(runs, key=lambda row: (row["started_at"], row["run_id"])):
        inputs = addresses(row["uri"] for row in captures if row["run_id"] == run["run_id"])
        outputs = landed_views(connection, archive, run["run_id"], document_id)
        events += _events(run, Touched(inputs, outputs))
    return "".join(json_text(event) + "\n" for event in events)


def _events(run: Record, touched: Touched) -> Iterator[dict[str, Any]]:
    engine = json.loads(run["libraries"]).get("prefect", "unknown")
    made = Run(run["run_id"], Job(run["flow_name"], "FLOW", _source(run["flow_name"])), engine)
    yield run_event("START", made, run["started_at"])
    if run["ended_at"]:
        yield run_event("COMPLETE", made, run["ended_at"], touched)


def _source(flow_name: str) -> str:
    """Return the source of a flow; of one that has no file of its own, that of the flow it is a form of."""
    path = FLOWS / f"{flow_name}.py"
    return (path if path.is_file() else FLOWS / "ingest.py").read_text(encoding="utf-8")
