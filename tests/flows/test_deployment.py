"""`prefect.yaml` deploys on a real server; what runs there is named, tagged and told of."""

import json
import urllib.request
from typing import Any

from tests.ahead import ahead
from tests.conftest import Chancery, Ended
from tests.flows.final_state import rows

SETTING_UP = """
from prefect.client.orchestration import get_client
from flows.server.deploying import automate, set_up
set_up()
with get_client(sync_client=True) as client:
    automate(client)
"""
"""Sets a server up, and once more what must not be there twice."""

TAKING_OVER = """
from prefect.client.orchestration import get_client
from prefect.states import Cancelled, Cancelling, Running
from flows.server.deploying import POOL, take_over
with get_client(sync_client=True) as client:
    deployment = client.read_deployment_by_name("ingest/catalogue")
    run = client.create_flow_run_from_deployment(deployment.id, name="cut off")
    client.set_flow_run_state(run.id, Running(), force=True)
    stopped = client.create_flow_run_from_deployment(deployment.id, name="stopped by a person")
    client.set_flow_run_state(stopped.id, Cancelling(), force=True)
    print(take_over("here"), client.read_flow_run(run.id).state_name)
    assert client.read_flow_run(stopped.id).state_name == "Cancelled"
    client.set_flow_run_state(run.id, Running(), force=True)
    client.request("POST", f"/work_pools/{POOL}/workers/heartbeat", json={"name": "there"})
    print(take_over("here"), client.read_flow_run(run.id).state_name)
    client.set_flow_run_state(run.id, Cancelled(), force=True)
"""
"""Takes over what a worker was at, once alone and once with another worker there."""

LOADING = """
import sys
from prefect.flows import load_flow_from_entrypoint as load
for line in sys.stdin:
    entrypoint, parameters = line.split(" ", 1)
    flow = load(entrypoint, use_placeholder_flow=False)
    flow.validate_parameters(__import__("json").loads(parameters))
    print(flow.name)
"""
"""Loads the flow of each line, and holds the parameters beside it to its signature."""

CHECKING = """
import sys
from flows.telling import run_artifacts
from flows.check import check

def refuse(*_, **__):
    raise ValueError("no room for artifacts")

if sys.argv[2:]:
    run_artifacts.create_markdown_artifact = refuse
check(sys.argv[1])
"""
"""Checks an archive; with a second argument on a server that takes no artifacts."""

BEGINNING_AGAIN = """
import os
from flows.attempts import give_up_in_time
for count in (10, 11):
    os.environ["PREFECT__RUNTIME__FLOW_RUN__RUN_COUNT"] = str(count)
    give_up_in_time()
    print(count)
"""


def asked(chancery: Chancery, path: str, **question: Any) -> Any:
    """What the server answers."""
    request = urllib.request.Request(
        f"{chancery.environment['PREFECT_API_URL']}/{path}",
        json.dumps(question).encode() if question or path.endswith("filter") else None,
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


@ahead
def deployed(chancery: Chancery) -> dict[str, Any]:
    done = chancery.run("-c", SETTING_UP)
    assert done.exit_code == 0, done.errors
    ours = {"name": {"any_": ["chancery"]}}
    return {each["name"]: each for each in asked(chancery, "deployments/filter", work_pools=ours)}


def test_every_deployment_deploys_with_what_it_is_for(deployed: dict[str, Any]) -> None:
    assert set(deployed) == {"catalogue", "nightly", "on-demand", "shards"}
    for name, each in deployed.items():
        assert each["description"] and each["tags"] == ["chancery"]
        assert each["work_pool_name"] == "chancery"
        # Any number of workers may derive shards at once.
        assert (each["global_concurrency_limit"] or {}).get("limit") == (None if name == "shards" else 1)
    crons = {name: [s["schedule"]["cron"] for s in each["schedules"]] for name, each in deployed.items()}
    assert crons == {"catalogue": ["7 * * * *"], "nightly": ["37 3 * * *"], "on-demand": [], "shards": []}


def test_overlapping_runs_are_refused_or_wait(deployed: dict[str, Any]) -> None:
    options = {name: each["concurrency_options"] for name, each in deployed.items() if name != "shards"}
    found = {name: each["collision_strategy"] for name, each in options.items()}
    assert found == {"catalogue": "CANCEL_NEW", "nightly": "CANCEL_NEW", "on-demand": "ENQUEUE"}


def test_the_deployed_entrypoints_load_and_take_their_parameters(
    deployed: dict[str, Any], chancery: Chancery
) -> None:
    # What a run adds to the parameters of the deployment that takes its shards.
    deployed["shards"]["parameters"] |= {"archive": "/archive", "shard_id": "0" * 32}
    lines = [f"{each['entrypoint']} {json.dumps(each['parameters'])}\n" for each in deployed.values()]
    done = chancery.run("-c", LOADING, given="".join(lines))
    assert sorted(done.output.split()) == ["check", "derive-shard", "ingest", "reprocess"], done.errors


def test_dead_runs_are_taken_over_by_an_automation_that_is_there_once(
    deployed: dict[str, Any], chancery: Chancery
) -> None:
    found = asked(chancery, "automations/filter")
    held = {each["name"]: each for each in found}
    assert len(found) == len(held) == 3
    dead, taken = held["chancery: find dead runs"], held["chancery: take over dead runs"]
    assert dead["enabled"] and dead["trigger"]["after"] == ["prefect.flow-run.heartbeat"]
    # Not by force: a run that has ended, and whose last heartbeat came late, stays ended.
    said = dead["actions"][0]
    assert said["state"] == "CRASHED" and not said["force"]
    assert said["message"] in taken["trigger"]["match"]["prefect.state-message"]
    assert taken["actions"][0]["state"] == "SCHEDULED"
    for each in found:
        assert each["trigger"]["match_related"]["prefect.resource.id"] == "prefect.tag.chancery"
    heartbeats = {
        each["job_variables"]["env"]["PREFECT_FLOWS_HEARTBEAT_FREQUENCY"] for each in deployed.values()
    }
    assert heartbeats == {"30"} and dead["trigger"]["within"] >= 3 * 30


def test_what_was_cut_off_begins_again_unless_another_worker_may_be_at_it(
    deployed: dict[str, Any], chancery: Chancery
) -> None:
    done = chancery.run("-c", TAKING_OVER)
    assert done.output.splitlines() == ["['cut off'] AwaitingRetry", "[] Running"], done.errors


def test_a_run_is_named_for_what_it_does_and_leaves_what_people_read(ingested: Chancery) -> None:
    ((run_id,),) = rows(ingested, "SELECT prefect_flow_run_id FROM runs")
    assert asked(ingested, f"flow_runs/{run_id}")["name"] == "ingest 5 targets into archive"
    found = asked(ingested, "artifacts/filter", artifacts={"flow_run_id": {"any_": [run_id]}})
    told = {each["key"]: each for each in found if each["type"] != "progress"}
    assert set(told) == {"counts", "new-documents", "repeats"}
    assert "4 new documents" in told["new-documents"]["data"]
    assert "They differ in 6 places" in told["repeats"]["data"]
    assert json.loads(told["counts"]["data"])[0] == {"what": "fetched", "count": 5}


@ahead
def checked(held: Chancery) -> tuple[Chancery, Ended, Ended, Any]:
    """A check that can make no artifact, one after a byte was changed, and both runs on the server."""

    before = held.run("-c", CHECKING, str(held.root), "without artifacts")
    original = next(path for path in held.archive.originals.glob("*/*"))
    original.chmod(0o644)
    original.write_bytes(original.read_bytes()[:-1] + b"!")
    after = held.run("-c", CHECKING, str(held.root))
    named = {"name": {"any_": [f"check {held.root.name}"]}}
    return held, before, after, asked(held, "flow_runs/filter", flow_runs=named, sort="START_TIME_DESC")


def test_a_check_fails_loudly_when_anything_is_not_what_it_was(
    checked: tuple[Chancery, Ended, Ended, Any],
) -> None:
    held, _, after, runs = checked
    assert after.exit_code != 0 and "ArchiveDiffers: 1 difference in" in after.errors
    assert [each["state_type"] for each in runs] == ["FAILED", "COMPLETED"]
    reports = held.root / "reports"
    said = (reports / "check.md").read_text(encoding="utf-8")
    lines = (reports / "checks.ndjson").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["holds"] for line in lines] == [True, False]
    found = asked(held, "artifacts/filter", artifacts={"flow_run_id": {"any_": [runs[0]["id"]]}})
    assert "1 difference found" in said
    assert [each["data"] for each in found if each["key"] == "check"] == [said.strip()]


def test_a_server_that_takes_no_artifact_fails_no_run(checked: tuple[Chancery, Ended, Ended, Any]) -> None:
    held, before, _, runs = checked
    assert before.exit_code == 0, before.errors
    assert asked(held, "artifacts/filter", artifacts={"flow_run_id": {"any_": [runs[1]["id"]]}}) == []


def test_a_run_that_is_killed_whenever_it_begins_is_given_up(chancery: Chancery) -> None:
    done = chancery.run("-c", BEGINNING_AGAIN)
    assert done.output.split() == ["10"]
    assert "FlowFailed: given up: 10 times" in done.errors
