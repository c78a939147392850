"""`chancery show DOC`: what the document is, then its text."""

import argparse
import sys

from flows.cli.attachments import HEADING as ATTACHMENTS
from flows.cli.attachments import attachment_lines
from flows.cli.claims import HEADING, claim_pairs
from flows.cli.find_document import find_document
from flows.cli.printing.colour import paint
from flows.cli.printing.labelled import labelled
from flows.cli.printing.naming import kind_name
from flows.cli.printing.output import as_text, count, print_json, print_lines
from flows.cli.printing.terminal import terminal_width, visible, wrapped
from flows.cli.reading import Record, opened, read, read_one
from flows.cli.show.edits import edit_records, print_edits, print_suggestions
from flows.cli.show.statements import print_footnotes, print_statements

SHOWN_ALREADY = frozenset({"title", "symbol", "dated_on", "published_on", "issuer", "addressee"})
"""What stands among the metadata in any case."""


def run(arguments: argparse.Namespace) -> int:
    """Print one document; returns the exit code."""
    with opened(arguments) as connection:
        document_id = find_document(connection, arguments.document)
        document = read_one(connection, "document", document_id=document_id)
        texts = read_one(connection, "text", document_id=document_id)
        claims = read(connection, "claims_of", document_id=document_id)
        stated = read(connection, "attributes_of", document_id=document_id)
        attachments = read(connection, "attachments_of", document_id=document_id)
        edits = read(connection, "edits", document_id=document_id) if arguments.edits else []
        doubts = read(connection, "findings_of", document_id=document_id) if arguments.edits else []
        suggested = [doubt for doubt in doubts if doubt["severity"] == "suggestion"]
        asked = [part for part in ("statements", "footnotes") if getattr(arguments, part)]
        parts = {part: read(connection, f"{part}_of", document_id=document_id) for part in asked}
    if arguments.json:
        changes = {"edits": edit_records(edits, texts["raw_text"]), "suggestions": suggested}
        beside = {"claims": claims, "attributes": stated, "attachments": attachments}
        print_json({**document, **beside, **texts, **(changes if arguments.edits else {}), **parts})
    elif arguments.raw or arguments.text:
        _print_exactly(texts["raw_text" if arguments.raw else "text"])
    elif arguments.statements:
        print_statements(parts["statements"])
    elif arguments.footnotes:
        print_footnotes(parts["footnotes"], texts["text"])
    elif arguments.edits:
        print_edits(edits, texts["raw_text"])
        print_suggestions(suggested, texts["text"])
    else:
        print_lines(labelled([*metadata(document), *_stated_lines(stated)]))
        _print_claims(claims)
        if attachments:
            print("\n" + paint(ATTACHMENTS, "bold"))
            print_lines(attachment_lines(attachments, "  "))
        print()
        _print_wrapped(texts["text"])
    return 0


def metadata(document: Record) -> list[tuple[str, str]]:
    """Return labels and values of what is known about a document as a whole."""
    return [
        ("title", document["title"] or ""),
        ("kind", kind_name(document["kind"])),
        ("symbols", ", ".join(document["symbols"])),
        ("dated", as_text(document["dated_on"])),
        ("published", as_text(document["published_on"])),
        ("issuer", document["issuer"] or ""),
        ("addressee", document["addressee"] or ""),
        ("languages", ", ".join(document["languages"])),
        ("length", f"{document['char_count']:,} characters, pages: {document['page_count']}"),
        ("read by OCR", _ocr(document)),
        ("files", ", ".join(document["file_names"])),
        ("SHA-256", document["document_id"]),
    ]


def _ocr(document: Record) -> str:
    """Return how many pages OCR has read and how sure it is; nothing where it read none."""
    if not document["ocr_page_count"]:
        return ""
    pages = f"{document['ocr_page_count']} of {count(document['page_count'], 'page')}"
    sure = document["ocr_confidence"]
    return pages if sure is None else f"{pages}, with confidence {sure:.2f}"


def _print_claims(claims: list[Record]) -> None:
    pairs = claim_pairs(claims, only_known=True)
    if pairs:
        print("\n" + paint(HEADING, "bold"))
        print_lines(labelled(pairs, "  "))


def _stated_lines(stated: list[Record]) -> list[tuple[str, str]]:
    """Return labels and values of what else a document states, each with where in its text it does."""
    lines: dict[str, list[str]] = {}
    for row in stated:
        if row["name"] not in SHOWN_ALREADY and not row["name"].endswith("_paragraph"):
            place = "" if row["text_start"] is None else f" [{row['text_start']}:{row['text_end']}]"
            lines.setdefault(row["name"].replace("_", " "), []).append(row["value"] + place)
    for name in ("preambular", "operative"):
        number = sum(row["name"] == f"{name}_paragraph" for row in stated)
        if number:
            lines[f"{name} paragraphs"] = [str(number)]
    return [(name, "; ".join(values)) for name, values in lines.items()]


def _print_exactly(text: str) -> None:
    """Write the text as it is into a pipe; on a terminal, so that nothing in it acts."""
    if sys.stdout.isatty():
        print(visible(text, lines=True))
    else:
        sys.stdout.write(text)


def _print_wrapped(text: str) -> None:
    width = terminal_width()
    for line in visible(text, lines=True).split("\n"):
        print_lines(wrapped(line, width, breaks=True))
    if not text:
        print(paint("(no text)", "dim"))
