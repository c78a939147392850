"""Pairs of texts aligned, in this process or, where there are many, in children."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context

from schemas.match import Match
from tasks.match.candidates import Anchors
from tasks.match.evidence import Evidence, evidence_of
from tasks.match.side import Side
from tasks.match.verification import verified

PAIRS_OF_A_PORTION = 100
"""How many pairs a child takes at once."""


@dataclass(frozen=True)
class Work:
    """Pairs to align: the seeds they share, and the texts by the number of their form."""

    pairs: list[Anchors]
    sides: dict[int, Side]


def turned(anchors: Anchors, sides: dict[int, Side]) -> tuple[Side, Side, Evidence]:
    """Return the two sides, that of the smaller document id first, and what they share, seen from there."""
    one, other = sides[anchors.form_number], sides[anchors.other_number]
    is_turned = other.document_id < one.document_id
    mine, theirs = (other, one) if is_turned else (one, other)
    return mine, theirs, evidence_of(anchors, is_turned=is_turned)


def align(work: Work) -> list[Match]:
    """Return the matches of these pairs."""
    return [match for anchors in work.pairs for match in verified(*turned(anchors, work.sides))]


def _shared_out(work: Work) -> Iterator[Work]:
    """Yield work in portions, each with the texts it needs."""
    for start in range(0, len(work.pairs), PAIRS_OF_A_PORTION):
        pairs = work.pairs[start : start + PAIRS_OF_A_PORTION]
        numbers = {number for each in pairs for number in (each.form_number, each.other_number)}
        yield Work(pairs, {number: work.sides[number] for number in numbers})


def align_all(every: Iterable[Work], workers: int) -> Iterator[Match]:
    """Yield the matches of all work; with several workers in child processes, little of it in memory."""
    if workers == 1:
        yield from chain.from_iterable(map(align, every))
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("forkserver")) as pool:
        waiting: list[Future[list[Match]]] = []
        for portion in chain.from_iterable(map(_shared_out, every)):
            waiting.append(pool.submit(align, portion))
            if len(waiting) > 2 * workers:
                yield from waiting.pop(0).result()
        for each in waiting:
            yield from each.result()
