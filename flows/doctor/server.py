"""Which Prefect server a run would use, and whether it answers."""

import os
from collections.abc import Iterator

from flows.doctor.check import Check, broken, good
from flows.server.prefect_server import is_answering, require_answer, written_address
from schemas.errors import FlowFailed
from tasks.web.address import without_secrets
from warehouse.archive import Archive

VARIABLE = "PREFECT_API_URL"


def check_server(archive: Archive) -> Iterator[Check]:
    """Yield how a run that starts now would come by a server."""
    named = os.environ.get(VARIABLE)
    if named:
        yield named_server_check(named)
        return
    address = written_address(archive.prefect_home)
    if address and is_answering(address):
        yield good("Prefect server", f"the archive's own answers at {address}")
    else:
        yield good("Prefect server", "none is up: a run starts one of its own and ends it")


def named_server_check(api_url: str) -> Check:
    """Return whether the server that the environment names answers."""
    try:
        require_answer(api_url)
    except FlowFailed as failed:
        advice = f"start it (`prefect server start`), or unset {VARIABLE}: a run then starts one of its own"
        return broken("Prefect server", str(failed), advice)
    return good("Prefect server", f"answers at {without_secrets(api_url)}")
