"""`chancery verify [DOC]`: is everything still what it was?"""

import argparse
import os
import sys
from contextlib import nullcontext
from pathlib import Path

from flows.cli.exit_codes import DIFFERS
from flows.cli.find_document import find_document
from flows.cli.printing.colour import paint
from flows.cli.printing.heads import HEAD_ADVICE, head
from flows.cli.printing.labelled import labelled
from flows.cli.printing.output import count, note, print_json, print_lines
from flows.cli.printing.terminal import terminal_width, visible, wrapped
from flows.cli.reading import chosen_archive, opened
from flows.cli.settings import run_settings
from schemas.errors import UsageError
from schemas.verification import Checked, Rederivation, Verification
from warehouse.archive import Archive
from warehouse.archive_lock import archive_lock
from warehouse.verify import Tell, verify_archive
from warehouse.verify_bundle import verify_bundle

LOCK_SECONDS = 30.0


def run(arguments: argparse.Namespace) -> int:
    """Print what was checked and every difference; returns 0, or 4 if there is one."""
    if arguments.bundle:
        return _verify_bundle(arguments)
    document_id = None
    if arguments.document:
        with opened(arguments) as connection:
            document_id = find_document(connection, arguments.document)
    archive = chosen_archive(arguments)
    # A run that lands while the files are looked at would find them open, and differ from itself. In an
    # archive that cannot be written to, none does.
    with (
        archive_lock(archive, "chancery verify", LOCK_SECONDS)
        if os.access(archive.lock, os.W_OK)
        else nullcontext()
    ):
        tell = note if arguments.verbose or sys.stderr.isatty() else None
        result = verify_archive(archive, document_id, tell, arguments.expect)
        again = _rederive(archive, document_id, tell) if arguments.deep else None
    if again:
        result = result.model_copy(update={"differences": result.differences + again.differences})
    if arguments.json:
        counts = again.model_dump(exclude={"differences"}) if again else {}
        print_json({"document_id": document_id, "holds": result.holds, **result.model_dump(), **counts})
    else:
        _print_text(result, again)
    return 0 if result.holds else DIFFERS


def _verify_bundle(arguments: argparse.Namespace) -> int:
    if arguments.document or arguments.deep:
        raise UsageError("--bundle is checked by itself: leave out DOC and --deep")
    result = verify_bundle(Path(arguments.bundle), arguments.expect)
    if arguments.json:
        print_json({"bundle": arguments.bundle, "holds": result.holds, **result.model_dump()})
    else:
        _print_text(result, None)
    return 0 if result.holds else DIFFERS


def _rederive(archive: Archive, document_id: str | None, tell: Tell | None) -> Rederivation:
    """Derive again; loads the readers, which `verify` by itself does not need."""
    from tasks.rederive import rederive

    return rederive(archive, run_settings(archive), document_id, tell or (lambda _: None))


def _print_text(result: Verification, again: Rederivation | None) -> None:
    """Print how much was checked, the head, and one line per difference."""
    listed = ", ".join(checked_counts(result.checked)) or "nothing: there is nothing yet"
    print_lines(wrapped(f"Checked {listed}.", terminal_width()))
    if again:
        print_lines(wrapped(_derived_again(again), terminal_width()))
    if result.root_sha256:
        newest = [("head", head(result.tree_size, result.root_sha256))]
        print_lines(labelled(newest))
        print_lines(wrapped(paint(HEAD_ADVICE, "dim"), terminal_width()))
    for each in result.notes:
        print_lines(wrapped(visible(each), terminal_width(), "  "))
    for item in result.differences:
        said = f"{visible(item.check.replace('_', ' '))}: {visible(item.place)}: {visible(item.message)}"
        print_lines(wrapped(f"{paint('differs', 'error')}  {said}", terminal_width(), "  "))
    found = count(len(result.differences), "difference")
    print(paint("All of it holds.", "bold") if result.holds else paint(f"{found} found.", "error"))


def checked_counts(checked: Checked) -> list[str]:
    """Return how much was looked at, each count with its noun."""
    return [f"{number:,} {_noun(name, number)}" for name, number in checked if number]


def _derived_again(again: Rederivation) -> str:
    derived = f"Derived {count(again.rederived_count, 'document')} again from the originals."
    others = count(again.other_version_count, "document")
    if not again.other_version_count:
        return derived
    return f"{derived} Not compared: {others} derived by another version of a rule or reader."


def _noun(name: str, number: int) -> str:
    """Return the name of a count as words: `row_count` is `rows`, `original_bytes` stays in bytes."""
    if name == "original_bytes":
        return "bytes"
    noun = "ledger entry" if name == "entry_count" else name.removesuffix("_count")
    return noun if number == 1 else noun.removesuffix("y") + "ies" if noun.endswith("y") else noun + "s"
