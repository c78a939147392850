"""How often one run may begin again."""

from prefect.runtime import flow_run

from schemas.errors import FlowFailed

MOST_ATTEMPTS = 10


def give_up_in_time() -> None:
    """Raise `FlowFailed` in a run that has begun too often: something kills it each time, and would again.

    Dead runs are taken over without a person's doing, so nobody else would notice.
    """
    if (flow_run.run_count or 0) > MOST_ATTEMPTS:
        raise FlowFailed(
            f"given up: {MOST_ATTEMPTS} times its process ended without a word: see the worker's log, and if"
            " the machine has memory enough (settings workers and memory_bytes)"
        )
