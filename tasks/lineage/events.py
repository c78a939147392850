"""OpenLineage run events (specification 2-0-2): which job read and wrote which datasets, and how it ended.

Pure: times, ids and datasets come from the caller. Each facet names the version of its schema.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from schemas.version import CODE_VERSION

EventType = Literal["START", "COMPLETE", "FAIL"]
Json = dict[str, Any]

PRODUCER = f"https://chancery.invalid/{CODE_VERSION}"
"""Who says so. A name and no address: `.invalid` never resolves (RFC 2606)."""

SPEC = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
FACETS = "https://openlineage.io/spec/facets/"
NAMESPACE = "chancery"


@dataclass(frozen=True)
class Job:
    """A flow, or a stage of it, with the source of the function that does it."""

    name: str
    job_type: Literal["FLOW", "TASK"]
    source_code: str


@dataclass(frozen=True)
class Run:
    """One run of a job; `parent` is the run of the flow it belongs to. Ids are UUIDs."""

    run_id: str
    job: Job
    engine_version: str
    parent: "Run | None" = None


@dataclass(frozen=True)
class Dataset:
    """Something read or written: `fields` are its columns as (name, type, meaning)."""

    namespace: str
    name: str
    fields: Sequence[tuple[str, str, str]] = ()
    row_count: int | None = None


@dataclass(frozen=True)
class Failure:
    """Why a run failed."""

    message: str
    stack_trace: str


@dataclass(frozen=True)
class Touched:
    """What a run reads and what it writes."""

    inputs: Sequence[Dataset] = ()
    outputs: Sequence[Dataset] = ()


def run_event(
    event_type: EventType,
    run: Run,
    at: datetime,
    touched: Touched | None = None,
    failure: Failure | None = None,
) -> Json:
    """Return one event. `at` is UTC without a zone."""
    touched = touched or Touched()
    return {
        "eventType": event_type,
        "eventTime": at.replace(tzinfo=None).isoformat() + "Z",
        "producer": PRODUCER,
        "schemaURL": SPEC,
        "run": {"runId": run.run_id, "facets": _run_facets(run, failure)},
        "job": {"namespace": NAMESPACE, "name": run.job.name, "facets": _job_facets(run.job)},
        "inputs": [_dataset(each) for each in touched.inputs],
        "outputs": [_output(each) for each in touched.outputs],
    }


def _run_facets(run: Run, failure: Failure | None) -> Json:
    engine = {"name": "Prefect", "version": run.engine_version, "openlineageAdapterVersion": CODE_VERSION}
    facets = {"processing_engine": _facet("1-1-1/ProcessingEngineRunFacet", **engine)}
    if run.parent:
        parent_run = {"runId": run.parent.run_id}
        parent_job = {"namespace": NAMESPACE, "name": run.parent.job.name}
        facets["parent"] = _facet("1-2-0/ParentRunFacet", run=parent_run, job=parent_job)
    if failure:
        said = {"message": failure.message, "stackTrace": failure.stack_trace}
        facets["errorMessage"] = _facet("1-0-1/ErrorMessageRunFacet", programmingLanguage="python", **said)
    return facets


def _job_facets(job: Job) -> Json:
    kind = {"processingType": "BATCH", "integration": "PREFECT", "jobType": job.job_type}
    return {
        "jobType": _facet("2-0-4/JobTypeJobFacet", **kind),
        "sourceCode": _facet("1-0-1/SourceCodeJobFacet", language="python", sourceCode=job.source_code),
    }


def _dataset(dataset: Dataset) -> Json:
    said: Json = {"namespace": dataset.namespace, "name": dataset.name}
    if dataset.fields:
        fields = [{"name": name, "type": kind, "description": words} for name, kind, words in dataset.fields]
        said["facets"] = {"schema": _facet("1-2-0/SchemaDatasetFacet", fields=fields)}
    return said


def _output(dataset: Dataset) -> Json:
    said = _dataset(dataset)
    if dataset.row_count is not None:
        count = _facet("1-0-2/OutputStatisticsOutputDatasetFacet", rowCount=dataset.row_count)
        said["outputFacets"] = {"outputStatistics": count}
    return said


def _facet(schema: str, **said: Any) -> Json:
    name = schema.partition("/")[2]
    return {"_producer": PRODUCER, "_schemaURL": f"{FACETS}{schema}.json#/$defs/{name}", **said}
