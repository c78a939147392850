"""`chancery documents`: what is there, the newest landed first."""

import argparse

from flows.cli.printing.naming import kind_name, short
from flows.cli.printing.output import note, print_json, print_table
from flows.cli.printing.table import Column
from flows.cli.reading import Record, chosen_archive, opened, read
from flows.cli.waiting import waiting

COLUMNS = [
    Column("id", importance=9, minimum=10),
    Column("kind", importance=4, minimum=13),
    Column("dated", importance=6, minimum=10),
    Column("title", importance=5, minimum=15),
    Column("lang", importance=2, minimum=5),
    Column("pages", importance=1, minimum=7, align=">"),
    Column("files", importance=5, minimum=10),
]


def run(arguments: argparse.Namespace) -> int:
    """Print the documents as a table or as JSON; returns the exit code."""
    with opened(arguments) as connection:
        documents = read(connection, "documents", row_limit=arguments.limit)
        kept_waiting = waiting(connection, chosen_archive(arguments))
    if arguments.json:
        print_json(documents)
    elif documents:
        print_table(COLUMNS, [_cells(document) for document in documents])
    elif not kept_waiting:
        note("no documents yet: `chancery ingest TARGET…` takes some in")
    if kept_waiting:
        note(kept_waiting)
    return 0


def _cells(document: Record) -> list[str]:
    return [
        short(document["document_id"]),
        kind_name(document["kind"]),
        str(document["dated_on"] or document["published_on"] or ""),
        document["title"] or "",
        " ".join(document["languages"]),
        f"{document['page_count']}{' OCR' if document['ocr_page_count'] else ''}",
        ", ".join(document["file_names"]),
    ]
