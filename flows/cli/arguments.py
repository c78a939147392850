"""What the command understands: one parser per verb, each with examples; none of them does any work."""

import argparse
from textwrap import fill
from typing import Any

from schemas.verification import Head
from schemas.version import CODE_VERSION

DOC = "DOC is a SHA-256 prefix (7 characters or more), a file name, a URI or a document symbol."

EPILOG = """\
examples:
  chancery ingest papers/               take a folder into the archive
  chancery documents                    what is there
  chancery show note-verbale.pdf        one document: what it is, and its text
  chancery related note-verbale.pdf     who repeats it, whom it repeats, and why
  chancery compare 2961365 a7ca7be      where two documents differ, by word
  chancery audit note-verbale.pdf       where it came from, what was done to it
  chancery trace letter.pdf 310:355     where these characters came from
  chancery query @republications        ask the warehouse (--list: what to ask)
  chancery verify                       is everything still what it was?

DOC is a SHA-256 prefix (7 characters or more), a file name, a URI or a document
symbol. The archive is --archive DIR, else $CHANCERY_ARCHIVE, else ./archive;
only `ingest`, `reprocess` and `quarantine retry` change it.

exit codes: 0 done; 1 failed; 2 usage; 3 done, with documents quarantined;
4 verification found a difference
"""


def command_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command; `module` in its result names the verb's module."""
    parser = argparse.ArgumentParser(
        prog="chancery",
        description="Documents into a DuckDB warehouse, every character traceable to its source.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_everywhere(parser, default=None)
    parser.add_argument("--version", action="version", version=f"chancery {CODE_VERSION}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True, title="verbs")
    _add_writing(verbs)
    _add_reprocess(verbs)
    _add_lists(verbs)
    _add_document_verbs(verbs)
    _add_asking(verbs)
    return parser


def _add_everywhere(parser: argparse.ArgumentParser, default: Any) -> None:
    """Add what may stand before and after the verb; after it, absence must not undo what stood before."""
    parser.add_argument("--archive", metavar="DIR", default=default, help="the archive directory")
    parser.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        default=default,
        help="more detail; with errors, where they arose",
    )


def _verb(verbs: Any, name: str, module: str, help_text: str, examples: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = verbs.add_parser(
        name,
        help=help_text,
        description=fill(f"{help_text[0].upper()}{help_text[1:]}.", 78),
        epilog=f"examples:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(module=module)
    _add_everywhere(parser, default=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")
    return parser


def _add_writing(verbs: Any) -> None:
    ingest = _verb(
        verbs,
        "ingest",
        "ingest_command",
        "take documents into the archive; running it again lands only what is new",
        "  chancery ingest papers/ letter.pdf\n  chancery ingest 'papers/**/*.html' --archive /data/archive",
    )
    ingest.add_argument("targets", nargs="+", metavar="TARGET", help="a file, a folder or a glob pattern")


def _add_reprocess(verbs: Any) -> None:
    reprocess = _verb(
        verbs,
        "reprocess",
        "reprocess",
        "derive again by the rules there are now, from the stored originals; tells what has changed",
        "  chancery reprocess\n  chancery reprocess letter.pdf",
    )
    reprocess.add_argument("documents", nargs="*", metavar="DOC", help=f"only these; all if none. {DOC}")


def _add_lists(verbs: Any) -> None:
    documents = _verb(
        verbs,
        "documents",
        "documents",
        "list the documents, the newest landed first",
        "  chancery documents\n  chancery documents --limit 20\n  chancery documents --json",
    )
    runs = _verb(
        verbs,
        "runs",
        "runs",
        "list the runs and what each did, the newest first",
        "  chancery runs\n  chancery runs --limit 1 --json",
    )
    for parser in (documents, runs):
        parser.add_argument("--limit", type=_positive, metavar="N", help="only the newest N")
    quarantine = _verb(
        verbs,
        "quarantine",
        "quarantine",
        "list the inputs that did not land, with the reason of each; or try them again",
        "  chancery quarantine\n  chancery quarantine retry\n  chancery quarantine retry 3f1c0a9",
    )
    quarantine.add_argument("action", nargs="?", choices=["retry"], help="retry: try them again")
    quarantine.add_argument(
        "quarantine_ids",
        nargs="*",
        metavar="ID",
        help="which to retry, as listed (a prefix will do); all if none",
    )


def _add_document_verbs(verbs: Any) -> None:
    show = _document_verb(
        verbs,
        "show",
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
    _document_verb(
        verbs,
        "related",
        "list the documents related to one, in both directions, with the reasons",
        "  chancery related press-release.html\n  chancery related press-release.html --json",
    )
    audit = _document_verb(
        verbs,
        "audit",
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
    _add_trace(verbs)
    _add_compare(verbs)
    verify = _verb(
        verbs,
        "verify",
        "verify",
        "recompute what can be recomputed; exit code 0 only if all of it holds, 4 if something differs",
        "  chancery verify\n  chancery verify letter.pdf\n  chancery verify --json\n"
        "  chancery verify --expect 64:0994d047…    a head that was written down",
    )
    verify.add_argument("document", nargs="?", metavar="DOC", help=f"only this document. {DOC}")
    verify.add_argument(
        "--bundle", metavar="FILE.zip", help="check an evidence bundle instead; needs no archive"
    )
    verify.add_argument(
        "--deep", action="store_true", help="also derive every document again from its original, and compare"
    )
    verify.add_argument(
        "--expect",
        action="append",
        default=[],
        type=_head,
        metavar="SIZE:ROOT",
        help="a head written down earlier: nothing before it may have been rewritten; may be given again",
    )


def _document_verb(verbs: Any, name: str, help_text: str, examples: str) -> argparse.ArgumentParser:
    parser = _verb(verbs, name, name, help_text, examples)
    parser.add_argument("document", metavar="DOC", help=DOC)
    return parser


def _add_trace(verbs: Any) -> None:
    trace = _document_verb(
        verbs,
        "trace",
        "tell where characters come from: the edits, the box on the page or the bytes, the capture",
        "  chancery trace letter.pdf 310:355            offsets in the clean text\n"
        "  chancery trace letter.pdf --find 'null and void' --image page.png\n"
        "  chancery trace letter.pdf --raw 1200:1260    what became of raw text\n"
        "  chancery trace letter.pdf --page 2 --box 70,100,300,160\n"
        "  chancery trace page.html --bytes 5120:5200   what was read from bytes\n\n"
        "Offsets count characters from 0; the end is not part of the range. Boxes are\n"
        "x0,top,x1,bottom in PDF points from the top left of the page as displayed.",
    )
    what = trace.add_mutually_exclusive_group(required=True)
    what.add_argument("place", nargs="?", metavar="START[:END]", help="characters of the clean text")
    what.add_argument("--find", metavar="WORDS", help="words of the clean text, in any case, over line ends")
    what.add_argument("--raw", metavar="START:END", help="characters of the raw text")
    what.add_argument("--bytes", metavar="START:END", help="bytes of the original")
    what.add_argument(
        "--page", type=_positive, metavar="N", help="a page of a PDF, or with --box a part of it"
    )
    trace.add_argument(
        "--box", metavar="X0,TOP,X1,BOTTOM", help="with --page: the words whose middle is in it"
    )
    trace.add_argument("--part", metavar="NAME", help="with --bytes: the member of a container they are of")
    trace.add_argument("--nth", type=_positive, metavar="N", help="with --find: which of several places")
    trace.add_argument("--image", metavar="FILE.png", help="draw the page with the words boxed (PDF only)")


def _add_compare(verbs: Any) -> None:
    compare = _verb(
        verbs,
        "compare",
        "compare",
        "show in which words two documents differ, and the passages they share side by side",
        "  chancery compare press-release.html note-verbale.pdf\n"
        "  chancery compare 2961365 a7ca7be --html comparison.html",
    )
    compare.add_argument("left", metavar="A", help=f"shown on the left. {DOC}")
    compare.add_argument("right", metavar="B", help="shown on the right, named in the same way")
    compare.add_argument(
        "--html", metavar="FILE", help="write a page that needs nothing else, for screen, phone and paper"
    )
    compare.add_argument("--formulae", action="store_true", help="also passages that are common wording")


def _add_asking(verbs: Any) -> None:
    query = _verb(
        verbs,
        "query",
        "query",
        "ask the warehouse in SQL, read-only; or ask one of the named questions",
        "  chancery query --list\n  chancery query @republications\n"
        "  chancery query 'SELECT kind, count(*) FROM documents GROUP BY kind'\n"
        "  chancery query @columns        every view and column, with its meaning\n"
        "  chancery query @who_said words='recogni[sz]e'\n"
        "  chancery query @changed_words --format csv > changed_words.csv\n\n"
        "In CSV a text that a spreadsheet would run as a formula (=, +, - or @ first)\n"
        "gets a leading apostrophe.",
    )
    query.add_argument(
        "statement",
        nargs="?",
        metavar="SQL|@name",
        help="one SQL statement, or @ and a name; - reads standard input",
    )
    query.add_argument(
        "values",
        nargs="*",
        metavar="NAME=VALUE",
        help="what stands for $NAME in the statement",
    )
    query.add_argument(
        "--format", choices=["table", "csv", "json"], default="table", help="table unless said"
    )
    query.add_argument("--list", action="store_true", help="list the named queries")


def _head(text: str) -> Head:
    try:
        size, _, root = text.strip().partition(":")
        return Head(tree_size=int(size), root_sha256=root.lower())
    except ValueError as cause:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a head: SIZE:ROOT, as `verify` prints it, with all 64 digits of the root"
        ) from cause


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number
