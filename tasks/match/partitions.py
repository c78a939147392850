"""The search for candidates, cut by the first bits of the seeds' hashes into parts independent of each other.

What a seed says of two forms depends on who holds that seed and on nothing else, and a run of seeds is
worth the sum of what its seeds say. So each partition can be searched by itself, one after the other in
little memory or all at once in many processes, and only small sums per pair have to meet. The files are
all that is handed over: a partition's seeds, the list of forms, the evidence found.

A run does not search this way yet: the lander looks all its seeds up in one index.
"""

from pathlib import Path

import duckdb

from tasks.match.candidates import WORTH_A_LOOK, Lookup, Pair, Threshold
from tasks.match.seed_index import SeedIndex
from warehouse.connection import limit_memory, open_scratch
from warehouse.sql import sql


def write_partitions(index: SeedIndex, folder: Path, bits: int) -> list[Path]:
    """Write an index's seeds as 2**`bits` partitions into an empty folder; return those that hold any."""
    folder.mkdir(parents=True, exist_ok=True)
    index.connection.execute(sql("match/partitioned_seeds"), {"bits": bits, "folder": str(folder)})
    index.connection.execute(
        "COPY indexed TO $path (FORMAT parquet)", {"path": str(folder / "indexed.parquet")}
    )
    return sorted(folder.glob("partition=*"))


def write_evidence(partition: Path, first_new: int, memory_bytes: int | None = None) -> Path:
    """Search one partition for what the forms from `first_new` on share; return the file of evidence.

    It appears by one rename, so that a file that is there is whole.
    """
    found = partition / "evidence"
    with open_scratch() as connection:
        limit_memory(connection, memory_bytes)
        _view(connection, "seeds", partition / "*.parquet")
        _view(connection, "indexed", partition.parent / "indexed.parquet")
        index = SeedIndex(connection)
        Lookup.of_forms(index, range(first_new, index.next_number()), first_new)
        building = partition / "evidence.part"
        connection.execute(sql("match/evidence"), {"first_new": first_new, "path": str(building)})
    building.rename(found)
    return found


def merged_candidates(evidence: list[Path], threshold: Threshold = WORTH_A_LOOK) -> list[Pair]:
    """Return the pairs that the evidence of all partitions together makes candidates."""
    values = {
        "paths": [str(path) for path in evidence],
        "least_evidence": threshold.least_evidence,
        "shortest_reach": threshold.shortest_reach,
    }
    with open_scratch() as connection:
        return connection.execute(sql("match/merged_candidates"), values).fetchall() if evidence else []


def _view(connection: duckdb.DuckDBPyConnection, name: str, files: Path) -> None:
    connection.read_parquet(str(files)).create_view(name)
