"""What the command understands: the parser of the whole, its verbs from `verbs/`; none of it works itself."""

import argparse
from functools import cache

from flows.cli.verbs import (
    asking,
    changing,
    checking,
    comparing,
    listing,
    one_document,
    operating,
    telling,
    tracing,
)
from flows.cli.verbs.verb import add_everywhere
from schemas.version import CODE_VERSION

GROUPS = (changing, listing, one_document, tracing, comparing, checking, asking, telling, operating)
"""In the order in which the help lists them."""

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
  chancery report                       a site of the archive, to look at
  chancery export out/                  every view as Parquet, for other tools
  chancery verify                       is everything still what it was?
  chancery serve                        what runs on a schedule, until Ctrl-C

DOC is a SHA-256 prefix (7 characters or more), a file name, a URI or a document
symbol. The archive is --archive DIR, else $CHANCERY_ARCHIVE, else ./archive;
only `ingest`, `reprocess`, `rebuild` and `quarantine retry` change it.

exit codes: 0 done; 1 failed; 2 usage; 3 done, with documents quarantined;
4 verification found a difference
"""


@cache
def command_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command; `module` in its result names the verb's module."""
    parser = argparse.ArgumentParser(
        prog="chancery",
        description="Documents into a DuckDB warehouse, every character traceable to its source.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_everywhere(parser, default=None)
    parser.add_argument("--version", action="version", version=f"chancery {CODE_VERSION}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True, title="verbs")
    for group in GROUPS:
        group.add(verbs)
    return parser
