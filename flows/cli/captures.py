"""The captures of a document, and what led to them."""

import json

from duckdb import DuckDBPyConnection

from flows.cli.reading import Record, read


def captures_of(connection: DuckDBPyConnection, document_id: str) -> list[Record]:
    """Return the captures that brought the bytes of a document, the earliest first."""
    return [
        {**row, **{name: json.loads(row[name]) if row[name] else None for name in ("headers", "redirects")}}
        for row in read(connection, "captures_of", document_id=document_id)
    ]


def capture_phrase(capture: Record) -> str:
    """Return what the server said of the bytes and where their address was found: `; ETag "1a", …`."""
    said = (("ETag", capture["etag"]), ("last modified", capture["last_modified"]))
    found = [f"{name} {value}" for name, value in said if value]
    parts = [
        f"at attempt {capture['attempt']}" if (capture["attempt"] or 1) > 1 else "",
        f"the server says {', '.join(found)}" if found else "",
        f"found in {capture['found_in']}" if capture["found_in"] else "",
        f"for source {capture['source_name']} of the catalogue" if capture["source_name"] else "",
    ]
    return "".join(f"; {part}" for part in parts if part)
