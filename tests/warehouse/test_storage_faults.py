"""What goes wrong with a disk is one sentence: which file, what, and what to do."""

import errno
import os
from pathlib import Path

import duckdb
import pytest

from schemas.errors import ArchiveBusy, ArchiveDamaged, ArchiveError
from warehouse.storage_faults import storage_faults, warehouse_fault

COMMIT = "TransactionContext Error: Failed to commit: Could not write file: No space left on device"
FILE = Path("/archive/pipeline/warehouse.duckdb")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "no space is left for /archive/x: free some"),
        (errno.EROFS, "cannot write to /archive/x: Read-only file system"),
        (errno.EACCES, "cannot write to /archive/x: Permission denied"),
        (errno.EIO, "/archive/x: Input/output error: see to it"),
    ],
)
def test_what_the_system_refuses_names_the_file(number: int, said: str) -> None:
    with pytest.raises(ArchiveError) as raised, storage_faults(Path("/archive")):
        raise OSError(number, os.strerror(number), "/archive/x")
    assert str(raised.value).startswith(said)


@pytest.mark.parametrize(
    ("words", "kind", "said"),
    [
        ("IO Error: Could not set lock on file: Conflicting lock is held", ArchiveBusy, "being written to"),
        ("IO Error: Could not write file: No space left on device", ArchiveError, "no space is left"),
        ("IO Error: Could not read from file: Input/output error", ArchiveError, "the disk with"),
        ("IO Error: Cannot open file: Permission denied", ArchiveError, "cannot use"),
        ("IO Error: trying to read a database file with version number 99", ArchiveError, "later DuckDB"),
        ("IO Error: Corrupt database file: computed checksum 1 does not match", ArchiveDamaged, "is damaged"),
    ],
)
def test_what_duckdb_says_is_told_apart(words: str, kind: type[ArchiveError], said: str) -> None:
    fault = warehouse_fault(FILE, duckdb.IOException(words + "\nand a trace"))
    assert type(fault) is kind
    assert str(FILE) in str(fault) and said in str(fault) and "\n" not in str(fault)


def test_a_commit_that_finds_no_room_is_told_of_and_a_fault_of_ours_is_not_hidden() -> None:
    with pytest.raises(ArchiveError, match="no space is left"), storage_faults(FILE):
        raise duckdb.TransactionException(COMMIT)
    with pytest.raises(duckdb.CatalogException), storage_faults(FILE):
        raise duckdb.CatalogException("Catalog Error: Table with name x does not exist!")
