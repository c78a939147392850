"""Runs beside readers, beside each other, and after one that was killed."""

import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from tests.ahead import ahead
from tests.conftest import Chancery, Ended
from tests.flows.final_state import final_rows, rows
from tests.samples import DOCUMENTS, SAMPLES

HOLDING = """
import sys, duckdb
with duckdb.connect(sys.argv[1], read_only=True) as warehouse:
    for _ in sys.stdin:
        print(warehouse.execute("SELECT count(*) FROM documents").fetchall()[0][0], flush=True)
"""
"""A client that stays connected, and counts for every line it is given."""

COUNTING = "SELECT count(*) FROM documents"


@ahead
def read_while_it_runs(chancery: Chancery) -> tuple[Ended, list[int], list[int], int]:
    """A run beside a client that stays connected: what others count meanwhile, it at both ends, they after.

    The client is a process of its own: within one, DuckDB gives each connection to a file the same old copy.
    """
    chancery.land(DOCUMENTS / "letter.md")
    line = [sys.executable, "-c", HOLDING, str(chancery.archive.warehouse)]
    counted: list[int] = []
    with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as client:
        kept = [_counted(client)]
        with ThreadPoolExecutor(1) as pool:
            running = pool.submit(chancery, "ingest", *SAMPLES)
            while not running.done():
                counted += [int(str(count)) for (count,) in rows(chancery, COUNTING)]
                time.sleep(0.2)
        ended = running.result()
        after = int(str(rows(chancery, COUNTING)[0][0]))
        kept.append(_counted(client))
        client.communicate()
    return ended, counted, kept, after


def _counted(client: "subprocess.Popen[str]") -> int:
    assert client.stdin and client.stdout
    client.stdin.write("count\n")
    client.stdin.flush()
    return int(client.stdout.readline())


def test_readers_and_runs_never_wait_for_each_other(
    read_while_it_runs: tuple[Ended, list[int], list[int], int],
) -> None:
    ended, counted, kept, after = read_while_it_runs
    assert ended.exit_code == 0, ended.errors
    assert set(counted) in ({1}, {1, 4})
    assert kept == [1, 1], "what a client has open stays as it is"
    assert after == 4, "whoever connects when a run has ended sees what it landed"


@ahead
def two_runs_at_once(chancery: Chancery) -> tuple[Chancery, list[int], Ended]:
    with ThreadPoolExecutor(2) as pool:
        running = [pool.submit(chancery, "ingest", *SAMPLES) for _ in range(2)]
    return chancery, [each.result().exit_code for each in running], chancery("verify")


def test_two_runs_at_once_land_everything_once(
    ingested: Chancery, two_runs_at_once: tuple[Chancery, list[int], Ended]
) -> None:
    chancery, exit_codes, verified = two_runs_at_once
    assert exit_codes == [0, 0]
    assert final_rows(chancery) == final_rows(ingested)
    assert verified.exit_code == 0, verified.output


@ahead
def killed(chancery: Chancery) -> tuple[Chancery, Ended, Ended]:
    """A run that is killed while it derives, and the next; `tests/faults` kills at any moment."""
    running = chancery.start("ingest", *SAMPLES)
    time.sleep(2.4)
    running.send_signal(signal.SIGKILL)
    running.wait()
    return chancery, chancery("ingest", *SAMPLES), chancery("verify")


def test_a_killed_run_is_finished_by_the_next(
    ingested: Chancery, killed: tuple[Chancery, Ended, Ended]
) -> None:
    chancery, done, verified = killed
    assert done.exit_code == 0, done.errors
    assert final_rows(chancery) == final_rows(ingested)
    assert list(chancery.archive.staging.iterdir()) == []
    assert verified.exit_code == 0, verified.output
