"""`chancery compare A B`: what two documents share, and the words in which they differ there."""

import argparse
from pathlib import Path

from duckdb import DuckDBPyConnection

from flows.cli.compared import Comparison, Side, compared
from flows.cli.find_document import find_document
from flows.cli.naming import named
from flows.cli.output import note, print_json
from flows.cli.reading import Record, opened, read, read_one
from schemas.errors import ArchiveError, UsageError


def run(arguments: argparse.Namespace) -> int:
    """Print the comparison, as JSON if asked; with `--html`, write the page. Returns the exit code."""
    comparison = _comparison(arguments)
    if arguments.html:
        from flows.cli.compare_html import comparison_page

        _write(Path(arguments.html), comparison_page(comparison))
    if arguments.json:
        print_json(_record(comparison))
    elif not arguments.html:
        from flows.cli.compare_text import print_comparison

        print_comparison(comparison)
    return 0


def _comparison(arguments: argparse.Namespace) -> Comparison:
    with opened(arguments) as connection:
        ids = [find_document(connection, doc) for doc in (arguments.left, arguments.right)]
        if ids[0] == ids[1]:
            both = f"{arguments.left!r} and {arguments.right!r}"
            raise UsageError(f"{both} are the same document: nothing to compare")
        left, right = (_side(connection, document_id) for document_id in ids)
        pair = {"left_id": ids[0], "right_id": ids[1]}
        matches = read(connection, "matches_between", **pair)
        relations = read(connection, "relations_between", **pair)
    return compared(left, right, matches, relations, with_formulae=arguments.formulae)


def _side(connection: DuckDBPyConnection, document_id: str) -> Side:
    document = read_one(connection, "document", document_id=document_id)
    texts = read_one(connection, "text", document_id=document_id)
    return Side(document_id, _called(document), texts["text"])


def _called(document: Record) -> str:
    on = document["dated_on"] or document["published_on"]
    return named(document["document_id"], document["kind"], on, document["title"], document["file_names"])


def _write(path: Path, page: str) -> None:
    try:
        path.write_text(page, encoding="utf-8", errors="backslashreplace")
    except OSError as cause:
        raise ArchiveError(f"cannot write {path}: {cause.strerror}") from cause
    note(f"wrote {path}")


def _record(comparison: Comparison) -> Record:
    """Return the comparison for JSON: left and right as asked, passages with their differences."""
    return {
        "left_id": comparison.left.document_id,
        "right_id": comparison.right.document_id,
        "left_coverage": comparison.left_coverage,
        "right_coverage": comparison.right_coverage,
        "relations": comparison.relations,
        "matches": [
            {
                **{key: value for key, value in vars(passage).items() if key != "differences"},
                "left_text": comparison.left.text[passage.left_start : passage.left_end],
                "right_text": comparison.right.text[passage.right_start : passage.right_end],
                "diff": [vars(difference) for difference in passage.differences],
            }
            for passage in comparison.passages
        ],
        "formulae_hidden": comparison.hidden_count,
    }
