"""What vouches for a document: entries of the log, the way from one of them to its root, and the head."""

from collections.abc import Iterator

from flows.cli.printing.heads import HEAD_ADVICE, head
from flows.cli.printing.labelled import labelled
from flows.cli.printing.naming import short
from flows.cli.printing.output import count
from flows.cli.printing.proposed import proposed, with_proposals
from flows.cli.printing.sentence import INDENT, sentence
from flows.cli.reading import Record


def vouching_lines(story: Record) -> Iterator[str]:
    """Yield which entries of the log are about a document, the proof of one of them, and the head."""
    kinds: dict[str, list[int]] = {}
    for entry in story["ledger_entries"]:
        kinds.setdefault(entry["kind"].replace("_", " "), []).append(entry["entry_number"])
    if not kinds:
        yield from sentence(
            with_proposals("no ledger entry is about this document: `chancery verify` says what that means")
        )
    yield from labelled([(kind, _numbers(numbers)) for kind, numbers in kinds.items()], INDENT)
    if story["head"]:
        newest = head(story["head"]["tree_size"], story["head"]["root_sha256"])
        yield from labelled([("head", newest)], INDENT)
        yield from _proof(story)
        yield from sentence(HEAD_ADVICE)
    name = short(story["document"]["document_id"])
    yield f"{INDENT}Check it all: {proposed(f'verify {name}')}"


def _proof(story: Record) -> Iterator[str]:
    for words, siblings in proofs(story):
        yield from sentence(words)
        yield from (f"{INDENT}  {sibling}" for sibling in siblings)


def proofs(story: Record) -> Iterator[tuple[str, list[str]]]:
    """Yield the proof that the present derivation is in the log: what it says, and its hashes in order."""
    for entry in story["ledger_entries"]:
        if (
            entry["kind"] == "derivations"
            and entry["subject_id"] == current_derivation(story)["derivation_id"]
        ):
            number, hashes = entry["entry_number"], count(len(entry["proof"]), "hash", "hashes")
            yield (
                f"The proof that entry {number} is in the log: its leaf {entry['leaf_sha256']} and {hashes}"
                " lead to the root (RFC 6962; --json gives those of all entries, --bundle a script for it).",
                entry["proof"],
            )


def current_derivation(story: Record) -> Record:
    """Return the derivation that holds now."""
    current: Record = next(row for row in story["derivations"] if row["is_current"])
    return current


def _numbers(numbers: list[int]) -> str:
    """Return ledger entries by number, runs of them as ranges: `entries 3–7, 12`."""
    ranges: list[tuple[int, int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    listed = ", ".join(str(start) if start == end else f"{start}–{end}" for start, end in ranges)
    return ("entry " if len(numbers) == 1 else "entries ") + listed
