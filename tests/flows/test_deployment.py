"""`prefect.yaml` deploys on a real server."""

import subprocess
import sys

from tests.ahead import ahead
from tests.conftest import REPOSITORY, Chancery


def prefect_says(chancery: Chancery, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "prefect", "--no-prompt", *arguments],
        cwd=REPOSITORY,
        env=chancery.environment,
        capture_output=True,
        text=True,
        timeout=90,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@ahead
def deployed(chancery: Chancery) -> str:
    prefect_says(chancery, "work-pool", "create", "chancery", "--type", "process")
    prefect_says(chancery, "deploy", "--all")
    return prefect_says(chancery, "deployment", "inspect", "ingest/papers")


def test_every_deployment_deploys_and_finds_its_flow(deployed: str) -> None:
    assert "flows/ingest.py:ingest" in deployed and "tests/documents" in deployed


def test_the_deployed_entrypoint_loads(chancery: Chancery) -> None:
    script = (
        "from prefect.flows import load_flow_from_entrypoint as load;"
        "print(load('flows/ingest.py:ingest', use_placeholder_flow=False).name)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=REPOSITORY,
        env=chancery.environment,
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == "ingest", done.stderr
