"""`prefect.yaml` deploys on a real server."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import REPOSITORY


def prefect_says(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "prefect", "--no-prompt", *arguments],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=90,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_deployment_deploys_and_finds_its_flow(prefect: None) -> None:
    prefect_says("work-pool", "create", "chancery", "--type", "process")
    prefect_says("deploy", "--all")
    told = prefect_says("deployment", "inspect", "ingest/papers")
    assert "flows/ingest.py:ingest" in told and "tests/documents" in told


def test_the_deployed_entrypoint_loads(prefect: None) -> None:
    script = (
        "from prefect.flows import load_flow_from_entrypoint as load;"
        "print(load('flows/ingest.py:ingest', use_placeholder_flow=False).name)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=Path(REPOSITORY), capture_output=True, text=True
    )
    assert done.stdout.strip() == "ingest", done.stderr
