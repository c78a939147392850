"""`audit --bundle`: the evidence on one document as one ZIP file, the same bytes for the same archive."""

import io
import zipfile

from duckdb import DuckDBPyConnection

from flows.cli.audit.prov_graph import graphs
from flows.cli.audit.prov_json import prov_json
from flows.cli.audit.prov_n import prov_n
from flows.cli.reading import read
from schemas.errors import ArchiveError
from schemas.verification import Head
from warehouse.archive import Archive
from warehouse.connection import open_query
from warehouse.evidence import Files, evidence
from warehouse.sql import sql

BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The time that every member bears: the earliest a ZIP file can say."""

READABLE, RUNNABLE = 0o100644 << 16, 0o100755 << 16


def bundle(connection: DuckDBPyConnection, archive: Archive, document_id: str, report: str) -> bytes:
    """Return the ZIP file on a document; `report` is its story as text.

    Raises `ArchiveError` where there is nothing to prove yet, or the original is missing.
    """
    heads = read(connection, "head")
    entries = [row["entry_number"] for row in read(connection, "ledger_of", document_id=document_id)]
    if not heads or not entries:
        raise ArchiveError("no entry of the log is about this document: `chancery verify` says more")
    head = Head(tree_size=heads[0]["tree_size"], root_sha256=heads[0]["root_sha256"])
    files = evidence(connection, archive, document_id, entries, head)
    found = list(graphs(connection, document_id))
    files["provenance.json"] = prov_json(found).encode()
    files["provenance.provn"] = prov_n(found).encode()
    files["report.txt"] = report.encode("utf-8", "backslashreplace")
    files["manifest.sha256"] = _manifest(files)
    return _zipped(files)


def _manifest(files: Files) -> bytes:
    """Return the files with their hashes, as `sha256sum --check` reads them."""
    names = sorted(files)
    with open_query() as scratch:
        hashes = scratch.execute(sql("bundle/hashes"), {"data": [files[name] for name in names]}).fetchall()
    return "".join(
        f"{content_sha256}  {name}\n" for name, (content_sha256,) in zip(names, hashes, strict=True)
    ).encode()


def _zipped(files: Files) -> bytes:
    """Return a ZIP file with these members in the order of their names, stored as they are.

    Not compressed: what compression makes of the same bytes differs from one zlib to the next.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(files.items()):
            member = zipfile.ZipInfo(name, BEGINNING)
            member.create_system = 3
            member.external_attr = RUNNABLE if name == "check.sh" else READABLE
            archive.writestr(member, data)
    return target.getvalue()
