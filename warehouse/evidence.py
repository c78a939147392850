"""The evidence on one document that an outsider can check without the archive: files by name.

Everything in them is vouched for by the log: original and texts by their hashes in entries, rows by the
digests in entries, entries by the paths that lead from them to the head, which is shown to have gone on from
each earlier one for whoever has written that down.
"""

import json
from collections.abc import Iterator, Sequence

from duckdb import DuckDBPyConnection

from schemas.errors import ArchiveError
from schemas.verification import Head
from warehouse.archive import Archive
from warehouse.proofs import prove_consistencies, prove_inclusions
from warehouse.sql import FOLDER, sql
from warehouse.vouching import lines

Files = dict[str, bytes]


def evidence(
    connection: DuckDBPyConnection,
    archive: Archive,
    document_id: str,
    entry_numbers: Sequence[int],
    head: Head,
) -> Files:
    """Return the files on a document, which these entries of the log with this head are about.

    `connection` is to the published warehouse. Raises `ArchiveError` if the original cannot be read.
    """
    try:
        original = archive.original(document_id).read_bytes()
    except OSError as cause:
        raise ArchiveError(f"the original cannot be read: {cause}; `chancery verify` says more") from cause
    texts = connection.execute(sql("reading/text"), {"document_id": document_id}).fetchall()[0]
    files = {f"original/{document_id}": original, "head.txt": f"{head}\n".encode()}
    for name, text in zip(("raw_text", "text"), texts, strict=True):
        files[f"text/{name}.txt"] = text.encode()
    files |= _proofs(connection, entry_numbers, head.tree_size)
    files["earlier_heads.txt"] = _earlier_heads(connection, head.tree_size)
    files |= dict(_entries(connection, document_id, entry_numbers))
    for name in ("README.txt", "check.sh"):
        files[name] = (FOLDER / "bundle" / name).read_bytes()
    return files


def _proofs(connection: DuckDBPyConnection, entry_numbers: Sequence[int], tree_size: int) -> Files:
    proofs = prove_inclusions(connection, entry_numbers, tree_size)
    return {
        f"log/{number}.path": "".join(f"{tree_sha256}\n" for tree_sha256 in proof).encode()
        for number, proof in proofs.items()
    }


def _earlier_heads(connection: DuckDBPyConnection, tree_size: int) -> bytes:
    """Return a line for each earlier head, with the hashes that show the log to have gone on from there."""
    sizes = {"tree_size": tree_size}
    heads = connection.execute(sql("bundle/earlier_heads"), sizes).fetchall()
    proofs = prove_consistencies(connection, [size for size, _ in heads], tree_size)
    return "".join(f"{size}:{root} {' '.join(proofs[size])}\n" for size, root in heads).encode()


def _entries(
    connection: DuckDBPyConnection, document_id: str, entry_numbers: Sequence[int]
) -> Iterator[tuple[str, bytes]]:
    """Yield the entries, and the rows of those that are digests of the current derivation or of matches."""
    document = {"document_id": document_id}
    statement = "SELECT derivation_id FROM main.documents WHERE document_id = $document_id"
    found = connection.execute(statement, document)
    current = found.fetchall()[0][0]
    numbers = {"entry_numbers": list(entry_numbers)}
    for number, kind, subject_id, body in connection.execute(sql("reading/entry_bodies"), numbers).fetchall():
        yield f"log/{number}.json", body.encode()
        said = json.loads(body)
        if "rows_sha256" in said and current in subject_id.split("/"):
            rows = lines(connection, kind, subject_id, said["columns"])
            yield f"rows/{kind}.{number}.ndjson", rows.encode()
