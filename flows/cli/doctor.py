"""`chancery doctor`: is this machine fit, and what to do where it is not."""

import argparse
import os
from collections.abc import Iterator
from dataclasses import asdict

from flows.cli.printing.colour import paint
from flows.cli.printing.output import count, note, print_json, print_lines
from flows.cli.printing.proposed import with_proposals
from flows.cli.printing.terminal import terminal_width, visible, wrapped
from flows.cli.reading import chosen_archive
from flows.cli.settings import run_settings, unread_variables
from flows.doctor.archive_state import check_archive
from flows.doctor.check import Check, broken, doubtful, good
from flows.doctor.machine import check_machine
from flows.doctor.ocr import check_ocr
from flows.doctor.packages import check_packages
from flows.doctor.server import check_server
from schemas.errors import UsageError
from schemas.settings import Settings
from warehouse.archive import Archive

STYLES = {"good": "added", "doubtful": "warning", "broken": "error"}


def run(arguments: argparse.Namespace) -> int:
    """Print what was looked at; returns 1 if something is broken, else 0."""
    checks = list(_all_checks(chosen_archive(arguments)))
    if arguments.json:
        print_json([asdict(each) for each in checks])
    else:
        print_lines(_lines(checks))
        note(_verdict(checks))
    return int(any(each.state == "broken" for each in checks))


def _all_checks(archive: Archive) -> Iterator[Check]:
    """Yield every check, the groups in the order in which a run would meet them."""
    yield from check_packages()
    try:
        settings = run_settings(archive)
        yield good("settings", "can be read: `chancery settings` lists them")
    except UsageError as wrong:
        settings = Settings()
        yield broken("settings", str(wrong), "correct it there; the other checks go by the defaults")
    for each in unread_variables(os.environ):
        yield doubtful("environment", each, "correct its name or unset it: `chancery settings` lists them")
    yield from check_machine(archive.root.absolute(), settings)
    yield from check_ocr(settings.ocr_languages)
    yield from check_server(archive)
    yield from check_archive(archive)


def _lines(checks: list[Check]) -> Iterator[str]:
    """Yield a line or more per check: how it is, what was seen, and below it what to do."""
    column = max(map(len, STYLES)) + 2
    for each in checks:
        yield paint(each.state.ljust(column), STYLES[each.state]) + _beside(
            with_proposals(f"{each.subject}: {each.seen}"), column
        )
        if each.advice:
            yield " " * column + _beside(f"→ {with_proposals(each.advice)}", column)


def _beside(text: str, column: int) -> str:
    """Return the text wrapped for what is left of a line behind a column."""
    width = terminal_width()
    room = None if width is None else max(width - column, 20)
    return ("\n" + " " * column).join(wrapped(visible(text), room))


def _verdict(checks: list[Check]) -> str:
    bad = sum(each.state == "broken" for each in checks)
    unsure = sum(each.state == "doubtful" for each in checks)
    if bad:
        return f"{count(bad, 'thing')} to mend before this machine is fit"
    return "fit" if not unsure else f"fit; {count(unsure, 'thing')} to know of"
