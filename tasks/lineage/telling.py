"""A flow run and its stages, told as they start and end."""

import inspect
import traceback
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from tasks.lineage.events import Dataset, Failure, Job, Run, Touched, run_event
from tasks.lineage.sending import Send
from warehouse.clock import now


@dataclass
class Told:
    """What a run has read and written so far; filled in as it goes."""

    run: Run
    send: Send
    inputs: Sequence[Dataset] = ()
    outputs: Sequence[Dataset] = ()

    @contextmanager
    def stage(self, name: str, function: Callable[..., Any]) -> Iterator["Told"]:
        """Tell of a stage of this run while the block does it."""
        job = Job(f"{self.run.job.name}.{name}", "TASK", _source(function))
        with _told(Run(str(uuid.uuid4()), job, self.run.engine_version, self.run), self.send) as told:
            yield told


@contextmanager
def flow_told(name: str, run_id: str, function: Callable[..., Any], send: Send) -> Iterator[Told]:
    """Tell of a flow run while the block does it: START, and COMPLETE or FAIL with what it read and wrote."""
    run = Run(run_id, Job(name, "FLOW", _source(function)), version("prefect"))
    with _told(run, send) as told:
        yield told


@contextmanager
def _told(run: Run, send: Send) -> Iterator[Told]:
    told = Told(run, send)
    send(run_event("START", run, now()))
    try:
        yield told
    except BaseException as cause:
        failure = Failure(f"{type(cause).__name__}: {cause}", traceback.format_exc())
        send(run_event("FAIL", run, now(), Touched(told.inputs, told.outputs), failure))
        raise
    send(run_event("COMPLETE", run, now(), Touched(told.inputs, told.outputs)))


def _source(function: Callable[..., Any]) -> str:
    """Return the source of a function, or of what a Prefect flow or task is made of."""
    return inspect.getsource(getattr(function, "fn", function))
