"""What is on record of a run from its start on."""

import json
from datetime import datetime
from typing import Any

from schemas.settings import Settings
from tasks.land import RunFacts


def run_facts(
    run_id: str,
    flow_name: str,
    flow_run_id: object,
    started_at: datetime,
    settings: Settings,
    **asked: Any,
) -> RunFacts:
    """Return the facts of a run: `flow_run_id` is Prefect's, if it has one; `asked` is what it is to do.

    Where lineage events go is not among its settings: no result depends on it, and it may hold a password.
    """
    said = json.dumps({**asked, **settings.model_dump(mode="json")}, sort_keys=True)
    return RunFacts(run_id, flow_name, str(flow_run_id) if flow_run_id else None, started_at, said)
