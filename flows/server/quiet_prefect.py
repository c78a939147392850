"""Prefect without what a short run does not need."""

from collections.abc import Iterator
from contextlib import contextmanager

from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings


@contextmanager
def quiet_prefect() -> Iterator[None]:
    """Run flows without heartbeats: their thread costs a second at the end of each synchronous flow.

    Heartbeats tell a server of several workers which runs are dead; a run in this process has no use
    for that.
    """
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        yield
