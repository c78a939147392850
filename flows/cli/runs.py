"""`chancery runs`: what each run did, the newest first."""

import argparse
import json

from flows.cli.printing.output import moment, note, print_json, print_table
from flows.cli.printing.table import Column
from flows.cli.reading import Record, chosen_archive, opened, read
from flows.cli.waiting import waiting

COLUMNS = [
    Column("run", importance=3, minimum=13),
    Column("started (UTC)", importance=9, minimum=19),
    Column("took", importance=2, minimum=6, align=">"),
    Column("state", importance=8, minimum=9),
    Column("captured", importance=4, minimum=8, align=">"),
    Column("landed", importance=7, minimum=6, align=">"),
    Column("unchanged", importance=5, minimum=9, align=">"),
    Column("quarantined", importance=6, minimum=11, align=">"),
    Column("version", importance=1, minimum=7),
]
COUNTS = ["captured_count", "landed_count", "unchanged_count", "quarantined_count"]


def run(arguments: argparse.Namespace) -> int:
    """Print the runs as a table or as JSON; returns the exit code."""
    with opened(arguments) as connection:
        runs = read(connection, "runs", row_limit=arguments.limit)
        kept_waiting = waiting(connection, chosen_archive(arguments))
    if arguments.json:
        print_json([{**row, "settings": json.loads(row["settings"])} for row in runs])
    elif runs:
        print_table(COLUMNS, [_cells(row) for row in runs])
    elif not kept_waiting:
        note("no runs yet: `chancery ingest TARGET…` makes one")
    if kept_waiting:
        note(kept_waiting)
    return 0


def _cells(row: Record) -> list[str]:
    seconds = row["duration_seconds"]
    return [
        row["run_id"],
        moment(row["started_at"]),
        "" if seconds is None else f"{seconds:.1f} s",
        row["state"].replace("_", " "),
        *("" if row[name] is None else str(row[name]) for name in COUNTS),
        row["code_version"],
    ]
