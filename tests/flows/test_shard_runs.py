"""What is done about a shard that workers have not brought yet."""

import pytest
from prefect.client.schemas.objects import StateType

from flows.stages.shard_runs import MOST_ATTEMPTS, Step, next_step
from schemas.settings import Settings

SETTINGS = Settings(shard_grace_seconds=30, shard_patience_seconds=60)
LONG = 31


@pytest.mark.parametrize(
    ("state", "attempt", "idle", "silent", "step"),
    [
        pytest.param(StateType.SCHEDULED, 1, 0, 5, Step.WAIT, id="no worker has come yet"),
        pytest.param(StateType.SCHEDULED, 1, 0, 99, Step.DERIVE_HERE, id="no worker comes at all"),
        pytest.param(StateType.PENDING, 1, 5, 0, Step.WAIT, id="it is starting"),
        pytest.param(StateType.RUNNING, 1, 0, 0, Step.WAIT, id="somebody is at it"),
        pytest.param(StateType.RUNNING, 1, LONG, 0, Step.RESCHEDULE, id="worker and child were killed"),
        pytest.param(StateType.PENDING, 1, LONG, 0, Step.RESCHEDULE, id="killed before it began"),
        pytest.param(StateType.RUNNING, MOST_ATTEMPTS, LONG, 0, Step.DERIVE_HERE, id="it kills every worker"),
        pytest.param(StateType.CRASHED, 1, 0, 0, Step.RUN_AGAIN, id="the child was killed"),
        pytest.param(StateType.COMPLETED, 1, 0, 0, Step.RUN_AGAIN, id="it was not asked for just then"),
        pytest.param(None, 1, 0, 0, Step.RUN_AGAIN, id="the server has forgotten it"),
        pytest.param(StateType.FAILED, MOST_ATTEMPTS, 0, 0, Step.DERIVE_HERE, id="it fails wherever it runs"),
    ],
)
def test_the_next_step_follows_from_the_run_and_from_who_holds_the_shard(
    state: StateType | None, attempt: int, idle: float, silent: float, step: Step
) -> None:
    assert next_step(state, attempt, idle, silent, SETTINGS) is step
