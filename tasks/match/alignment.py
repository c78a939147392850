"""Pairs of texts aligned, in this process or, where there are many, in children."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context
from threading import Thread
from typing import NamedTuple

from schemas.match import Match
from tasks.match.anchors import Anchors, Pair
from tasks.match.evidence import Evidence, evidence_of
from tasks.match.margin import margin_of_candidate
from tasks.match.side import Side
from tasks.match.verification import verified

PAIRS_OF_A_PORTION = 30
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


class Aligned(NamedTuple):
    """A pair of forms, its matches, and how many of its seeds may fall before another look is due."""

    pair: Pair
    matches: list[Match]
    margin: int


def align(work: Work) -> list[Aligned]:
    """Return those of these pairs that have matches."""
    aligned = []
    for anchors in work.pairs:
        matches, margin = verified(*turned(anchors, work.sides))
        if matches:
            margin = min(margin, margin_of_candidate(anchors))
            aligned.append(Aligned((anchors.form_number, anchors.other_number), matches, margin))
    return aligned


def _shared_out(work: Work) -> Iterator[Work]:
    """Yield work in portions, each with the texts it needs."""
    for start in range(0, len(work.pairs), PAIRS_OF_A_PORTION):
        pairs = work.pairs[start : start + PAIRS_OF_A_PORTION]
        numbers = {number for each in pairs for number in (each.form_number, each.other_number)}
        yield Work(pairs, {number: work.sides[number] for number in numbers})


@dataclass
class Aligners:
    """Child processes that align, as many as there are workers: none until they are asked for."""

    workers: int
    pool: ProcessPoolExecutor | None = None

    def start(self) -> None:
        """Let them start, while other work goes on; with one worker all is done in this process."""
        if self.workers > 1 and self.pool is None:
            context = get_context("forkserver")
            context.set_forkserver_preload(["tasks.match.alignment"])
            self.pool = ProcessPoolExecutor(self.workers, mp_context=context)
            # Whoever asks for a child waits until the fork server has loaded all that they need.
            Thread(target=_ask_for, args=(self.pool, self.workers)).start()

    def align_all(self, every: Iterable[Work]) -> Iterator[Aligned]:
        """Yield the pairs with matches; by the children, if they have started, little of it in memory."""
        if self.pool is None:
            yield from chain.from_iterable(map(align, every))
            return
        waiting: list[Future[list[Aligned]]] = []
        for portion in chain.from_iterable(map(_shared_out, every)):
            waiting.append(self.pool.submit(align, portion))
            if len(waiting) > 3 * self.workers:
                yield from waiting.pop(0).result()
        for each in waiting:
            yield from each.result()


def _ask_for(pool: ProcessPoolExecutor, children: int) -> None:
    # It may have been shut down before the last of them.
    with suppress(RuntimeError):
        for _ in range(children):
            pool.submit(align, Work([], {}))


@contextmanager
def aligners(workers: int) -> Iterator[Aligners]:
    """Yield what aligns pairs; its children end with the context."""
    made = Aligners(workers)
    try:
        yield made
    finally:
        if made.pool is not None:
            made.pool.shutdown(cancel_futures=True)
