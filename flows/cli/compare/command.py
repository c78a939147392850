"""`chancery compare A B`: the words in which two documents differ, and the passages they share."""

import argparse
import json
from typing import TYPE_CHECKING

from duckdb import DuckDBPyConnection

from flows.cli.compare.side import Side, side_of
from flows.cli.find_document import find_document
from flows.cli.printing.file_output import write_file
from flows.cli.printing.output import print_json
from flows.cli.reading import Record, opened, read, read_one
from schemas.errors import UsageError

if TYPE_CHECKING:
    from flows.cli.compare.compared import Comparison


def run(arguments: argparse.Namespace) -> int:
    """Print the comparison, as JSON if asked; with `--html`, write the page. Returns the exit code."""
    comparison = _comparison(arguments)
    if arguments.html:
        from flows.cli.compare.html_page import comparison_page

        write_file(arguments.html, comparison_page(comparison))
    if arguments.json:
        from flows.cli.compare.record import comparison_record

        print_json(comparison_record(comparison))
    elif not arguments.html:
        from flows.cli.compare.text import print_comparison

        print_comparison(comparison)
    return 0


def _comparison(arguments: argparse.Namespace) -> "Comparison":
    with opened(arguments) as connection:
        ids = [find_document(connection, doc) for doc in (arguments.left, arguments.right)]
        if ids[0] == ids[1]:
            both = f"{arguments.left!r} and {arguments.right!r}"
            raise UsageError(f"{both} are the same document: nothing to compare")
        return comparison_of(connection, ids[0], ids[1], with_formulae=arguments.formulae)


def comparison_of(
    connection: DuckDBPyConnection, left_id: str, right_id: str, *, with_formulae: bool = False
) -> "Comparison":
    """Return what two documents that are held share, and where they differ."""
    from flows.cli.compare.alignment import aligned_passages, translated_passages
    from flows.cli.compare.compared import compared

    left, right = (_side(connection, document_id) for document_id in (left_id, right_id))
    pair = {"left_id": left_id, "right_id": right_id}
    swapped = left_id > right_id
    passages = aligned_passages(read(connection, "matches_between", **pair), swapped=swapped)
    if not passages:
        groups = read(connection, "translations_between", **pair)
        passages = translated_passages(groups, swapped=swapped)
    is_on_record = bool(passages)
    if not is_on_record:
        passages = aligned_passages(_shared_alone(connection, left, right), swapped=swapped)
    relations = read(connection, "relations_between", **pair)
    return compared(left, right, passages, relations, with_formulae=with_formulae, is_on_record=is_on_record)


def _shared_alone(connection: DuckDBPyConnection, left: Side, right: Side) -> list[Record]:
    """Return what two texts share that the archive makes nothing of, as matches without an id."""
    from tasks.match.alone import shared_alone
    from tasks.match.side import Block
    from tasks.match.side import Side as MatchSide

    sides = [
        MatchSide(
            side.document_id,
            side.document_id,
            side.text,
            tuple(
                Block(row["text_start"], row["text_end"], row["role"], row["language"])
                for row in read(connection, "passages", document_id=side.document_id)
            ),
        )
        for side in (left, right)
    ]
    found = (match.model_dump() for match in shared_alone(*sides))
    return [{**match, "match_id": None, "diff": json.dumps(match["diff"])} for match in found]


def _side(connection: DuckDBPyConnection, document_id: str) -> Side:
    document = read_one(connection, "document", document_id=document_id)
    text = read_one(connection, "text", document_id=document_id)["text"]
    return side_of(document, text, read(connection, "passages", document_id=document_id))
