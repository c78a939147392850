"""How long verify takes beside the least that could do: sha256sum over the same bytes, and a plain replay.

Run: python -m tests.benchmarks.verify_speed [--texts 10000] [--rounds 3] [--archive DIR]

The same bytes are all those that verify hashes, each once: the originals, `captures.ndjson`, `heads.log`,
both texts of every derivation, the bodies of the ledger's entries, and the rows that digests vouch for, in
the form in which they are hashed. What is in the warehouse is written to files first, one for each table or
column, which is not timed: sha256sum pays neither for finding it nor for making JSON of it.

The replay is a script such as a stranger would write who trusts nobody's code: it reads texts and pieces
from the published file, puts every text together in Python and compares it with the text that is stored. It
is timed with its start, as sha256sum and verify are.

What verify does beyond the two counts against it: it makes the rows' JSON anew, follows the log to its heads,
compares the two warehouse files and their definitions, looks up every quoted passage in its text, and holds
the record to PROV-CONSTRAINTS. Each program has a process of its own, one after the other in turn; the best
of its rounds counts. The ratio is the time of the first two together over that of verify: on the clock, where
verify gains from a second processor and they do not, and in seconds of processors. An archive that is there
is taken as it is; otherwise one of so many texts of 2 to 20 kB is made, which takes a while.
"""

import argparse
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from warehouse import vouching
from warehouse.archive import Archive

DOCUMENTS_AT_ONCE = 500
TEXTS = "SELECT derivation_id, raw_text, text FROM store.documents ORDER BY derivation_id"
PIECES = """SELECT derivation_id, raw_start, raw_end, after
FROM store.pieces WHERE derivation_id BETWEEN ? AND ? ORDER BY derivation_id, piece_number"""

COLUMNS = {
    "raw_text": "SELECT raw_text FROM store.documents",
    "text": "SELECT text FROM store.documents",
    "ledger": "SELECT body FROM store.ledger",
}
"""What is hashed of the warehouse beside the rows under digests, by the file it is written to."""


@dataclass(frozen=True)
class Measured:
    """Seconds on the clock and seconds of processors, of a program and all that it started."""

    seconds: float
    cpu_seconds: float


def replay_all(warehouse: Path) -> int:
    """Replay every text of a published warehouse; return how many came out right."""
    right = 0
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        texts = connection.cursor().execute(TEXTS)
        while batch := texts.fetchmany(DOCUMENTS_AT_ONCE):
            pieces: dict[str, list[tuple[int, int, str | None]]] = {}
            for name, *piece in connection.execute(PIECES, [batch[0][0], batch[-1][0]]).fetchall():
                pieces.setdefault(name, []).append(tuple(piece))
            for name, raw_text, text in batch:
                cut = (raw_text[start:end] if after is None else after for start, end, after in pieces[name])
                right += "".join(cut) == text
    return right


def write_hashed(archive: Archive, folder: Path) -> None:
    """Write what verify hashes of the warehouse into files: each table under digests, and `COLUMNS`."""
    with duckdb.connect(str(archive.warehouse), read_only=True) as connection:
        queries = dict(COLUMNS)
        vouching.start_collecting(connection)
        types = vouching.column_types(connection)
        for vouched in vouching.VOUCHED:
            if vouched.is_digest:
                columns = vouching.covered_columns(vouched, types[vouched.table])
                queries[vouched.table] = (
                    f"SELECT row FROM ({vouching.rows_query(vouched, columns, types[vouched.table])})"
                )
        for name, query in queries.items():
            write_lines(connection, query, folder / name)


def write_lines(connection: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    """Write the one column of a query, a line a row."""
    rows = connection.cursor().execute(query)
    with path.open("w", encoding="utf-8") as lines:
        while batch := rows.fetchmany(1_000):
            lines.writelines(f"{cell}\n" for (cell,) in batch)


def timed(command: str) -> Measured:
    """Run a command of the shell to its end and time it; raises `CalledProcessError` where it fails."""
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, shell=True, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Measured(time.perf_counter() - start, cpu)


def measure(archive: Archive, rounds: int) -> dict[str, Measured]:
    """Return the best time of each program."""
    here, command = sys.executable, Path(sys.executable).with_name("chancery")
    with TemporaryDirectory() as hashed:
        write_hashed(archive, Path(hashed))
        files = f"'{archive.originals}' '{archive.captures_log}' '{archive.heads_log}' '{hashed}'"
        programs = {
            "sha256sum": f"find {files} -type f -print0 | xargs -0 sha256sum",
            "replay": f"'{here}' -m tests.benchmarks.verify_speed --only-replay --archive '{archive.root}'",
            "verify": f"'{command}' verify --archive '{archive.root}'",
        }
        found: dict[str, list[Measured]] = {name: [] for name in programs}
        for _ in range(rounds):
            for name, program in programs.items():
                found[name].append(timed(program))
    return {name: min(each, key=lambda one: one.cpu_seconds) for name, each in found.items()}


def make(archive: Archive, count: int) -> None:
    """Take in so many texts as one run would."""
    # Here, so that the replay, which is timed with its start, does not pay for readers that it does not use.
    from schemas.settings import Settings
    from tests.benchmarks.corpus import generate
    from tests.benchmarks.plain_ingest import ingest_plainly

    with TemporaryDirectory() as folder:
        for number, text in enumerate(generate(count).texts):
            Path(folder, f"{number:05}.txt").write_text(text, encoding="utf-8")
        ingest_plainly(archive, [Path(folder)], Settings())


def show(archive: Archive, measured: dict[str, Measured]) -> None:
    """Print a line per program, and the ratio of the first two together to verify."""
    with duckdb.connect(str(archive.warehouse), read_only=True) as connection:
        documents, pieces, size = connection.execute(
            "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM store.pieces),"
            " (SELECT sum(original_bytes) FROM originals)"
        ).fetchall()[0]
    print(f"{documents:,} documents, {pieces:,} pieces, {size:,} bytes")
    print(f"{'':12}{'seconds':>10}{'of processors':>16}")
    for name, one in measured.items():
        print(f"{name:12}{one.seconds:10.2f}{one.cpu_seconds:16.2f}")
    least, verify = (measured["sha256sum"], measured["replay"]), measured["verify"]
    clock = sum(one.seconds for one in least) / verify.seconds
    cpu = sum(one.cpu_seconds for one in least) / verify.cpu_seconds
    print(f"{'ratio':12}{clock:10.2f}{cpu:16.2f}")


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--texts", type=int, default=10_000)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--archive", type=Path)
    arguments.add_argument("--only-replay", action="store_true", help=argparse.SUPPRESS)
    asked = arguments.parse_args()
    with TemporaryDirectory() as folder:
        archive = Archive(asked.archive or Path(folder, "archive"))
        if asked.only_replay:
            print(f"{replay_all(archive.warehouse):,} texts replayed")
            return
        if not archive.warehouse.exists():
            make(archive, asked.texts)
        show(archive, measure(archive, asked.rounds))


if __name__ == "__main__":
    main()
