"""The match stage: new derivations against everything that is held, and against each other.

What comes of it depends only on the set of documents held, not on the order in which they came. Two texts
are aligned the same way whenever they meet. Whether they meet, and what is a formula, hangs on how many
documents hold a seed, and as that can only grow, whatever is found in the end was found when it came: it
is enough to judge anew what rests on seeds whose weight has changed. Where a document is derived again, and
a seed may become rarer, the forms that hold it are matched as if they were new.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from duckdb import DuckDBPyConnection

from schemas.match import Match
from tasks.match.alignment import Aligners, Work, aligners, turned
from tasks.match.anchors import Pair
from tasks.match.candidates import Lookup, loosened_forms
from tasks.match.margin import NEVER, margin_of_candidate
from tasks.match.match_form import form_of
from tasks.match.method import METHOD_VERSION
from tasks.match.ownership import owned
from tasks.match.seed_index import Entry, SeedIndex
from tasks.match.side import Block, Side, Stretch
from warehouse.sql import sql

TEXTS_AT_ONCE = 500
PAIRS_AT_ONCE = 4000
"""How many texts are indexed, and how many pairs looked up and aligned, with their texts in memory."""
TEXTS_FOR_CHILDREN = 300
PAIRS_FOR_CHILDREN = 500
"""Fewer pairs than this are aligned before a child process has started, but for so many texts it has time."""


@dataclass(frozen=True, slots=True)
class JudgedMatch:
    """A match that is held, judged anew: whether it still counts, and what of it is nobody else's."""

    match_id: str
    is_current: bool
    own_chars: int


@dataclass(frozen=True)
class Reuse:
    """What a run finds: matches with new documents, and what has become of others that are on record.

    Of the derivations `matched_anew`, the landed ones and those whose seeds became rarer, `found` has all
    that counts.
    """

    found: list[Match] = field(default_factory=list)
    judged: list[JudgedMatch] = field(default_factory=list)
    matched_anew: list[str] = field(default_factory=list)


def find_reuse(
    connection: DuckDBPyConnection, index: SeedIndex, landed: Iterable[str], workers: int = 1
) -> Reuse:
    """Match the derivations that a run lands; their rows are in the warehouse already, if uncommitted.

    The index is first brought to what the warehouse holds: a run that was killed may have left it behind,
    a warehouse that was restored from a copy ahead. What was matched by another version of the method is
    matched again, all of it. Many pairs are aligned in so many child processes as there are `workers`.
    """
    new = set(landed)
    if connection.execute(sql("match/other_methods"), {"method_version": METHOD_VERSION}).fetchall()[0][0]:
        new = _current(connection)
    with aligners(workers) as children:
        if len(new) >= TEXTS_FOR_CHILDREN:
            children.start()
        return _find(connection, index, new, children)


def _find(connection: DuckDBPyConnection, index: SeedIndex, new: set[str], children: Aligners) -> Reuse:
    first_new = bring_up_to_date(connection, index, new)
    if index.next_number() == first_new:
        return Reuse()
    names = {number: derivation_id for derivation_id, number in index.form_numbers().items()}
    lookup = Lookup.of_forms(index, range(first_new, index.next_number()), first_new)
    to_judge = _changed_pairs(connection, lookup, names)
    pairs = lookup.candidates()
    # A few of both sorts are read at one go: to find some texts DuckDB unpacks all.
    is_few = len(pairs) + len(to_judge) <= PAIRS_AT_ONCE
    sides = _sides(connection, [*pairs, *to_judge], names) if is_few else None
    work = (
        Work(lookup.anchors(chunk), sides or _sides(connection, chunk, names))
        for chunk in _pairs_at_once(pairs)
    )
    if len(pairs) >= PAIRS_FOR_CHILDREN:
        children.start()
    aligned = list(children.align_all(work))
    index.set_margins([(*each.pair, each.margin) for each in aligned])
    found = [match for each in aligned for match in each.matches]
    judged = [
        each
        for chunk in _pairs_at_once(to_judge)
        for each in _judge(connection, index, chunk, first_new, sides or _sides(connection, chunk, names))
    ]
    return Reuse(found, judged, [names[number] for number in range(first_new, index.next_number())])


def bring_up_to_date(connection: DuckDBPyConnection, index: SeedIndex, new: set[str]) -> int:
    """Index what counts in the warehouse, the new derivations last; return the first of their numbers."""
    current = _current(connection)
    # From what counted before the new ones came is seen what they have made rarer.
    replaced = _counted_before(connection, new) if current - new else set()
    missing = ((current - new) | replaced) - index.form_numbers().keys()
    _add(connection, index, missing)
    numbers = index.form_numbers()
    gone = numbers.keys() - current
    known = _landed_before(connection, gone)
    again = _loosened(index, {numbers[each] for each in known}) if known else set()
    if gone - known or missing:
        # A run was cut short: what it judged may be recorded or not.
        index.forget_margins()
    last = (new | again) & current
    index.remove(gone | (numbers.keys() & last))
    first_new = index.next_number()
    _add(connection, index, last)
    return first_new


def _current(connection: DuckDBPyConnection) -> set[str]:
    rows = connection.execute("SELECT derivation_id FROM store.current_derivations").fetchall()
    return {row[0] for row in rows}


def _counted_before(connection: DuckDBPyConnection, new: Iterable[str]) -> set[str]:
    """Return the derivations whose place these have taken."""
    return {row[0] for row in connection.execute(sql("match/counted_before"), {"ids": list(new)}).fetchall()}


def _landed_before(connection: DuckDBPyConnection, derivation_ids: Iterable[str]) -> set[str]:
    """Return those that ever landed: the warehouse has lost others, and nothing rests on them."""
    rows = connection.execute(sql("match/landed_before"), {"ids": list(derivation_ids)}).fetchall()
    return {row[0] for row in rows}


def _loosened(index: SeedIndex, gone: set[int]) -> set[str]:
    """Return the derivations that hold a seed which weighs more once these forms are gone."""
    numbers = set(loosened_forms(index, gone))
    return {each for each, number in index.form_numbers().items() if number in numbers}


def _add(connection: DuckDBPyConnection, index: SeedIndex, derivation_ids: Iterable[str]) -> None:
    ids = list(derivation_ids)
    if not ids:
        return
    rows = connection.execute(sql("match/texts"), {"ids": ids})
    # DuckDB finds the seeds of some texts while the forms of the next are made.
    with ThreadPoolExecutor(1) as other_thread:
        added: Future[None] | None = None
        while some := rows.fetchmany(TEXTS_AT_ONCE):
            entries = [Entry(each, document_id, on, form_of(text)) for each, document_id, on, text in some]
            if added is not None:
                added.result()
            added = other_thread.submit(index.add, entries)
        if added is not None:
            added.result()


def _sides(connection: DuckDBPyConnection, pairs: list[Pair], names: dict[int, str]) -> dict[int, Side]:
    """Return the texts of pairs by the number of their form."""
    numbers = {names[number]: number for pair in pairs for number in pair}
    ids = {"ids": list(numbers)}
    passages: dict[str, list[Block]] = {}
    for derivation_id, *block in connection.execute(sql("match/passages"), ids).fetchall():
        passages.setdefault(derivation_id, []).append(Block(*block))
    return {
        numbers[each]: Side(document_id, each, text, tuple(passages.get(each, [])))
        for each, document_id, text in connection.execute(sql("match/sides"), ids).fetchall()
    }


def _changed_pairs(connection: DuckDBPyConnection, lookup: Lookup, names: dict[int, str]) -> list[Pair]:
    """Return the pairs of old forms with matches on record whose margin does not cover what has changed."""
    changed = lookup.changed_forms()
    numbers = {names[number]: number for number in changed}
    asked = {"ids": list(numbers), "method_version": METHOD_VERSION}
    rows = connection.execute(sql("match/matched_pairs"), asked).fetchall()
    pairs = [(min(pair), max(pair)) for pair in ((numbers[one], numbers[other]) for one, other in rows)]
    return lookup.changed_pairs(pairs) if pairs else []


def _judge(
    connection: DuckDBPyConnection,
    index: SeedIndex,
    pairs: list[Pair],
    first_new: int,
    sides: dict[int, Side],
) -> list[JudgedMatch]:
    """Judge the matches on record of these pairs by what their seeds weigh now."""
    judged: list[JudgedMatch] = []
    margins: list[tuple[int, int, int]] = []
    lookup = Lookup.of_pairs(index, pairs, first_new)
    still = set(lookup.still_candidates(pairs))
    ids = {sides[number].derivation_id for pair in pairs for number in pair}
    on_record = _matches_on_record(connection, ids)
    for anchors in lookup.anchors(pairs):
        pair = anchors.form_number, anchors.other_number
        mine, theirs, evidence = turned(anchors, sides)
        matches = on_record.get((mine.derivation_id, theirs.derivation_id), [])
        stretches = [_stretch(mine, theirs, *ends) for _, *ends in matches]
        own, margin = owned(mine, theirs, evidence, stretches) if pair in still else (None, NEVER)
        margins.append((*pair, margin if own is None else min(margin, margin_of_candidate(anchors))))
        judged += [
            JudgedMatch(match_id, own is not None, own[place] if own else 0)
            for place, (match_id, *_) in enumerate(matches)
        ]
    index.set_margins(margins)
    return judged


def _matches_on_record(
    connection: DuckDBPyConnection, derivation_ids: Iterable[str]
) -> dict[tuple[str, str], list[tuple[str, int, int, int, int]]]:
    """Return id and ends of the matches of this method among some derivations, by the two of them."""
    found: dict[tuple[str, str], list[tuple[str, int, int, int, int]]] = {}
    asked = {"ids": list(derivation_ids), "method_version": METHOD_VERSION}
    for one, other, *match in connection.execute(sql("match/matches_on_record"), asked).fetchall():
        found.setdefault((one, other), []).append(tuple(match))
    return found


def _stretch(mine: Side, other: Side, start: int, end: int, other_start: int, other_end: int) -> Stretch:
    return Stretch(
        mine.folded.position(start),
        mine.folded.position(end),
        other.folded.position(other_start),
        other.folded.position(other_end),
    )


def _pairs_at_once(pairs: list[Pair]) -> Iterator[list[Pair]]:
    for start in range(0, len(pairs), PAIRS_AT_ONCE):
        yield pairs[start : start + PAIRS_AT_ONCE]
