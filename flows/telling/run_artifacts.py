"""What a run tells in Prefect: how far it is while it works, and what came of it when it ends.

Artifacts are for people. What is on record stands in the warehouse, so a server that will not take one
never fails a run.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.context import FlowRunContext
from prefect.events import emit_event
from prefect.logging import get_run_logger

from flows.cli.compare.command import comparison_of
from flows.cli.compare.compared import Comparison
from flows.cli.ingest.progress_line import STAGES
from flows.cli.ingest.run_summary import counts_line
from flows.telling.asset_events import MATERIALIZED, asset_events
from flows.telling.run_texts import changed_text, counts_rows, new_text, quarantine_text, repeats_text
from schemas.run import MadeRelation, ReprocessReport, RunReport
from tasks.progress import also_listening
from warehouse.archive import Archive
from warehouse.connection import published_warehouse

MOST_COMPARED = 4
"""Pairs of which the differing words are told, in a run of a deployment; the command itself tells more."""

COMPARED = ("near_duplicate", "reproduces", "quotes")
"""The relations whose story is what differs."""

PAUSE_SECONDS = 1.0
"""Between two updates of a run's progress, and before the first: what is over sooner needs none."""

SHARES = {"fetch": (0, 10), "derive": (10, 70), "land": (70, 100)}
"""From how many per cent to how many each stage takes a run."""


@contextmanager
def progress_told() -> Iterator[None]:
    """Keep a progress artifact of the current run up to date while the block runs."""
    progress = _Progress()
    with also_listening(progress.tell):
        yield
    progress.end()


class _Progress:
    def __init__(self) -> None:
        self._artifact_id: UUID | None = None
        self._told_at = time.monotonic()

    def tell(self, stage: str, done: int, total: int) -> None:
        if time.monotonic() - self._told_at < PAUSE_SECONDS:
            return
        first, last = SHARES.get(stage, (0, 0))
        self._put(
            first + (last - first) * done / max(total, 1),
            f"{STAGES.get(stage, stage)}: {done:,} of {total:,}",
        )
        self._told_at = time.monotonic()

    def end(self) -> None:
        if self._artifact_id:
            self._put(100.0, "done")

    def _put(self, percent: float, said: str) -> None:
        with _never_failing():
            if self._artifact_id:
                update_progress_artifact(self._artifact_id, percent, description=said)
            else:
                self._artifact_id = _id(create_progress_artifact(percent, description=said))


def _id(created: object) -> UUID | None:
    return created if isinstance(created, UUID) else None


def tell_ingest(archive: Archive, done: RunReport) -> None:
    """Make the artifacts of an ingest run; of what did not happen there is none."""
    with _never_failing():
        create_table_artifact(counts_rows(done), key="counts", description="What the run did, in numbers")
        if done.landed:
            markdown_artifact("new-documents", new_text(done, str(archive.warehouse)), "What is new")
        if done.relations:
            most = MOST_COMPARED if _is_deployed() else 1
            told = repeats_text(done.relations, _comparisons(archive, done.relations, most))
            markdown_artifact("repeats", told, "What repeats what, and in which words it differs")
        if done.quarantined:
            told = quarantine_text(done.quarantined)
            markdown_artifact("quarantine", told, "What did not land, and what to do about it")
        get_run_logger().info("%s", counts_line(done))
        # Events need a connection of their own, which a run of the command need not wait for.
        for made in asset_events(archive, done) if _is_deployed() else ():
            emit_event(MATERIALIZED, made.resource, related=made.related, payload=made.payload)


def tell_reprocess(done: ReprocessReport) -> None:
    """Make the artifacts of a reprocess run."""
    markdown_artifact("changed", changed_text(done), "What the rules there are now have changed")
    if done.failed:
        markdown_artifact("quarantine", quarantine_text(done.failed), "What could not be derived any more")


def markdown_artifact(key: str, text: str, description: str) -> None:
    with _never_failing():
        create_markdown_artifact(text, key=key, description=description)


@contextmanager
def _never_failing() -> Iterator[None]:
    """Log what goes wrong in the block, and go on."""
    try:
        yield
    # Whatever a client of a server may raise: the work is done, and only the telling of it is at stake.
    except Exception as cause:
        get_run_logger().warning("an artifact could not be made: %s: %s", type(cause).__name__, cause)


def _is_deployed() -> bool:
    """Whether a worker runs this, and nobody watches a terminal."""
    context = FlowRunContext.get()
    return bool(context and context.flow_run and context.flow_run.deployment_id)


def _comparisons(archive: Archive, relations: Sequence[MadeRelation], most: int) -> list[Comparison]:
    pairs = [
        (each.subject_id, each.object_id)
        for each in relations
        if each.predicate in COMPARED and each.subject_id != each.object_id
    ]
    with published_warehouse(archive) as connection:
        return [comparison_of(connection, *pair) for pair in list(dict.fromkeys(pairs))[:most]]
