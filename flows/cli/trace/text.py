"""The story of some characters as text: what they are, how they came about, where they were read."""

from collections.abc import Iterator

from flows.cli.printing.colour import paint
from flows.cli.printing.labelled import labelled
from flows.cli.printing.naming import document_line
from flows.cli.printing.output import count, moment, print_lines
from flows.cli.printing.sentence import INDENT, sentence
from flows.cli.printing.terminal import terminal_width, visible, wrapped
from flows.cli.reading import Record
from flows.cli.show.edits import edit_lines
from flows.cli.trace.passage import passage_lines
from flows.cli.trace.places import place_lines

MOST_EDITS = 12
"""A trace is of a passage; whoever traces a whole document reads on in `--json` or `show --edits`."""


def print_trace(record: Record, raw_text: str) -> None:
    """Print every section under its heading; edits are shown in their surroundings in the raw text."""
    print_lines(wrapped(visible(document_line(record["document"])), terminal_width(), INDENT))
    for heading, lines in [
        ("Text", passage_lines(record, INDENT)),
        ("Cleaned", _edits(record["edits"], raw_text)),
        ("Read", place_lines(record, INDENT)),
        ("Captured", _captures(record)),
        ("Derived", _derivation(record["derivation"])),
    ]:
        print("\n" + paint(heading, "bold"))
        print_lines(lines)


def _edits(edits: list[Record], raw_text: str) -> Iterator[str]:
    if not edits:
        yield f"{INDENT}nothing was changed here: it stands as it was read"
    for edit in edits[:MOST_EDITS]:
        yield from edit_lines(edit, raw_text, INDENT)
    if len(edits) > MOST_EDITS:
        yield f"{INDENT}… and {count(len(edits) - MOST_EDITS, 'edit')} more: --json has them all"


def _captures(record: Record) -> Iterator[str]:
    for capture in record["captures"]:
        how = f"{capture['method']}: {capture['outcome']}"
        yield from sentence(f"{moment(capture['captured_at'])} UTC  {capture['uri']} ({how})")
    yield from labelled([("SHA-256", record["original"]["original_sha256"])], INDENT)


def _derivation(derivation: Record) -> Iterator[str]:
    rules = ", ".join(f"{rule}/{version}" for rule, version in derivation["rules"].items())
    yield from sentence(
        f"{moment(derivation['derived_at'])} UTC  by {derivation['extractor']} of chancery"
        f" {derivation['code_version']}, derivation {derivation['derivation_id']}"
    )
    yield from labelled([("rules", rules)], INDENT)
