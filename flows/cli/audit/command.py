"""`chancery audit DOC`: the whole story of one document, in the order in which it happened."""

import argparse
import json
from pathlib import Path

from duckdb import DuckDBPyConnection

from flows.cli.audit.audited_text import AuditedText
from flows.cli.audit.bundle import bundle
from flows.cli.audit.html_page import audit_page
from flows.cli.audit.openlineage import lineage_events
from flows.cli.audit.page_pictures import page_pictures
from flows.cli.audit.prov_graph import graphs
from flows.cli.audit.prov_json import prov_json
from flows.cli.audit.prov_n import prov_n
from flows.cli.audit.story import story_lines
from flows.cli.captures import captures_of
from flows.cli.find_document import find_document
from flows.cli.printing.file_output import write_file
from flows.cli.printing.output import print_json, print_lines
from flows.cli.printing.plain_page import plain_page
from flows.cli.reading import Record, chosen_archive, opened, read, read_one
from flows.cli.show.edits import edit_records
from warehouse.archive import Archive
from warehouse.proofs import prove_inclusions


def run(arguments: argparse.Namespace) -> int:
    """Print the story of one document as text or as one JSON object; returns the exit code."""
    archive = chosen_archive(arguments)
    with opened(arguments) as connection:
        document_id = find_document(connection, arguments.document)
        if arguments.prov:
            write_file(arguments.prov, _provenance(connection, document_id, arguments.prov))
        story = _document_story(connection, archive, document_id)
        if arguments.openlineage:
            write_file(arguments.openlineage, lineage_events(connection, archive, document_id))
        if arguments.bundle:
            write_file(arguments.bundle, bundle(connection, archive, document_id, _report(story)))
        if arguments.html:
            with plain_page():
                write_file(arguments.html, _page(connection, story))
    written = (arguments.prov, arguments.openlineage, arguments.bundle, arguments.html)
    if arguments.json:
        print_json(story)
    elif not any(written):
        print_lines(story_lines(story))
    return 0


def _page(connection: DuckDBPyConnection, story: Record) -> str:
    """Return the story as an HTML page, with the text, its edits and pictures of its pages."""
    document_id, original = story["document"]["document_id"], story["original"]
    texts = read_one(connection, "text", document_id=document_id)
    path = Path(original["path"])
    pictures, missing = page_pictures(path, original["media_type"]) if path.exists() else ({}, "")
    text = AuditedText(
        text=texts["text"],
        passages=read(connection, "passages", document_id=document_id),
        edits=edit_records(read(connection, "edits", document_id=document_id), texts["raw_text"]),
        matches=read(connection, "matches_of", document_id=document_id),
        pictures=pictures,
        missing=missing,
    )
    return audit_page(story, text)


def _report(story: Record) -> str:
    """Return the story as the bundle holds it: it leads to the original there, wherever that is unpacked."""
    name = f"original/{story['original']['original_sha256']}"
    inside = {**story, "original": {**story["original"], "path": name, "is_present": True}}
    with plain_page():
        return "\n".join(story_lines(inside)) + "\n"


def _provenance(connection: DuckDBPyConnection, document_id: str, name: str) -> str:
    """Return the provenance of a document: PROV-N for a name in .provn, else PROV-JSON."""
    found = graphs(connection, document_id)
    return prov_n(found) if name.endswith(".provn") else prov_json(found)


def _document_story(connection: DuckDBPyConnection, archive: Archive, document_id: str) -> Record:
    """Return everything the archive knows about one document, but its texts and its edits one by one."""
    original_path = archive.original(document_id)
    derivations = read(connection, "derivations_of", document_id=document_id)
    run_ids = dict.fromkeys(derivation["run_id"] for derivation in derivations)
    statements = read(connection, "statements_of", document_id=document_id)
    heads = read(connection, "head")
    entries = read(connection, "ledger_of", document_id=document_id)
    return {
        "document": read_one(connection, "document", document_id=document_id),
        "captures": captures_of(connection, document_id),
        "quarantine": read(connection, "quarantine_of", document_id=document_id),
        "versions": read(connection, "versions_of", document_id=document_id),
        "original": {
            **read_one(connection, "original_of", document_id=document_id),
            "path": str(original_path),
            "is_present": original_path.exists(),
        },
        "attachments": read(connection, "attachments_of", document_id=document_id),
        "claims": read(connection, "claims_of", document_id=document_id),
        "derivations": [{**row, "rules": json.loads(row["rules"])} for row in derivations],
        "pages": read(connection, "pages_per_method", document_id=document_id),
        "edits_per_rule": read(connection, "edits_per_rule", document_id=document_id),
        "passages": read(connection, "passages_per_role", document_id=document_id),
        "attributes": read(connection, "attributes_of", document_id=document_id),
        "statements": statements,
        "statement_count": len(statements),
        "footnote_count": len(read(connection, "footnotes_of", document_id=document_id)),
        "cited": read(connection, "works_cited_by", document_id=document_id),
        "cited_by": read(connection, "documents_citing", document_id=document_id),
        "findings": read(connection, "findings_of", document_id=document_id),
        "relations": read(connection, "relations_of", document_id=document_id),
        "retracted": read(connection, "retracted_of", document_id=document_id),
        "runs": [row for run_id in run_ids for row in read(connection, "run", run_id=run_id)],
        "ledger_entries": _proved(connection, entries, heads[0]["tree_size"]) if heads else entries,
        "head": heads[0] if heads else None,
    }


def _proved(connection: DuckDBPyConnection, entries: list[Record], tree_size: int) -> list[Record]:
    """Return entries of the log with the hashes that lead from each to the head, nearest first."""
    proofs = prove_inclusions(connection, [entry["entry_number"] for entry in entries], tree_size)
    return [{**entry, "proof": proofs[entry["entry_number"]]} for entry in entries]
