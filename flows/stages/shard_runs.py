"""Shards handed to workers: each a run of a deployment, looked after until the shard is there.

Whether a shard is done, its folder says, not its run. A run whose worker and child have both been killed
stays Running for ever; that nobody holds its shard tells, and it is put back among those to be taken. What
no worker manages, or none comes for, is derived in this process.
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId
from prefect.client.schemas.objects import TERMINAL_STATES, State, StateType
from prefect.deployments import run_deployment
from prefect.exceptions import ObjectNotFound
from prefect.states import AwaitingRetry, Cancelled

from schemas.errors import FlowFailed
from schemas.settings import Settings
from tasks.shard_folder import ShardFolder, is_held, read_ask, shard_folder
from tasks.shards import derive_shard
from warehouse.archive import Archive

POLL_SECONDS = 1.0
MOST_ATTEMPTS = 3
RUNS_AT_ONCE = 200
"""How many runs the server tells of at a time."""


class Step(Enum):
    """What to do about a shard that is not done."""

    WAIT = "wait"
    RESCHEDULE = "let another worker take the run"
    RUN_AGAIN = "make a new run of it"
    DERIVE_HERE = "derive it in this process"


@dataclass
class Handed:
    """A shard in the hands of workers: its run, the how-manieth, and since when nobody seems to be at it."""

    shard_id: str
    place: ShardFolder
    flow_run_id: UUID
    attempt: int
    idle_since: float | None = None


def derived_by_workers(archive: Archive, shard_ids: Iterable[str], settings: Settings) -> Iterator[str]:
    """Have shards derived by the workers of `settings.shards`; yield the name of each as it gets done.

    Also of one that another run has taken. Raises `FlowFailed` if there is no such deployment.
    """
    handed = [_hand(archive, shard_id, settings, attempt=1) for shard_id in shard_ids]
    last_sign = time.monotonic()
    with get_client(sync_client=True) as client:
        while handed:
            done = [each for each in handed if each.place.done.exists() or not each.place.ask.exists()]
            handed = [each for each in handed if each not in done]
            yield from (each.shard_id for each in done)
            states = _states(client, handed)
            if done or any(state.type in (StateType.RUNNING, StateType.PENDING) for state in states.values()):
                last_sign = time.monotonic()
            for each in handed:
                silence = time.monotonic() - last_sign
                _look_after(client, archive, each, states.get(each.flow_run_id), silence, settings)
            if handed:
                time.sleep(POLL_SECONDS)


def next_step(
    state: StateType | None, attempt: int, idle_seconds: float, silent_seconds: float, settings: Settings
) -> Step:
    """Decide about a shard that is not done, by the state of its run (None: the server knows of no run).

    `idle_seconds`: how long the run has been under way without anybody holding the shard.
    `silent_seconds`: how long no worker has been at work on any shard.
    """
    if state is None or state in TERMINAL_STATES:
        return Step.RUN_AGAIN if attempt < MOST_ATTEMPTS else Step.DERIVE_HERE
    if state is StateType.SCHEDULED:
        return Step.DERIVE_HERE if silent_seconds > settings.shard_patience_seconds else Step.WAIT
    if idle_seconds <= settings.shard_grace_seconds:
        return Step.WAIT
    return Step.RESCHEDULE if attempt < MOST_ATTEMPTS else Step.DERIVE_HERE


def _hand(archive: Archive, shard_id: str, settings: Settings, attempt: int) -> Handed:
    """Make a run of the deployment for a shard, or find the one that a killed run has made."""
    shard = read_ask(archive, shard_id)
    asked_by = shard.asked_by if shard else ""
    try:
        # From a flow that is not asynchronous it returns the run, whatever its type says.
        run: Any = run_deployment(
            str(settings.shards),
            parameters={"archive": str(archive.root), "shard_id": shard_id},
            timeout=0,
            idempotency_key=f"{shard_id} {asked_by} {attempt}",
        )
    except ObjectNotFound as missing:
        raise FlowFailed(
            f"there is no deployment {settings.shards} to take shards: deploy it (`prefect deploy --all`),"
            " or leave out the setting `shards` ($CHANCERY_SHARDS)"
        ) from missing
    return Handed(shard_id, shard_folder(archive, shard_id), run.id, attempt)


def _states(client: SyncPrefectClient, handed: list[Handed]) -> dict[UUID, State[object]]:
    """Return the states of the shards' runs."""
    ids = [each.flow_run_id for each in handed]
    found: dict[UUID, State[object]] = {}
    for start in range(0, len(ids), RUNS_AT_ONCE):
        some = FlowRunFilter(id=FlowRunFilterId(any_=ids[start : start + RUNS_AT_ONCE]))
        runs = client.read_flow_runs(flow_run_filter=some, limit=RUNS_AT_ONCE)
        found |= {run.id: run.state for run in runs if run.state}
    return found


def _look_after(
    client: SyncPrefectClient,
    archive: Archive,
    handed: Handed,
    state: State[object] | None,
    silent_seconds: float,
    settings: Settings,
) -> None:
    """Take the next step about a shard that was not done a moment ago."""
    now = time.monotonic()
    is_under_way = state is not None and state.type not in (*TERMINAL_STATES, StateType.SCHEDULED)
    if not is_under_way or is_held(handed.place):
        handed.idle_since = None
    elif handed.idle_since is None:
        handed.idle_since = now
    idle_seconds = now - handed.idle_since if handed.idle_since is not None else 0.0
    step = next_step(state.type if state else None, handed.attempt, idle_seconds, silent_seconds, settings)
    if step is Step.RESCHEDULE:
        client.set_flow_run_state(handed.flow_run_id, AwaitingRetry(), force=True)
        handed.idle_since = None
        handed.attempt += 1
    elif step is Step.RUN_AGAIN and not handed.place.done.exists():
        again = _hand(archive, handed.shard_id, settings, handed.attempt + 1)
        handed.flow_run_id, handed.attempt = again.flow_run_id, again.attempt
    elif step is Step.DERIVE_HERE:
        derive_shard(archive, handed.shard_id, settings.workers)
        if state is not None and state.type not in TERMINAL_STATES:
            client.set_flow_run_state(handed.flow_run_id, Cancelled(), force=True)
