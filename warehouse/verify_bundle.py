"""Whether an evidence bundle holds together, checked without the archive it comes from.

What `check.sh` in the bundle does with `sha256sum`, and beyond it: the original, the texts and the rows
are of one derivation, and the pieces replay to the text. A bundle may come from anybody: members must be
stored as they are, so that none unfolds into more than the file holds.
"""

import json
import re
import struct
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from schemas.errors import ArchiveError
from schemas.verification import Checked, Difference, Head, Verification
from warehouse.connection import open_scratch
from warehouse.proofs import MOST_LEVELS, are_included, is_consistent
from warehouse.replay import Piece, replay_faults
from warehouse.sql import sql

Json = dict[str, Any]

MOST_MEMBERS = 20_000
"""What may be in a bundle: two files per entry of the log that is about the document, and a few more."""

NUMBER = re.compile("[0-9]{1,18}")
SHA256 = re.compile("[0-9a-f]{64}")

REQUIRED = ("head.txt", "manifest.sha256", "text/raw_text.txt", "text/text.txt")

UNREADABLE = (
    OSError,
    ValueError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    zipfile.BadZipFile,
)
"""What reading a ZIP file of somebody's own making may raise."""


@dataclass
class Bundle:
    """The files of a bundle by name, the entries of the log among them, and what was found wrong."""

    connection: DuckDBPyConnection
    files: dict[str, bytes]
    head: Head
    entries: dict[int, Json] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)

    def add(self, check: str, place: str, message: str) -> None:
        self.differences.append(Difference(check=check, place=place, message=message))

    def sha256(self, data: bytes) -> str:
        return self.sha256s([data])[0]

    def sha256s(self, data: Sequence[bytes]) -> list[str]:
        """Return the SHA-256 of each; a query for all, since a query costs more than a hash."""
        return [row[0] for row in self.connection.execute(sql("bundle/hashes"), {"data": data}).fetchall()]

    def about(self, table: str) -> dict[int, Json]:
        """Return the bodies of the entries about one table, by number."""
        return {number: body for number, body in self.entries.items() if body["table"] == table}


def verify_bundle(path: Path, expected: Sequence[Head] = ()) -> Verification:
    """Return what differs in a bundle. `expected` are heads written down elsewhere.

    Raises `ArchiveError` for a file that is no bundle.
    """
    files = _members(path)
    missing = [name for name in REQUIRED if name not in files]
    if missing:
        raise ArchiveError(f"{path} is no evidence bundle: it has no {missing[0]}")
    with open_scratch() as connection:
        bundle = Bundle(connection, files, _head(path, files["head.txt"]))
        try:
            checked = _check(bundle, expected)
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as cause:
            # An entry may be in a log of somebody's own making and say anything.
            raise ArchiveError(f"{path} is no bundle that chancery made: {cause!r}") from cause
    return Verification(
        differences=bundle.differences,
        checked=checked,
        tree_size=bundle.head.tree_size,
        root_sha256=bundle.head.root_sha256,
    )


def _check(bundle: Bundle, expected: Sequence[Head]) -> Checked:
    """Make every check; return how much was looked at."""
    _check_manifest(bundle)
    _check_log(bundle)
    _check_expected(bundle, expected)
    rows = _check_rows(bundle)
    _check_document(bundle, rows)
    originals = [data for name, data in bundle.files.items() if name.startswith("original/")]
    return Checked(
        original_count=len(originals),
        original_bytes=sum(map(len, originals)),
        derivation_count=len(bundle.about("derivations")),
        row_count=sum(map(len, rows.values())),
        entry_count=len(bundle.entries),
        head_count=1,
    )


def _members(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as archive:
            if len(archive.infolist()) > MOST_MEMBERS:
                raise ArchiveError(f"{path}: more than {MOST_MEMBERS:,} members: no bundle has so many")
            packed = [member for member in archive.infolist() if member.compress_type != zipfile.ZIP_STORED]
            if packed:
                raise ArchiveError(f"{path}: {packed[0].filename} is compressed: no bundle of chancery's is")
            names = archive.namelist()
            if len(set(names)) < len(names):
                raise ArchiveError(f"{path}: two members have the same name")
            if sum(member.file_size for member in archive.infolist()) > path.stat().st_size:
                raise ArchiveError(f"{path}: its members are said to hold more than the file does")
            return {name: archive.read(name) for name in names}
    except UNREADABLE as cause:
        raise ArchiveError(f"{path} cannot be read as a bundle: {cause}") from cause


def _head(path: Path, line: bytes) -> Head:
    try:
        size, _, root = line.decode().strip().partition(":")
        return Head(tree_size=int(size), root_sha256=root)
    except ValueError as cause:
        raise ArchiveError(f"{path}: head.txt does not say SIZE:ROOT") from cause


def _check_manifest(bundle: Bundle) -> None:
    """Compare every file with the manifest, and the manifest's names with the files."""
    lines = bundle.files["manifest.sha256"].decode("utf-8", "replace").splitlines()
    named = {name: content_sha256 for content_sha256, _, name in (line.partition("  ") for line in lines)}
    names = [name for name in bundle.files if name != "manifest.sha256"]
    hashes = bundle.sha256s([bundle.files[name] for name in names])
    for name, content_sha256 in zip(names, hashes, strict=True):
        if name not in named:
            bundle.add("manifest", name, "the manifest does not name it")
        elif content_sha256 != named[name]:
            bundle.add("manifest", name, "is not the file the manifest names")
    for name in named.keys() - bundle.files.keys():
        bundle.add("manifest", name, "the manifest names it, and it is missing")


def _check_log(bundle: Bundle) -> None:
    """Walk from every entry to the root; keep the entries that get there."""
    numbers = {}
    for name in bundle.files:
        digits = name.removeprefix("log/").removesuffix(".json")
        if name.startswith("log/") and name.endswith(".json") and NUMBER.fullmatch(digits):
            numbers[name] = int(digits)
    leaves = bundle.sha256s([b"\x00" + bundle.files[name] for name in numbers])
    claimed = [
        (number, leaf_sha256, _proof(bundle.files.get(f"log/{number}.path", b"")))
        for number, leaf_sha256 in zip(numbers.values(), leaves, strict=True)
    ]
    size, root = bundle.head.tree_size, bundle.head.root_sha256
    included = are_included(bundle.connection, claimed, size, root)
    for (name, number), is_in_log in zip(numbers.items(), included, strict=True):
        if is_in_log:
            bundle.entries[number] = json.loads(bundle.files[name])
        else:
            bundle.add("log", name, f"is not entry {number} of the log whose head is {bundle.head}")


def _proof(lines: bytes) -> list[str]:
    """Return the hashes of a path; of one that is none, what leads nowhere."""
    proof = lines.decode("ascii", "replace").split()
    return proof if all(SHA256.fullmatch(each) for each in proof) else [""] * (MOST_LEVELS + 1)


def _check_expected(bundle: Bundle, expected: Sequence[Head]) -> None:
    """Check that the log is that of each head that was written down, or has gone on from there."""
    lines = bundle.files.get("earlier_heads.txt", b"").splitlines()
    proofs = {line.partition(b":")[0]: _proof(line.partition(b" ")[2]) for line in lines}
    for head in expected:
        proof = proofs.get(b"%d" % head.tree_size, [])
        if head == bundle.head or is_consistent(bundle.connection, head, bundle.head, proof):
            continue
        message = f"was made at {bundle.head}; {head} was expected"
        if head.tree_size != bundle.head.tree_size and not proof:
            message += ": whether one log continues the other, only the archive can show"
        elif head.tree_size != bundle.head.tree_size:
            message += f": the first {head.tree_size} entries are not those: they were rewritten"
        bundle.add("expected_heads", "head.txt", message)


def _check_rows(bundle: Bundle) -> dict[str, list[Json]]:
    """Compare the rows with the digests in their entries; return the rows that are vouched for, by table."""
    rows: dict[str, list[Json]] = {}
    for name, data in bundle.files.items():
        if not name.startswith("rows/"):
            continue
        table, _, number = name.removeprefix("rows/").removesuffix(".ndjson").rpartition(".")
        body = bundle.entries.get(int(number) if NUMBER.fullmatch(number) else -1, {})
        if body.get("table") != table or body.get("rows_sha256") != bundle.sha256(data):
            bundle.add("rows", name, f"entry {number} of the log does not vouch for them")
        else:
            rows[table] = [json.loads(line) for line in data.decode().split("\n") if line]
    return rows


def _check_document(bundle: Bundle, rows: dict[str, list[Json]]) -> None:
    """Check that original, texts and pieces are of one derivation, and that the pieces replay."""
    raw_text, text = (bundle.files[f"text/{name}.txt"] for name in ("raw_text", "text"))
    hashes = (bundle.sha256(raw_text), bundle.sha256(text))
    derivations = [body["row"] for body in bundle.about("derivations").values()]
    current = [row for row in derivations if (row["raw_text_sha256"], row["text_sha256"]) == hashes]
    if not current:
        bundle.add("texts", "text/", "no entry of the log vouches for these two texts")
    _check_originals(bundle, {row["document_id"] for row in current})
    _check_derivation(bundle, {row["derivation_id"] for row in current})
    _check_replay(bundle, rows.get("pieces"), raw_text.decode(), text.decode())


def _check_derivation(bundle: Bundle, known: set[str]) -> None:
    """Find rows of other derivations than those that made these texts: true, and about something else."""
    for number, body in bundle.entries.items():
        name = f"rows/{body['table']}.{number}.ndjson"
        if name in bundle.files and known.isdisjoint(body["key"].values()):
            bundle.add("derivation", name, "they are not of the derivation that made these texts")


def _check_originals(bundle: Bundle, named: set[str]) -> None:
    """Check the original against its name, its entry and the derivation that was read from it."""
    vouched = {body["row"]["original_sha256"] for body in bundle.about("originals").values()}
    names = [name for name in bundle.files if name.startswith("original/")]
    if len(names) != 1:
        bundle.add("original", "original/", f"there should be one original, and there are {len(names)}")
    for name in names:
        found = bundle.sha256(bundle.files[name])
        if name != f"original/{found}":
            bundle.add("original", name, f"holds other bytes: they hash to {found}")
        elif found not in vouched:
            bundle.add("original", name, "no entry of the log vouches for it")
        elif found not in named:
            bundle.add("original", name, "the texts were not read from it")


def _check_replay(bundle: Bundle, pieces: list[Json] | None, raw_text: str, text: str) -> None:
    if pieces is None:
        bundle.add("replay", "rows/", "there are no pieces that lead from the raw text to the text")
        return
    ordered = sorted(map(Piece.of, pieces))
    for fault in replay_faults(ordered, raw_text, text):
        bundle.add("replay", "rows/pieces", fault)
