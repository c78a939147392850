"""What a run came to: what landed, who repeats whom, what did not land, what to do next."""

from collections import Counter
from collections.abc import Iterable, Sequence
from urllib.parse import unquote

from flows.cli.ingest.told_relations import told_relations
from flows.cli.printing.colour import paint
from flows.cli.printing.heads import head
from flows.cli.printing.naming import kind_name, short
from flows.cli.printing.output import count
from flows.cli.printing.proposed import proposed, with_proposals
from flows.cli.printing.table import Column, table
from flows.cli.printing.terminal import terminal_width, visible, wrapped
from schemas.run import LandedDocument, MadeRelation, QuarantinedInput, RunReport

MOST_LINES = 12
"""How many documents or inputs are named one by one, and relations told of; more are counted."""


def print_summary(done: RunReport, changes: Sequence[str]) -> None:
    """Print a run's report for people. `changes`: lines on the words that a repeated text changed."""
    _print_landed(done.landed)
    _print_relations(done.relations)
    for line in changes:
        print(line)
    _print_quarantined(done.quarantined)
    print(paint(counts_line(done), "bold"))
    if done.quarantined_count:
        kept = "what is in quarantine is kept; `chancery quarantine` lists it, `retry` tries again"
        _print_wrapped(with_proposals(kept))
    print(f"head {head(done.tree_size, done.root_sha256)}")
    _print_wrapped("written down elsewhere, it can show that nothing was rewritten wholesale; see `verify`")
    for line in _next_commands(done):
        print(line)


def _print_landed(landed: list[LandedDocument]) -> None:
    if not landed:
        return
    if len(landed) > MOST_LINES:
        kinds = Counter(kind_name(document.kind) for document in landed)
        print(
            f"Landed {count(len(landed), 'document')}: "
            + ", ".join(f"{n} {kind}" for kind, n in kinds.most_common())
        )
    else:
        print("Landed")
        columns = [Column("id", 9, 10), Column("kind", 3), Column("name", 2, 12), Column("title", 1, 12)]
        rows = [
            [short(document.document_id), kind_name(document.kind), document.name, document.title or ""]
            for document in landed
        ]
        for line in table(columns, rows, indent=2).lines[1:]:
            print(f"  {line}")
    print()


def _print_relations(relations: list[MadeRelation]) -> None:
    if not relations:
        return
    print("Related")
    lines = told_relations(relations, MOST_LINES)
    for line in lines[:MOST_LINES]:
        _print_wrapped(line)
    _print_rest(lines)
    print()


def _print_quarantined(quarantined: list[QuarantinedInput]) -> None:
    if not quarantined:
        return
    print("In quarantine")
    for held in quarantined[:MOST_LINES]:
        name = unquote(held.uri.rstrip("/").rpartition("/")[2])
        _print_wrapped(f"{name}: {held.code}: {with_proposals(held.message)}")
    _print_rest(quarantined)
    print()


def _print_rest(items: Sequence[object]) -> None:
    if len(items) > MOST_LINES:
        print(f"  and {count(len(items) - MOST_LINES, 'more', 'more')}")


def _print_wrapped(text: str) -> None:
    for line in wrapped(f"  {visible(text)}", terminal_width(), "    "):
        print(line)


def counts_line(done: RunReport) -> str:
    """Return the counts in one line; a run that found nothing new says so."""
    if not done.captured_count:
        return "Nothing to fetch: no file was found."
    told = [
        f"{count(done.landed_count, 'document')} landed" if done.landed_count else "nothing new landed",
        f"{done.unchanged_count:,} unchanged" if done.unchanged_count else "",
        f"{done.quarantined_count:,} in quarantine" if done.quarantined_count else "",
    ]
    fetched = f"{count(done.captured_count - done.attached_count, 'file')} fetched"
    if done.attached_count:
        fetched += f", {count(done.attached_count, 'attachment')} taken out"
    return f"{fetched}: " + ", ".join(filter(None, told)) + "."


def _next_commands(done: RunReport) -> Iterable[str]:
    """Return up to three commands worth trying next, with what they show."""
    repeats = next((each for each in done.relations if each.predicate == "reproduces"), None)
    commands = []
    if repeats:
        commands.append(
            (f"compare {short(repeats.subject_id)} {short(repeats.object_id)}", "the words that differ")
        )
    if done.landed:
        first = repeats.subject_id if repeats else done.landed[0].document_id
        commands.append((f"audit {short(first)}", "where it comes from, what was done to it"))
    if done.landed:
        commands.append(("documents", "all that is held"))
    if commands:
        yield ""
        yield "Next"
    lines = [(proposed(command), what) for command, what in commands]
    widest = max((len(line) for line, _ in lines), default=0)
    for line, what in lines:
        yield f"  {line.ljust(widest)}   {what}"
