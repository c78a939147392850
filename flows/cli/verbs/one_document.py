"""Verbs about one document: show, related, audit."""

from typing import Any

from flows.cli.verbs.verb import add_document_verb


def add(verbs: Any) -> None:
    """Add the verbs of this group."""
    _add_show(verbs)
    add_document_verb(
        verbs,
        "related",
        "related",
        "list the documents related to one, in both directions, with the reasons",
        "  chancery related press-release.html\n  chancery related press-release.html --json",
    )
    _add_audit(verbs)


def _add_show(verbs: Any) -> None:
    show = add_document_verb(
        verbs,
        "show",
        "show.command",
        "show what a document is, and its clean text",
        "  chancery show letter.pdf\n  chancery show letter.pdf --edits\n"
        "  chancery show letter.pdf --raw | sha256sum    as `audit` has it",
    )
    which = show.add_mutually_exclusive_group()
    which.add_argument(
        "--raw", action="store_true", help="only the raw text; into a pipe, exactly as it was read"
    )
    which.add_argument("--text", action="store_true", help="only the clean text; into a pipe, exactly")
    which.add_argument("--edits", action="store_true", help="every change from raw to clean text, and why")
    which.add_argument("--statements", action="store_true", help="who says what in it, where and when")
    which.add_argument("--footnotes", action="store_true", help="its notes, each with the place of its mark")


def _add_audit(verbs: Any) -> None:
    audit = add_document_verb(
        verbs,
        "audit",
        "audit.command",
        "tell the whole story of a document: where it came from, what was done to it, what vouches for it",
        "  chancery audit letter.pdf\n  chancery audit letter.pdf --json > letter.audit.json\n"
        "  chancery audit letter.pdf --prov letter.prov.json\n"
        "  chancery audit letter.pdf --bundle letter.zip",
    )
    audit.add_argument(
        "--bundle", metavar="FILE.zip", help="write all evidence on it, to be checked without the archive"
    )
    audit.add_argument(
        "--html", metavar="FILE", help="write the story, the text and pictures of its pages as one page"
    )
    audit.add_argument(
        "--openlineage", metavar="FILE", help="write its runs as OpenLineage events, one a line"
    )
    audit.add_argument(
        "--prov", metavar="FILE", help="write its provenance as W3C PROV: PROV-N for a .provn, else PROV-JSON"
    )
