"""`chancery related DOC`: the documents it repeats, and those that repeat it, with the reasons."""

import argparse

from flows.cli.attachments import attachment_lines
from flows.cli.find_document import find_document
from flows.cli.printing.colour import paint
from flows.cli.printing.labelled import labelled
from flows.cli.printing.naming import document_line, named, short
from flows.cli.printing.output import note, print_json, print_lines
from flows.cli.printing.phrases import (
    ON_ITSELF,
    coverage_phrase,
    direction_phrase,
    predicate_phrase,
    unreproduced_phrase,
)
from flows.cli.printing.proposed import proposed
from flows.cli.printing.terminal import terminal_width, visible, wrapped
from flows.cli.reading import Record, opened, read, read_one

WITHOUT_MATCHES = ("cites", "translates")


def run(arguments: argparse.Namespace) -> int:
    """Print the relations of one document; returns the exit code."""
    with opened(arguments) as connection:
        document_id = find_document(connection, arguments.document)
        document = read_one(connection, "document", document_id=document_id)
        relations = read(connection, "relations_of", document_id=document_id)
        attachments = read(connection, "attachments_of", document_id=document_id)
    if arguments.json:
        print_json({"document_id": document_id, "relations": relations, "attachments": attachments})
        return 0
    called = wrapped(visible(document_line(document)), terminal_width())
    print_lines(paint(line, "bold") for line in called)
    for relation in relations:
        print()
        print_lines(relation_lines(relation))
        if relation["predicate"] not in WITHOUT_MATCHES:
            command = proposed(f"compare {short(document_id)} {short(relation['other_id'])}")
            print(paint(f"  {command}", "dim"))
    for line in attachment_lines(attachments):
        print("\n" + line)
    if not relations and not attachments:
        note("related to no other document of this archive")
    return 0


def relation_lines(relation: Record, narrower: int = 0) -> list[str]:
    """Return what one relation says, from the viewpoint of the document in question.

    `narrower`: columns of the terminal the caller needs before each line.
    """
    basis = relation["direction_basis"]
    phrase = predicate_phrase(relation["predicate"], is_subject=relation["is_subject"], basis=basis)
    names, title = relation["other_file_names"], relation["other_title"]
    other = named(relation["other_id"], relation["other_kind"], relation["other_on"], title, names)
    if relation["subject_id"] == relation["object_id"]:
        phrase, other, names = ON_ITSELF[relation["predicate"]], "", []
    is_citation = relation["predicate"] == "cites"
    whose = "the other's" if relation["is_subject"] else "its"
    left_out = unreproduced_phrase(relation)
    details = [
        ("file", ", ".join(names) if title else ""),
        ("passages", coverage_phrase(relation) if relation["match_count"] and not is_citation else ""),
        ("places", str(relation["match_count"]) if is_citation else ""),
        ("left out", f"{whose} {left_out}" if left_out else ""),
        ("because", relation["reason"]),
        ("direction by", direction_phrase(relation)),
    ]
    limit = terminal_width()
    width = None if limit is None else limit - narrower
    return [*wrapped(visible(f"{phrase} {other}".rstrip()), width, "  "), *labelled(details, "  ", narrower)]
