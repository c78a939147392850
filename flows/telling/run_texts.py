"""What a run came to, as Markdown for Prefect's pages: bounded, and safe whatever documents say.

Plain functions over values: `run_artifacts` makes artifacts of them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from flows.cli.compare.compared import Comparison, Place, by_weight, summary
from flows.cli.compare.side import Side
from flows.cli.printing.heads import HEAD_ADVICE, head
from flows.cli.printing.naming import kind_name, short
from flows.cli.printing.output import count
from flows.cli.printing.phrases import ON_ITSELF, predicate_phrase
from flows.cli.verify import checked_counts
from flows.telling.markdown import escaped, table
from flows.telling.remedies import RETRY, remedy
from schemas.run import (
    ChangedValue,
    LandedDocument,
    MadeRelation,
    QuarantinedInput,
    ReprocessReport,
    RunReport,
)
from schemas.verification import Verification

MOST_ROWS = 50
"""Documents, judgements or inputs that are told one by one; more are counted."""

MOST_PLACES = 12
"""Differing places told of one pair; the weightiest come first."""


def new_text(done: RunReport, warehouse: str) -> str:
    """Return what landed and the way it went: from the original to the document to the warehouse."""
    kinds = Counter(kind_name(each.kind) for each in done.landed)
    of_kind = ", ".join(f"{kind}: {number:,}" for kind, number in kinds.most_common())
    rows = [_landed(each) for each in done.landed[:MOST_ROWS]]
    lines = [
        f"## {count(len(done.landed), 'new document')}",
        of_kind,
        table(["file", "original", "document", "title"], rows),
        _rest(done.landed),
        "`chancery audit` with the id of an original tells the whole way, and who repeats it.",
        f"All of it is in {escaped(warehouse)}, vouched for by the head of its log:",
        f"    {head(done.tree_size, done.root_sha256)}",
        HEAD_ADVICE,
    ]
    return "\n\n".join(filter(None, lines))


def _landed(document: LandedDocument) -> list[str]:
    original, kind = f"`{short(document.document_id)}`", escaped(kind_name(document.kind))
    return [escaped(document.name), original, kind, escaped(document.title)]


def repeats_text(relations: Sequence[MadeRelation], compared: Sequence[Comparison]) -> str:
    """Return who repeats whom and why, and of the pairs in `compared` the words that differ."""
    lines = [
        f"## {count(len(relations), 'new relation')}",
        "\n".join(f"- {_relation(each)}" for each in relations[:MOST_ROWS]),
        _rest(relations),
        *(_comparison_text(each) for each in compared),
    ]
    return "\n\n".join(filter(None, lines))


def _relation(relation: MadeRelation) -> str:
    other = f" **{escaped(relation.object)}**" if relation.subject_id != relation.object_id else ""
    return f"**{escaped(relation.subject)}** {_phrase(relation)}{other}: {escaped(relation.reason, 300)}"


def _phrase(relation: MadeRelation) -> str:
    if relation.subject_id == relation.object_id:
        return ON_ITSELF.get(relation.predicate, escaped(relation.predicate))
    return predicate_phrase(relation.predicate, is_subject=True, basis=relation.direction_basis)


def _comparison_text(comparison: Comparison) -> str:
    """Return the differing places of two documents as a table, the weightiest first."""
    left, right = (side.document_id for side in (comparison.left, comparison.right))
    found = [place for _, places in by_weight(comparison) for place in places]
    heads = ["differing", "after", f"A {short(left)}", f"B {short(right)}", "before"]
    lines = [
        f"### {_called(comparison.left)} and {_called(comparison.right)}",
        "\n".join(f"- {escaped(line, 400)}" for line in summary(comparison)),
        f"They differ in {count(len(found), 'place')}:" if found else "Word for word the same.",
        table(heads, list(_places(found))) if found else "",
        f"and {count(len(found) - MOST_PLACES, 'place')} more" if len(found) > MOST_PLACES else "",
        f"All of it: `chancery compare {short(left)} {short(right)}`",
    ]
    return "\n\n".join(filter(None, lines))


def _called(side: Side) -> str:
    return escaped(side.file_names[0] if side.file_names else side.headline, 60)


def _places(found: Sequence[Place]) -> Iterator[list[str]]:
    for place in found[:MOST_PLACES]:
        words = place.difference.left_words, place.difference.right_words
        yield [
            place.weight.phrase,
            escaped(place.before),
            *(f"**{escaped(each)}**" if each.strip() else "–" for each in words),
            escaped(place.after),
        ]


def quarantine_text(held: Sequence[QuarantinedInput]) -> str:
    """Return what did not land, why, and what to do about each reason."""
    reasons = Counter(each.code for each in held)
    todo = [
        f"- {count(number, 'input')}, {escaped(code)}: {remedy(code)}"
        for code, number in reasons.most_common()
    ]
    rows = [
        [
            f"`{short(each.quarantine_id)}`",
            escaped(unquote(each.uri.rpartition("/")[2])),
            escaped(each.code),
            escaped(each.message, 300),
        ]
        for each in held[:MOST_ROWS]
    ]
    lines = [
        f"## {count(len(held), 'input')} in quarantine",
        "\n".join(todo[:MOST_ROWS]),
        f"Then try again: `{RETRY}`, or `{RETRY} ID` for one of them.",
        table(["id", "input", "reason", "what it says"], rows),
        _rest(held),
    ]
    return "\n\n".join(filter(None, lines))


def counts_rows(done: RunReport) -> list[dict[str, object]]:
    """Return the counts of a run as a table's rows; the first is the sum of those under it."""
    rows: list[tuple[str, object]] = [
        ("fetched", done.captured_count),
        ("landed, new", done.landed_count),
        ("unchanged", done.unchanged_count),
        ("in quarantine", done.quarantined_count),
        ("of those fetched, taken out of others", done.attached_count),
        ("relations made", len(done.relations)),
        ("entries in the ledger", done.tree_size),
    ]
    return [{"what": what, "count": number} for what, number in rows]


def changed_text(done: ReprocessReport) -> str:
    """Return what deriving documents again has changed."""
    values = [_changed(each) for each in done.values[:MOST_ROWS]]
    relations = [
        [
            escaped(each.event),
            escaped(each.subject),
            predicate_phrase(each.predicate, is_subject=True, basis=each.direction_basis),
            escaped(each.object),
            escaped(each.reason, 300),
        ]
        for each in done.relations[:MOST_ROWS]
    ]
    same = done.document_count - done.rederived_count - len(done.failed)
    lines = [
        f"## {count(done.rederived_count, 'document')} derived otherwise",
        f"{same:,} as before, {len(done.failed):,} failed, of {count(done.document_count, 'document')}.",
        table(["document", "what", "before", "now"], values) if values else "",
        _rest(done.values),
        table(["", "document", "", "document", "because"], relations) if relations else "",
        _rest(done.relations),
        f"Head: {head(done.tree_size, done.root_sha256)}",
    ]
    return "\n\n".join(filter(None, lines))


def _changed(change: ChangedValue) -> list[str]:
    name = f"{escaped(change.name)} `{short(change.document_id)}`"
    return [name, escaped(change.field), escaped(change.before or "–"), escaped(change.after or "–")]


def check_text(result: Verification, archive: str) -> str:
    """Return what a check of an archive has found."""
    rows = [
        [escaped(each.check.replace("_", " ")), escaped(each.place, 300), escaped(each.message, 400)]
        for each in result.differences[:MOST_ROWS]
    ]
    checked = ", ".join(checked_counts(result.checked))
    found = count(len(result.differences), "difference")
    lines = [
        f"## {found} found" if rows else "## All of it holds",
        f"Archive {escaped(archive)}. Checked: {checked or 'nothing: there is nothing yet'}.",
        table(["check", "place", "what differs"], rows) if rows else "",
        _rest(result.differences),
        f"Head: {head(result.tree_size, result.root_sha256)}" if result.root_sha256 else "",
        HEAD_ADVICE,
    ]
    return "\n\n".join(filter(None, lines))


def _rest(items: Sequence[object]) -> str:
    return f"and {count(len(items) - MOST_ROWS, 'more', 'more')}" if len(items) > MOST_ROWS else ""
