"""Where the documents of a family are drawn: a tree from what was said first to what repeats it.

As in a stemma of manuscripts, each document hangs on the one it repeats most, so that these lines do not
cross; what it repeats besides is a second, thinner line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flows.cli.reading import Record
from flows.report.families import Family

Place = tuple[int, float]
"""Column from 0, the first; and row, counted in cards."""


@dataclass(frozen=True)
class Descent:
    """`places` by document; `main`: the link each hangs on; `others`: the rest, the strongest first."""

    places: Mapping[str, Place]
    main: Sequence[Record]
    others: Sequence[Record]
    row_count: int


def descent(family: Family, dates: Mapping[str, date | None]) -> Descent:
    """Return the same places for the same family, whatever order its links come in after their strength."""
    order = _in_order(family, dates)
    rank = {document_id: index for index, document_id in enumerate(order)}
    parents: dict[str, Record] = {}
    for link in family.links:
        source, copy = link["source_id"], link["copy_id"]
        if rank[source] < rank[copy] and copy not in parents:
            parents[copy] = link
    children: dict[str, list[str]] = {document_id: [] for document_id in order}
    for document_id in order:
        if document_id in parents:
            children[parents[document_id]["source_id"]].append(document_id)
    places: dict[str, Place] = {}
    row_count = 0
    for root in (document_id for document_id in order if document_id not in parents):
        row_count = _place(root, 0, row_count, children, places)
    main = [parents[document_id] for document_id in order if document_id in parents]
    chosen = {id(link) for link in main}
    return Descent(places, main, [link for link in family.links if id(link) not in chosen], row_count)


def _in_order(family: Family, dates: Mapping[str, date | None]) -> list[str]:
    """Return the documents so that what is repeated comes before what repeats it, else by date and id.

    Where links go round in a circle, the earliest left of it comes first.
    """
    waiting: dict[str, set[str]] = {document_id: set() for document_id in family.document_ids}
    for link in family.links:
        if link["has_direction"]:
            waiting[link["copy_id"]].add(link["source_id"])
    order: list[str] = []
    while waiting:
        free = [document_id for document_id, sources in waiting.items() if not sources] or list(waiting)
        first = min(free, key=lambda each: (dates.get(each) or date.max, each))
        order.append(first)
        del waiting[first]
        for sources in waiting.values():
            sources.discard(first)
    return order


def _place(
    document_id: str, column: int, row: int, children: Mapping[str, list[str]], places: dict[str, Place]
) -> int:
    """Place a document in the middle of those that hang on it; return the first free row below them."""
    below = row
    for child in children[document_id]:
        below = _place(child, column + 1, below, children, places)
    rows = [places[child][1] for child in children[document_id]]
    places[document_id] = (column, (rows[0] + rows[-1]) / 2 if rows else float(row))
    return max(below, row + 1)
