"""What a Prefect server must hold so that runs come on time and dead ones are taken over."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
    FlowRunFilterTags,
    WorkerFilter,
    WorkerFilterStatus,
    WorkPoolFilter,
    WorkPoolFilterName,
)
from prefect.client.schemas.objects import TERMINAL_STATES, FlowRun, StateType
from prefect.client.schemas.sorting import FlowRunSort
from prefect.events.schemas.automations import AutomationCore
from prefect.exceptions import ObjectNotFound
from prefect.states import AwaitingRetry, Cancelled

from schemas.errors import FlowFailed

POOL = "chancery"
TAG = "chancery"
AUTOMATIONS = Path(__file__).with_name("automations.json")

OURS = WorkPoolFilter(name=WorkPoolFilterName(any_=[POOL]))
"""What the pool's deployments and their runs are told by: a server may serve others too."""
AT_WORK = (StateType.PENDING, StateType.RUNNING)


@dataclass(frozen=True)
class Deployed:
    """One deployment: `name` is that of its flow and its own; `next_at` in UTC, None if only on demand."""

    deployment_id: UUID
    name: str
    description: str
    is_scheduled: bool
    next_at: datetime | None
    deployed_at: datetime | None


def set_up() -> None:
    """Have the pool, the deployments of ./prefect.yaml and the automations on the server, each once.

    Raises `FlowFailed` with what Prefect says where it cannot deploy.
    """
    with get_client(sync_client=True) as client:
        make_pool(client)
        automate(client)
    _prefect("deploy", "--all")


def make_pool(client: SyncPrefectClient) -> None:
    """Have the pool on the server, also where another machine makes it at the same time."""
    if _has_pool(client):
        return
    try:
        _prefect("work-pool", "create", POOL, "--type", "process")
    except FlowFailed:
        if not _has_pool(client):
            raise


def _has_pool(client: SyncPrefectClient) -> bool:
    try:
        client.read_work_pool(POOL)
    except ObjectNotFound:
        return False
    return True


def automate(client: SyncPrefectClient) -> None:
    """Have the automations on the server as they stand in `automations.json`."""
    for values in json.loads(AUTOMATIONS.read_text(encoding="utf-8")):
        wanted = AutomationCore.model_validate(values)
        held = client.read_automations_by_name(wanted.name)
        if not held:
            client.create_automation(wanted)
        elif (
            AutomationCore.model_validate(held[0].model_dump(include=set(AutomationCore.model_fields)))
            != wanted
        ):
            client.update_automation(held[0].id, wanted)


def deployed() -> list[Deployed]:
    """Return the pool's deployments on the server with the next run scheduled for each, the soonest first."""
    with get_client(sync_client=True) as client:
        flows = {flow.id: flow.name for flow in client.read_flows(work_pool_filter=OURS)}
        due = client.read_flow_runs(
            flow_run_filter=FlowRunFilter(state=_in_state(StateType.SCHEDULED)),
            work_pool_filter=OURS,
            sort=FlowRunSort.EXPECTED_START_TIME_ASC,
            limit=200,
        )
        found = [
            Deployed(
                each.id,
                f"{flows[each.flow_id]}/{each.name}",
                each.description or "",
                any(schedule.active for schedule in each.schedules) and not each.paused,
                next((run.expected_start_time for run in due if run.deployment_id == each.id), None),
                each.updated,
            )
            for each in client.read_deployments(work_pool_filter=OURS)
        ]
    return sorted(found, key=lambda each: (each.next_at or datetime.max.replace(tzinfo=UTC), each.name))


def take_over(worker_name: str) -> list[str]:
    """Schedule anew what a worker of this name was at when it was ended; return the names of the runs.

    The automations would do it 90 seconds after the last heartbeat; until then a new run would be refused for
    one that nobody is at. Where there are other workers they have to: the server does not say whose a run is.
    What somebody has cancelled meanwhile is cancelled, and not begun again.
    """
    online = WorkerFilter(status=WorkerFilterStatus(any_=["ONLINE"]))
    with get_client(sync_client=True) as client:
        if any(each.name != worker_name for each in client.read_workers_for_work_pool(POOL, online)):
            return []
        for run in _deployed_runs(client, StateType.CANCELLING):
            client.set_flow_run_state(run.id, Cancelled(), force=True)
        cut_off = _deployed_runs(client, *AT_WORK)
        for run in cut_off:
            client.set_flow_run_state(
                run.id, AwaitingRetry(message="Taken over: it was cut off."), force=True
            )
    return [run.name for run in cut_off]


def _deployed_runs(client: SyncPrefectClient, *types: StateType) -> list[FlowRun]:
    chosen = FlowRunFilter(state=_in_state(*types), tags=FlowRunFilterTags(all_=[TAG]))
    return [run for run in client.read_flow_runs(flow_run_filter=chosen) if run.deployment_id]


def ended_runs(since: datetime) -> Iterator[FlowRun]:
    """Yield the runs of Chancery that have ended since then, as they ended."""
    chosen = FlowRunFilter(state=_in_state(*TERMINAL_STATES), tags=FlowRunFilterTags(all_=[TAG]))
    with get_client(sync_client=True) as client:
        for run in reversed(
            client.read_flow_runs(flow_run_filter=chosen, sort=FlowRunSort.END_TIME_DESC, limit=50)
        ):
            if run.end_time and run.end_time.astimezone(UTC) > since:
                yield run


def how_it_ended(run: FlowRun, deployments: Mapping[UUID, str]) -> str:
    """Return one line; of a run that was not completed also what of and why."""
    state = (run.state_name or "").lower()
    if run.state is None or run.state.is_completed():
        return f"{run.name}: {state}"
    deployment = deployments.get(run.deployment_id) if run.deployment_id else None
    called = f"{run.name} of {deployment}" if deployment else run.name
    return f"{called}: {state}: {run.state.message}" if run.state.message else f"{called}: {state}"


def _in_state(*types: StateType) -> FlowRunFilterState:
    return FlowRunFilterState(type=FlowRunFilterStateType(any_=list(types)))


def _prefect(*arguments: str) -> None:
    line = [sys.executable, "-m", "prefect", "--no-prompt", *arguments]
    # prefect.yaml names the working directory by $PWD, which only shells keep true.
    environment = {**os.environ, "PWD": str(Path.cwd())}
    done = subprocess.run(line, capture_output=True, text=True, stdin=subprocess.DEVNULL, env=environment)
    if done.returncode:
        said = " ".join((done.stderr + done.stdout).split())[-600:]
        raise FlowFailed(f"prefect {' '.join(arguments)} failed: {said}")
