"""The flow by which a worker derives a shard of somebody's run, on this machine or another.

Deploy it on a work pool and name the deployment in the setting `shards`; any number of workers may take
from the pool. They need the archive under the same path, and the same versions of the same programs.
"""

from pathlib import Path

from prefect import flow

from flows.attempts import give_up_in_time
from tasks.shards import derive_shard as derive
from warehouse.archive import Archive


@flow(name="derive-shard", flow_run_name="derive shard {shard_id}", log_prints=False, persist_result=False)
def derive_shard(archive: str, shard_id: str, workers: int = 1) -> None:
    """Derive a shard in so many child processes. It may be run again at any time: what is done stays done."""
    give_up_in_time()
    derive(Archive(Path(archive)), shard_id, workers)
