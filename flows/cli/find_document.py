"""Which document a person means by DOC."""

import re
from contextlib import suppress
from pathlib import Path

from duckdb import DuckDBPyConnection

from flows.cli.printing.naming import named
from flows.cli.reading import read, read_one
from schemas.errors import FetchFailed, UnknownDocument
from tasks.web.address import is_web_address, parse_address

MOST_OFFERED = 4


def find_document(connection: DuckDBPyConnection, doc: str) -> str:
    """Return the document_id that `doc` names: SHA-256 prefix, file name, URI, path or symbol.

    Names are taken as they are first; only if that leads nowhere, without their ending and case.
    Raises `UnknownDocument`, with what the person may have meant, if none or several fit.
    """
    uris = _uris(doc)
    found = [row["document_id"] for row in read(connection, "find_document", named=doc, uris=uris)]
    if len(found) == 1:
        return str(found[0])
    if found:
        offered = [_named(connection, document_id) for document_id in found]
        raise UnknownDocument(f"{doc!r} names {len(found)} documents, give an id instead: {_listed(offered)}")
    raise UnknownDocument(_nothing_found(connection, doc, uris))


def _uris(doc: str) -> list[str]:
    """Return the URIs under which `doc`, if it is a URI or a path, may have been captured."""
    if is_web_address(doc):
        with suppress(FetchFailed):
            return [doc, parse_address(doc).uri]
    if "://" in doc or "\0" in doc:
        return [doc]
    path = Path(doc).absolute()
    return [doc, str(path), path.as_uri(), path.resolve().as_uri()]


def _nothing_found(connection: DuckDBPyConnection, doc: str, uris: list[str]) -> str:
    """Return a message that says what to type instead."""
    held = read(connection, "quarantined_as", named=doc, uris=uris)
    if held:
        return f"{doc!r} did not land, it is in quarantine ({held[0]['code']}): see `chancery quarantine`"
    if re.fullmatch(r"[0-9a-fA-F]{1,6}", doc):
        return f"no document is called {doc!r}; an id needs 7 characters or more: see `chancery documents`"
    near = _near(connection, doc)
    if near:
        return f"no document is called {doc!r}; did you mean {_listed(near)}?"
    return f"no document is called {doc!r}: see `chancery documents` for what is there"


def _near(connection: DuckDBPyConnection, doc: str) -> list[str]:
    """Return documents with a name that contains `doc`, or else is nearly the same, as lines."""
    from difflib import get_close_matches

    wanted = doc.rpartition("/")[2].casefold()
    names: dict[str, list[str]] = {}
    for row in read(connection, "names"):
        names.setdefault(row["answers_to"].casefold(), []).append(row["document_id"])
    near = [name for name in names if wanted and wanted in name]
    near = near or get_close_matches(wanted, names, n=MOST_OFFERED, cutoff=0.6)
    ids = dict.fromkeys(document_id for name in near for document_id in names[name])
    return [_named(connection, document_id) for document_id in list(ids)[: MOST_OFFERED + 1]]


def _named(connection: DuckDBPyConnection, document_id: str) -> str:
    row = read_one(connection, "document", document_id=document_id)
    on = row["dated_on"] or row["published_on"]
    return named(document_id, row["kind"], on, (row["file_names"] or [row["title"]])[0], [])


def _listed(lines: list[str]) -> str:
    """Return at most a few of the lines as one, and say whether there are more."""
    return "; ".join(lines[:MOST_OFFERED]) + ("; and others" if len(lines) > MOST_OFFERED else "")
