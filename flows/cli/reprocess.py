"""`chancery reprocess [DOC…]`: derive again by the rules there are now, and say what has changed."""

import argparse
from itertools import groupby

from flows.cli.exit_codes import QUARANTINED
from flows.cli.find_document import find_document
from flows.cli.ingest.run_flow import run_flow
from flows.cli.printing.colour import paint
from flows.cli.printing.heads import head
from flows.cli.printing.naming import short
from flows.cli.printing.output import count, note, print_lines
from flows.cli.printing.phrases import predicate_phrase
from flows.cli.printing.proposed import with_proposals
from flows.cli.printing.terminal import terminal_width, visible, wrapped
from flows.cli.reading import chosen_archive, opened
from flows.cli.settings import run_settings
from schemas.run import ReprocessReport

MOST_LINES = 40
"""How many changes are told one by one; `--json` has them all."""


def run(arguments: argparse.Namespace) -> int:
    """Reprocess documents; return 0, or 3 if some could not be derived any more."""
    archive = chosen_archive(arguments)
    with opened(arguments) as connection:
        ids = [find_document(connection, document) for document in arguments.documents]
    settings = run_settings(archive, arguments.set)

    def call() -> ReprocessReport:
        from flows.reprocess import reprocess

        return reprocess(ids, str(archive.root), settings)

    done = run_flow(archive, call, is_verbose=bool(arguments.verbose))
    if arguments.json:
        print(done.model_dump_json(indent=2))
    else:
        _print_text(done)
    if done.lineage_failure:
        note(done.lineage_failure)
    return QUARANTINED if done.failed else 0


def _print_text(done: ReprocessReport) -> None:
    lines = [*_values(done), *_relations(done), *_failed(done)]
    if lines:
        print_lines(lines[:MOST_LINES])
    if len(lines) > MOST_LINES:
        print(f"and {count(len(lines) - MOST_LINES, 'line')} more: --json has all")
    same = done.document_count - done.rederived_count - len(done.failed)
    told = f"{count(done.rederived_count, 'document')} derived otherwise, {same:,} as before"
    print(paint(f"{told}, {len(done.failed):,} failed." if done.failed else f"{told}.", "bold"))
    print(f"head {head(done.tree_size, done.root_sha256)}")


def _values(done: ReprocessReport) -> list[str]:
    lines = []
    for document_id, changes in groupby(done.values, key=lambda change: change.document_id):
        listed = list(changes)
        lines.append(paint(f"{short(document_id)} {visible(listed[0].name or '')}", "bold"))
        for change in listed:
            before, after = (visible(side or "–") for side in (change.before, change.after))
            lines += wrapped(f"  {change.field}: {before} → {after}", terminal_width(), "    ")
    return lines


def _relations(done: ReprocessReport) -> list[str]:
    lines = []
    for each in done.relations:
        phrase = predicate_phrase(each.predicate, is_subject=True, basis=each.direction_basis)
        said = f"{each.event}: {each.subject} {phrase} {each.object}: {each.reason}"
        lines += wrapped(visible(said), terminal_width(), "  ")
    return lines


def _failed(done: ReprocessReport) -> list[str]:
    lines = []
    for each in done.failed:
        said = f"failed, kept as it was: {each.uri}: {each.code}: {with_proposals(each.message)}"
        lines += wrapped(visible(said), terminal_width(), "  ")
    return lines
