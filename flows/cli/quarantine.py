"""`chancery quarantine`: the inputs that did not land, and why; `retry` tries them again."""

import argparse
import importlib
import json

from flows.cli.printing.colour import paint
from flows.cli.printing.naming import short
from flows.cli.printing.output import count, moment, note, print_json
from flows.cli.printing.proposed import with_proposals
from flows.cli.printing.terminal import terminal_width, visible, wrapped
from flows.cli.reading import Record, opened, read


def run(arguments: argparse.Namespace) -> int:
    """Print what is in quarantine, or try it again; returns the exit code."""
    if arguments.action == "retry":
        exit_code: int = importlib.import_module("flows.cli.ingest.command").retry(arguments)
        return exit_code
    with opened(arguments) as connection:
        inputs = read(connection, "quarantine")
    if arguments.json:
        print_json([{**row, "details": json.loads(row["details"])} for row in inputs])
        return 0
    for row in inputs:
        _print_input(row)
    if inputs:
        note(f"{count(len(inputs), 'input')} in quarantine; `chancery quarantine retry [ID…]` tries again")
    else:
        note("nothing is in quarantine")
    return 0


def _print_input(row: Record) -> None:
    """Print one input in a few lines: a message is a sentence, too long for a table."""
    width = terminal_width()
    print(f"{short(row['quarantine_id'])}  {paint(visible(row['code']), 'warning')}  {visible(row['uri'])}")
    for line in wrapped(f"  {visible(with_proposals(row['message']))}", width, "  "):
        print(line)
    sha256 = row["original_sha256"]
    held = f", bytes kept as {short(sha256)}" if sha256 else ""
    print(paint(f"  at stage {visible(row['stage'])}, {moment(row['quarantined_at'])} UTC{held}", "dim"))
