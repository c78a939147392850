"""The fetch stage for addresses: hosts side by side, those of one host in turn, every attempt logged."""

import queue
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from duckdb import DuckDBPyConnection

from schemas.capture import Capture
from tasks.fetch import Arrival, capture_arrivals, said_of
from tasks.progress import report
from tasks.run_folder import RunFolder
from tasks.sources import Source
from tasks.web.address import parse_address
from tasks.web.advice import with_advice
from tasks.web.attempts import attempts
from tasks.web.following import Known, Visitor
from tasks.web.visit import Visit
from warehouse.archive import Archive
from warehouse.connection import open_scratch
from warehouse.sql import sql


@dataclass(frozen=True)
class Attempted:
    """One attempt at a source, counted from 1."""

    source: Source
    number: int
    visit: Visit


@dataclass(frozen=True)
class Done:
    """There will be no further attempt at one source; `error`: something is wrong here, not there."""

    error: BaseException | None = None


Lane = deque[Source]
"""The addresses of one host that nobody has taken up yet."""
Results = queue.SimpleQueue[Attempted | Done]


def fetch_addresses(
    archive: Archive,
    folder: RunFolder,
    sources: Sequence[Source],
    visitor: Visitor,
    method: str = "http",
) -> list[Capture]:
    """Fetch addresses and log and store what they bring as it arrives; return a capture for every attempt.

    A run that is killed has lost what was under way and nothing else. Raises what is wrong on this side,
    such as a full disk.
    """
    lanes: dict[str, Lane] = defaultdict(deque)
    for source in sources:
        address = parse_address(source.uri)
        visitor.politeness.slow_down(address, source.asked.seconds_between)
        lanes[address.origin].append(source)
    captures: list[Capture] = []
    results: Results = queue.SimpleQueue()
    numbers = count()

    def new_copy() -> Path:
        return folder.incoming / f"{method}-{next(numbers)}"

    waiting: queue.SimpleQueue[Lane] = queue.SimpleQueue()
    for _ in range(visitor.web.connections_per_host):
        for lane in lanes.values():
            waiting.put(lane)
    with open_scratch() as connection:
        known = _known(connection, archive, [source.uri for source in sources])
        try:
            for _ in range(min(visitor.web.connections, waiting.qsize())):
                # Daemons, so that a server that hangs keeps no run from ending.
                line = (waiting, visitor, known, new_copy, results)
                threading.Thread(target=_work, args=line, name="fetch", daemon=True).start()
            for arrived in _arriving(results, len(sources)):
                arrivals = _arrivals(connection, arrived, known, method)
                captures += capture_arrivals(connection, archive, folder.run_id, arrivals)
        except BaseException:
            for lane in lanes.values():
                lane.clear()
            visitor.politeness.end()
            raise
    return captures


def _work(
    waiting: "queue.SimpleQueue[Lane]",
    visitor: Visitor,
    known: dict[str, Known],
    new_copy: Callable[[], Path],
    results: Results,
) -> None:
    """Work off the lanes that wait, until none does."""
    while True:
        try:
            lane = waiting.get_nowait()
        except queue.Empty:
            return
        _work_off(lane, visitor, known, new_copy, results)


def _work_off(
    lane: Lane, visitor: Visitor, known: dict[str, Known], new_copy: Callable[[], Path], results: Results
) -> None:
    """Fetch the addresses of a lane, one after the other, until none is left."""
    while lane:
        try:
            source = lane.popleft()
        except IndexError:
            return
        try:
            tried = attempts(visitor, parse_address(source.uri), new_copy, known.get(source.uri))
            for number, done in enumerate(tried, start=1):
                results.put(Attempted(source, number, done))
        except BaseException as error:
            results.put(Done(error))
            return
        results.put(Done())


def _arriving(results: Results, source_count: int) -> Iterator[list[Attempted]]:
    """Yield the attempts that have come in since the last time, until every source is done."""
    done_count = 0
    while done_count < source_count:
        report("fetch", done_count, source_count)
        arrived = [results.get()]
        while not results.empty():
            arrived.append(results.get())
        yield [each for each in arrived if isinstance(each, Attempted)]
        for each in arrived:
            if isinstance(each, Done):
                done_count += 1
                if each.error is not None:
                    raise each.error
    report("fetch", done_count, source_count)


def _arrivals(
    connection: DuckDBPyConnection, attempted: Iterable[Attempted], known: dict[str, Known], method: str
) -> list[Arrival]:
    listed = list(attempted)
    # Ids of the same millisecond are in no order, and those of a further attempt must be later ones.
    time.sleep(0.001)
    ids = connection.execute(sql("fetch/new_ids"), {"count": len(listed)}).fetchall()
    return [
        _arrival(each, str(capture_id), known.get(each.source.uri), method)
        for each, (capture_id,) in zip(listed, ids, strict=True)
    ]


def _arrival(attempted: Attempted, capture_id: str, known: Known | None, method: str) -> Arrival:
    source, done = attempted.source, attempted.visit
    headers = done.headers or {}
    is_confirmed = done.is_not_modified and known is not None
    return Arrival(
        capture_id=capture_id,
        uri=source.uri,
        method=method,
        captured_at=done.ended_at,
        copy=done.copy,
        problem=with_advice(done.failure, done.status_code, done.redirects) if done.failure else None,
        confirmed=(known.original_sha256, known.original_bytes) if known and is_confirmed else None,
        said={
            **said_of(source),
            "final_uri": done.at.uri,
            "status_code": done.status_code,
            "etag": headers.get("etag"),
            "last_modified": headers.get("last-modified"),
            "error_code": done.failure.code if done.failure else None,
            "attempt": attempted.number,
            "headers": done.headers,
            "redirects": done.redirects,
        },
    )


def _known(connection: DuckDBPyConnection, archive: Archive, uris: list[str]) -> dict[str, Known]:
    """Return what these addresses gave when last captured, of those whose bytes are held."""
    if not archive.captures_log.exists():
        return {}
    values = {"path": str(archive.captures_log), "uris": uris}
    rows = connection.execute(sql("fetch/last_captures"), values).fetchall()
    return {
        uri: Known(sha256, size, final_uri, validators["etag"], validators["last_modified"])
        for uri, sha256, size, final_uri, validators in rows
        if archive.original(sha256).exists()
    }
